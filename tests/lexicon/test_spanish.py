"""What companies in Spain and Latin America say is understood as what English ones say."""

import pytest

from harness.fields import Control, understand
from harness.lexicon import lexicon
from harness.model import Journey
from harness.reading.banners import meaning
from harness.reading.costs.anchors import kind_of

SPANISH = lexicon("es_MX")


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
        ("Apellidos", "family-name"),
        ("Empresa", "organization"),
        ("Dirección (calle y número)", "street-address"),
        ("Fecha de caducidad (MM/AA)", "cc-exp"),
        ("CVV", "cc-csc"),
        ("Código recibido por SMS", "one-time-code"),
        ("Código promocional", "voucher"),
        ("Número de tarjeta de fidelidad", "unknown"),
        ("Número de tarjeta sanitaria", "unknown"),
        ("Estado civil", "unknown"),
        ("Segundo apellido", "unknown"),
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
        ("dead-ends.login-wall", "Inicie sesión para continuar."),
        ("dead-ends.login-wall", "Debes iniciar sesión para ver esta página."),
        ("dead-ends.login-wall", "Contenido exclusivo para usuarios registrados. Identifícate para acceder."),
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


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Aceptar todo", "accept"),
        ("Permitir todas las cookies", "accept"),
        ("Estoy de acuerdo", "accept"),
        ("Entendido", "noted"),
        ("Aceptar y continuar", "accept"),
        ("Sí, acepto", "accept"),
        ("Aceptar y cerrar", "accept"),
        ("De acuerdo", "noted"),
        ("Rechazar todo", "refuse"),
        ("Rechazar", "refuse"),
        ("Solo cookies necesarias", "refuse"),
        ("Continuar sin aceptar", "refuse"),
        ("Aceptar solo las esenciales", "refuse"),
        ("No, gracias", "refuse"),
        ("Rechazar cookies opcionales", "refuse"),
        ("No acepto", "refuse"),
        ("Denegar", "refuse"),
        ("Gestionar preferencias", "settings"),
        ("Configurar cookies", "settings"),
        ("Personalizar", "settings"),
        ("Más opciones", "settings"),
        ("Ver finalidades", "settings"),
        ("Guardar preferencias", "save"),
        ("Confirmar mi selección", "save"),
        ("Guardar y cerrar", "save"),
    ],
)
def test_buttons_of_a_cookie_banner(name: str, key: str) -> None:
    assert meaning((SPANISH,), name) == key
