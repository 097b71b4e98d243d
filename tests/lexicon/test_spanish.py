"""What companies in Spain and Latin America say is understood as what English ones say."""

import pytest

from harness.fields import Control, understand
from harness.lexicon import lexicon
from harness.model import Journey, PageView
from harness.reading.anchors import kind_of

from ..audits.build import HOME, click, expect, field, fill, go, last, link, page, visit, way

SPANISH = lexicon("es_MX")


def kind(look: PageView) -> tuple[str, str]:
    form = page("Pedido", "/pedido", fields=[field("Código")])
    moves = [go(HOME), click("Pedir", form), fill(field("Código")), click("Continuar", look), expect("Gracias")]
    verdict = last(visit(way("order", *moves, halt="expect-unmet", wanted="Gracias"), language="es"))
    return verdict.outcome, verdict.kind


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        ("e-mail-us", "Para grupos de más de ocho personas, envíenos un correo electrónico a grupos@hotel.example."),
        ("e-mail-us", "Escríbenos a bajas@gimnasio.example."),
        ("e-mail-us", "Las bajas se tramitan por correo electrónico."),
        ("e-mail-us", "Envía un email a socios@club.example."),
        ("e-mail-us", "Mandanos un mail con tus datos."),
        ("phone-only", "Para cancelar tu suscripción, llámanos al 900 123 123."),
        ("phone-only", "Por favor, llame a nuestra central de reservas."),
        ("phone-only", "Las cancelaciones se realizan únicamente por teléfono."),
        ("phone-only", "Para darse de baja, comuníquese al 01 800 123 4567."),
        ("phone-only", "Puede darse de baja llamando al 900 123 123."),
        ("phone-only", "Debés llamar de lunes a viernes de 9 a 18."),
        ("by-post", "La baja se solicita mediante carta certificada."),
        ("by-post", "Debe solicitar la cancelación por escrito."),
        ("by-post", "Imprima el formulario, fírmelo y envíelo a nuestra sede."),
        ("by-post", "Envíe la solicitud por correo postal a la sede del club."),
        ("by-post", "La solicitud, debidamente firmada, se remitirá al club."),
        ("visit-us", "La baja debe tramitarse presencialmente."),
        ("visit-us", "Para cancelar, acude a la recepción de tu club."),
        ("visit-us", "Debe personarse con su documento."),
        ("visit-us", "Las bajas se gestionan solo en recepción."),
        ("visit-us", "Tienes que pasar por recepción."),
        ("app-only", "La cancelación está disponible únicamente en la app."),
        ("app-only", "Descarga nuestra aplicación para continuar."),
        ("chat-only", "Reservas por WhatsApp."),
        ("chat-only", "Abre el chat para cancelar."),
        ("expired", "El cupón ha caducado."),
        ("expired", "Este código ya no es válido."),
        ("expired", "La promoción ha finalizado."),
        ("expired", "Su sesión ha expirado por inactividad."),
        ("expired", "El tiempo para completar la reserva se ha agotado."),
        ("refused", "Este código ya ha sido canjeado, contacta con atención al cliente."),
        ("refused", "El código introducido no es válido."),
        ("refused", "Su pago ha sido rechazado."),
        ("refused", "El código y el correo no coinciden."),
        ("refused", "Código incorrecto, vuelve a intentarlo."),
        ("sold-out", "Lo sentimos, este artículo está agotado."),
        ("sold-out", "No quedan mesas para ese día."),
        ("sold-out", "No hay disponibilidad en las fechas elegidas."),
        ("server-error", "Se ha producido un error inesperado."),
        ("server-error", "Algo salió mal."),
        ("not-found", "La página que buscas no existe."),
        ("not-found", "Página no encontrada."),
    ],
)
def test_turned_away(expected: str, said: str) -> None:
    assert kind(page(f"Pedido\n{said}", "/siguiente")) == ("dead-end", expected)


@pytest.mark.parametrize(
    "said",
    [
        "¿Tienes dudas? Escríbenos un correo.",
        "Si tienes alguna duda, llámanos al 900 123 123.",
        "Llámenos para más información.",
        "Reserva online o llámanos.",
        "También puedes reservar por teléfono.",
        "Puede reservar en línea o por teléfono.",
        "Puede cancelar por teléfono o en nuestra web.",
        "Si lo prefieres, llámanos.",
        "¿Prefieres que te llamemos?",
        "Te llamaremos para confirmar la hora.",
        "Le confirmaremos su reserva por teléfono.",
        "Atención telefónica de lunes a viernes.",
        "Teléfono: 900 123 123",
        "No hace falta llamar para cancelar.",
        "Cancela cuando quieras, sin llamadas ni papeleo.",
        "No tienes que llamar ni enviar ninguna carta.",
        "Te enviaremos un correo electrónico con la confirmación.",
        "Recibirás tus entradas por correo electrónico.",
        "Revisa tu correo y pulsa el enlace.",
        "Hemos enviado un código a tu correo.",
        "Te hemos enviado un correo con las instrucciones.",
        "Introduce tu correo electrónico para continuar.",
        "Las facturas se envían solo por correo electrónico.",
        "Envía tu currículum por correo electrónico a empleo@empresa.example.",
        "Para prensa, escríbenos a prensa@empresa.example.",
        "Recibirás la tarjeta de socio por correo postal en unos días.",
        "Enviamos a domicilio por correo certificado.",
        "Devuelve el paquete por correo certificado en 14 días.",
        "Para ejercer el derecho de desistimiento puede enviarnos una carta por correo postal o un correo electrónico.",
        "Confirmaremos la baja por escrito.",
        "Puede solicitar la baja por escrito al correo electrónico del club o en su área de cliente.",
        "No necesitas imprimir ni firmar nada.",
        "Firma con el dedo en la pantalla.",
        "El contrato se firma digitalmente.",
        "Imprime tus entradas o muéstralas en el móvil.",
        "Visita nuestra tienda y descubre las novedades.",
        "Acércate a tu tienda más cercana para recoger tu pedido.",
        "Ven a conocernos, te esperamos en el gimnasio.",
        "Pago en efectivo solo en recepción.",
        "Las clases presenciales empiezan en septiembre.",
        "Tus datos personales están protegidos.",
        "Entrena en el club o con la app.",
        "Descarga nuestra app y consigue un 5 % de descuento.",
        "Consulta tus puntos en la app.",
        "Nuestro chat está disponible todo el día.",
        "Síguenos en WhatsApp.",
        "Abre el chat para hablar con nosotros.",
        "Abre la app para ver tu entrada.",
        "Escríbenos a través del formulario.",
        "Envía la tarjeta regalo por email a tu amigo.",
        "La entrada se envía por correo electrónico.",
        "Debes presentarte con ropa cómoda.",
        "Debe acudir 30 minutos antes de la salida.",
        "Reserva en el restaurante que prefieras.",
        "La sauna está fuera de servicio.",
        "Los códigos caducados no se pueden canjear.",
        "Si el código ha caducado, solicita otro.",
        "Este descuento no es válido para tarjetas regalo.",
        "Solo se puede canjear un código por pedido.",
        "El código es válido hasta fin de mes.",
        "La tarjeta regalo no caduca.",
        "La oferta finaliza el domingo.",
        "Te avisaremos cuando el artículo vuelva a estar disponible.",
        "Elige una mesa libre.",
        "La mesa seleccionada ya está confirmada.",
        "Envíanos tus fotos del viaje por correo electrónico.",
        "Quedan pocas plazas.",
        "Últimas unidades, el producto está casi agotado.",
        "Aceptamos todas las tarjetas.",
        "Tu solicitud está en revisión.",
        "La cuota se cobra el día 1 de cada mes.",
        "Sin permanencia: date de baja cuando quieras.",
        "Puedes cancelar gratis hasta 24 horas antes.",
        "La cancelación es gratuita hasta el día anterior.",
        "Política de cancelación",
        "Te das de baja en un clic.",
        "Alta y baja de socios",
        "Temporada baja: precios especiales.",
        "Mantenimiento de piscinas y jardines.",
        "¿No encuentras lo que buscas?",
        "El servicio de recepción está disponible 24 horas.",
    ],
)
def test_innocent(said: str) -> None:
    assert kind(page(f"Pedido\n{said}", "/siguiente", links=[link("Inicio")])) == ("stale-scenario", "")


@pytest.mark.parametrize(
    ("label", "token"),
    [
        ("Nombre(s)", "given-name"),
        ("Nombre de pila", "given-name"),
        ("Apellidos *", "family-name"),
        ("Primer apellido", "family-name"),
        ("Nombre y apellidos", "name"),
        ("Apellidos y nombre", "name"),
        ("Nombre completo", "name"),
        ("Nombre de la empresa", "organization"),
        ("Razón social", "organization"),
        ("Correo electrónico", "email"),
        ("Dirección de correo electrónico", "email"),
        ("Repite tu e-mail", "email"),
        ("Teléfono móvil", "tel"),
        ("Número de celular", "tel"),
        ("Telefono", "tel"),
        ("Dirección", "street-address"),
        ("Calle y número", "street-address"),
        ("Domicilio", "street-address"),
        ("Dirección (línea 2)", "address-line2"),
        ("Piso, puerta", "address-line2"),
        ("Código postal", "postal-code"),
        ("C.P.", "postal-code"),
        ("Codigo Postal", "postal-code"),
        ("Localidad", "address-level2"),
        ("Población", "address-level2"),
        ("Provincia", "address-level1"),
        ("País", "country"),
        ("País/Región", "country"),
        ("Fecha de nacimiento", "bday"),
        ("DNI/NIE", "identity-number"),
        ("Número de documento", "identity-number"),
        ("CURP", "identity-number"),
        ("Titular de la tarjeta", "cc-name"),
        ("Nombre que figura en la tarjeta", "cc-name"),
        ("Número de tarjeta", "cc-number"),
        ("Fecha de caducidad", "cc-exp"),
        ("Vencimiento (MM/AA)", "cc-exp"),
        ("Código de seguridad (CVV)", "cc-csc"),
        ("Nombre de usuario", "username"),
        ("Motivo de la baja", "comment"),
        ("Tu mensaje", "comment"),
        ("Código de verificación", "one-time-code"),
        ("Página web", "url"),
        ("Lugar de nacimiento", "unknown"),
        ("Nacionalidad", "unknown"),
        ("Tipo de documento", "unknown"),
        ("Número de socio", "unknown"),
        ("IBAN", "unknown"),
        ("Nombre del destinatario", "unknown"),
        ("Nombre del menor", "unknown"),
        ("Email de tu amigo", "unknown"),
    ],
)
def test_what_a_field_asks(label: str, token: str) -> None:
    assert [meaning.token for meaning in understand([Control(label=label)], SPANISH)] == [token]


@pytest.mark.parametrize(
    ("type", "label", "token"),
    [
        ("checkbox", "Acepto los términos y condiciones", "terms"),
        ("checkbox", "He leído y acepto la política de privacidad", "terms"),
        ("checkbox", "Quiero recibir ofertas y novedades", "marketing"),
        ("checkbox", "Acepto recibir comunicaciones comerciales", "marketing"),
        ("checkbox", "Acepto el envío de publicidad por correo electrónico", "marketing"),
        ("checkbox", "No cerrar sesión", "remember-me"),
        ("checkbox", "Enviar a otra dirección", "unknown"),
        ("password", "Confirma tu contraseña", "new-password"),
        ("password", "Repita la contraseña", "new-password"),
        ("password", "Nueva contraseña", "new-password"),
        ("password", "Contraseña", "current-password"),
        ("file", "Copia del DNI (ambas caras)", "identity-document"),
        ("file", "Currículum", "unknown"),
    ],
)
def test_what_other_controls_ask(type: str, label: str, token: str) -> None:
    assert [meaning.token for meaning in understand([Control(label=label, type=type)], SPANISH)] == [token]


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("leaving.wish", "Darme de baja"),
        ("leaving.wish", "Cancelar suscripción"),
        ("leaving.wish", "Solicitar la baja"),
        ("leaving.wish", "Eliminar mi cuenta"),
        ("leaving.reason", "¿Por qué te vas?"),
        ("leaving.reason", "Motivo de la cancelación"),
        ("retention.offer", "Quédate y te regalamos un mes gratis."),
        ("retention.offer", "¿Quiere pausar su suscripción?"),
        ("retention.offer", "50 % de descuento durante tres meses"),
        ("retention.plea", "¡Qué pena que te vayas!"),
        ("retention.plea", "Antes de irte, piensa en todo lo que perderás."),
        ("retention.plea", "Lamentamos que se vaya."),
        ("retention.sure", "¿Estás seguro de que quieres darte de baja?"),
        ("retention.sure", "¿Está seguro de que desea cancelar?"),
        ("retention.sure", "¿Seguro que querés cancelar?"),
        ("retention.survey", "¿Por qué quieres darte de baja?"),
        ("retention.survey", "Cuéntanos el motivo de tu baja"),
        ("authentication.id-document", "Adjunte una copia de su DNI."),
        ("authentication.id-document", "Presente su identificación oficial vigente."),
        ("authentication.signature", "Envíe la carta firmada."),
        ("authentication.phone-call", "Te llamaremos para verificar tu identidad."),
        ("answers.already-used", "Este código ya fue utilizado."),
        ("answers.already-used", "El cupón ya ha sido canjeado."),
        ("answers.in-general", "Si el código ya ha sido canjeado"),
        ("answers.received", "¡Gracias por tu pedido!"),
        ("answers.unclear", "Revise los datos introducidos."),
        ("answers.unclear", "Se ha producido un error."),
        ("answers.incomplete", "Este campo es obligatorio."),
        ("answers.incomplete", "Introduce tu nombre."),
        ("bot-wall", "Confirma que no eres un robot"),
        ("bot-wall", "Hemos detectado tráfico inusual desde tu red."),
        ("waiting.words", "Espere un momento, por favor."),
        ("waiting.words", "Estamos procesando tu pago, no cierres esta ventana."),
        ("dead-ends.login-wall", "Inicia sesión para continuar."),
        ("dead-ends.login-wall", "Debe iniciar sesión."),
        ("buttons.send", "Tramitar pedido"),
        ("buttons.send", "Enviar"),
    ],
)
def test_said(key: str, said: str) -> None:
    assert SPANISH.find(key, said)


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ("leaving.wish", "Hazte socio"),
        ("leaving.wish", "Ver mi contrato"),
        ("leaving.wish", "Volver al inicio"),
        ("retention", "Tu baja se ha tramitado correctamente."),
        ("retention", "Tu contrato finaliza el 31 de diciembre."),
        ("retention", "Tu información está segura con nosotros."),
        ("retention", "Elige la suscripción que deseas cancelar."),
        ("retention", "Lamentamos las molestias."),
        ("retention", "Sentimos que se haya producido un error."),
        ("retention", "¿Está usted de acuerdo con las condiciones?"),
        ("retention", "Puedes volver antes de que se cumpla el plazo."),
        ("retention", "Introduce tu número de socio."),
        ("retention", "Compra 100 % segura"),
        ("authentication", "Introduce tu DNI."),
        ("authentication", "Firma digital disponible"),
        ("authentication", "Confirma tu correo electrónico."),
        ("authentication", "Enseña tu carné de socio en la entrada."),
        ("bot-wall", "Este sitio está protegido por reCAPTCHA."),
        ("bot-wall", "Robots de cocina"),
        ("answers.already-used", "Este correo ya está registrado."),
        ("answers.already-used", "Canjea tu código aquí."),
        ("answers.unclear", "El código postal tiene cinco cifras."),
        ("waiting", "No esperes más, apúntate."),
        ("others", "Nombre"),
        ("others", "Número de personas"),
    ],
)
def test_not_said(section: str, said: str) -> None:
    keys = [section, *(f"{section}.{key}" for key in SPANISH.keys(section))]
    assert not [key for key in keys if key in SPANISH.phrases and SPANISH.find(key, said)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("darse de baja", "leave"),
        ("cancelar-suscripcion", "leave"),
        ("crear-cuenta", "join"),
        ("hacerse-socio", "join"),
        ("comprar", "checkout"),
        ("boletín", "newsletter"),
        ("iniciar-sesion", "sign-in"),
    ],
)
def test_what_a_journey_is(name: str, expected: str) -> None:
    assert kind_of(Journey(name=name), "es") == expected
