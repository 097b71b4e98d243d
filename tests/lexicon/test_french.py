"""What French, Belgian, Swiss and Québec companies say is understood as what English ones say."""

import pytest

from harness.fields import Control, understand
from harness.lexicon import lexicon
from harness.model import Journey
from harness.reading.banners import meaning
from harness.reading.costs.anchors import kind_of

from .told import asks


@pytest.mark.parametrize(
    ("label", "token"),
    [
        ("Prénom", "given-name"),
        ("Prénom(s) *", "given-name"),
        ("PRENOM", "given-name"),
        ("Nom", "name"),
        ("Nom de famille", "family-name"),
        ("Nom d’usage", "family-name"),
        ("Nom et prénom", "name"),
        ("Nom / Prénom", "name"),
        ("Prénom et nom du titulaire", "name"),
        ("Votre nom", "name"),
        ("Adresse", "street-address"),
        ("Adresse e-mail", "email"),
        ("Adresse e‑mail *", "email"),
        ("L’e-mail de votre compte", "email"),
        ("Adresse électronique", "email"),
        ("Adresse de courriel", "email"),
        ("Votre adresse mail", "email"),
        ("Courriel", "email"),
        ("Confirmez votre e-mail", "email"),
        ("Téléphone portable", "tel"),
        ("N° de téléphone", "tel"),
        ("Numéro de téléphone mobile", "tel"),
        ("Tél.", "tel"),
        ("GSM", "tel"),
        ("Cellulaire", "tel"),
        ("Natel", "tel"),
        ("N° et nom de rue", "street-address"),
        ("Rue et n°", "street-address"),
        ("Adresse (ligne 1)", "street-address"),
        ("Adresse ligne 2", "address-line2"),
        ("Complément d’adresse (facultatif)", "address-line2"),
        ("Bâtiment, étage, appartement", "address-line2"),
        ("Code postal", "postal-code"),
        ("NPA / Localité", "postal-code"),
        ("Localité", "address-level2"),
        ("Ville", "address-level2"),
        ("Province", "address-level1"),
        ("Canton", "address-level1"),
        ("Pays de résidence", "country"),
        ("Date de naissance (JJ/MM/AAAA)", "bday"),
        ("Né(e) le", "bday"),
        ("Société", "organization"),
        ("Nom de l’entreprise", "organization"),
        ("Raison sociale", "organization"),
        ("Nom d’utilisateur", "username"),
        ("Identifiant", "username"),
        ("Nom du titulaire de la carte", "cc-name"),
        ("Nom figurant sur la carte", "cc-name"),
        ("Titulaire de la carte", "cc-name"),
        ("Numéro de carte", "cc-number"),
        ("Numéro de la carte bancaire", "cc-number"),
        ("Date d’expiration (MM/AA)", "cc-exp"),
        ("Cryptogramme visuel", "cc-csc"),
        ("Code de sécurité", "cc-csc"),
        ("Code de sécurité reçu par SMS", "one-time-code"),
        ("Code de vérification", "one-time-code"),
        ("Numéro de sécurité sociale", "identity-number"),
        ("Numéro national", "identity-number"),
        ("N° de carte d’identité", "identity-number"),
        ("Votre message", "comment"),
        ("Motif de la résiliation", "comment"),
        ("Une demande particulière ?", "comment"),
        ("Site web", "url"),
        ("Nombre de personnes", "party-size"),
        ("Nombre de couverts", "party-size"),
        ("Prénom du destinataire", "unknown"),
        ("Quantité", "quantity"),
        ("Renommer la liste", "unknown"),
        ("Pseudonymisation", "unknown"),
        ("Prenommée", "unknown"),
        ("Portée du message", "comment"),
        ("Étagère", "unknown"),
        ("Paysage", "unknown"),
        ("Villemomble", "unknown"),
        ("Surnom du chat", "unknown"),
        ("Numéro de carte de fidélité", "unknown"),
        ("N° de votre carte de fidélité", "unknown"),
        ("Numéro de carte vitale", "unknown"),
        ("État civil", "unknown"),
    ],
)
def test_what_a_field_asks(label: str, token: str) -> None:
    assert asks("fr", label) == token


@pytest.mark.parametrize(
    ("label", "token"),
    [
        ("J’accepte les conditions générales de vente", "terms"),
        ("J’ai lu et j’accepte les CGU", "terms"),
        ("J’accepte de recevoir les offres de la marque par e-mail", "marketing"),
        ("J’accepte que la marque m’adresse ses nouveautés", "marketing"),
        ("Je souhaite recevoir la newsletter", "marketing"),
        ("Tenez-moi au courant des nouveautés", "marketing"),
        ("Je m’abonne à l’infolettre", "marketing"),
        ("Se souvenir de moi", "remember-me"),
        ("Adresse de facturation identique", "unknown"),
    ],
)
def test_what_a_box_to_tick_asks(label: str, token: str) -> None:
    assert asks("fr", label, "checkbox") == token


@pytest.mark.parametrize(
    ("label", "answer_needed"),
    [
        ("Prénom (obligatoire)", True),
        ("Adresse – champ obligatoire", True),
        ("Nom *", True),
        ("Téléphone (facultatif)", False),
        ("Téléphone (non obligatoire)", False),
        ("Service militaire obligatoire : oui ou non ?", False),
        ("Complément (si vous le souhaitez)", False),
    ],
)
def test_what_has_to_be_answered(label: str, answer_needed: bool) -> None:
    assert understand([Control(label=label)], lexicon("fr"))[0].needed == answer_needed


@pytest.mark.parametrize("label", ["Prénom du destinataire", "Nom de votre ami(e)", "2e passager", "Autre voyageur", "Contact d’urgence"])
def test_fields_of_others(label: str) -> None:
    assert lexicon("fr").find("others.people", label)


@pytest.mark.parametrize("label", ["Prénom", "Amiens", "Adresse de l’amicale", "Nom du passage", "Votre nom", "Nom et adresse"])
def test_fields_of_nobody_else(label: str) -> None:
    assert not lexicon("fr").find("others.people", label)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Tout refuser", "refuse"),
        ("Refuser", "refuse"),
        ("Continuer sans accepter →", "refuse"),
        ("Poursuivre sans accepter", "refuse"),
        ("Je refuse tout", "refuse"),
        ("Non merci", "refuse"),
        ("Interdire tous les cookies", "refuse"),
        ("Cookies nécessaires uniquement", "refuse"),
        ("Uniquement les cookies essentiels", "refuse"),
        ("Paramétrer", "settings"),
        ("Paramétrer les cookies", "settings"),
        ("Personnaliser mes choix", "settings"),
        ("Gérer les préférences", "settings"),
        ("En savoir plus →", "more"),
        ("Plus d’options", "settings"),
        ("Enregistrer mes choix", "save"),
        ("Valider ma sélection", "save"),
        ("Autoriser la sélection", "save"),
        ("Confirmer mes choix", "save"),
        ("Tout accepter", "accept"),
        ("Accepter & fermer", "accept"),
        ("J’accepte", "accept"),
        ("OK pour moi", "accept"),
        ("Autoriser tous les cookies", "accept"),
        ("OK, tout accepter", "accept"),
        ("J’ai compris", "noted"),
        ("Ajouter au panier", ""),
        ("Fermer", "close"),
        ("Je m’abonne", "pay"),
        ("Continuer", "noted"),
        ("Réserver", ""),
        ("Nécessaire de couture", ""),
    ],
)
def test_buttons_of_a_cookie_banner(name: str, key: str) -> None:
    assert (meaning((lexicon("fr"),), name) or "") == key


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Nous utilisons des cookies pour mesurer l’audience.", True),
        ("Votre vie privée nous tient à cœur", True),
        ("Nous et nos partenaires déposons des traceurs.", True),
        ("Ce site utilise des témoins de connexion.", True),
        ("Inscrivez-vous et recevez 10 % de réduction !", False),
        ("Les témoins du mariage sont priés d’arriver tôt.", False),
        ("Choisissez votre pays", False),
    ],
)
def test_cookie_banners(text: str, there: bool) -> None:
    assert bool(lexicon("fr").find("consent.banner", text)) == there


SAID = {
    "leaving.wish": (
        "Résilier mon abonnement",
        "Résiliation",
        "RESILIER",
        "Se désabonner",
        "Me désinscrire",
        "Annuler l’adhésion",
        "Mettre fin à mon contrat",
        "Supprimer mon compte",
        "Fermer le compte",
        "Exercer mon droit de rétractation",
        "Quitter le club",
        "Ne plus renouveler",
    ),
    "leaving.reason": (
        "Pourquoi nous quittez-vous ?",
        "Motif de résiliation",
        "La raison de votre départ",
        "Qu’est-ce qui vous a déçu ?",
        "Dites-nous tout",
        "Votre avis",
    ),
    "retention.offer": (
        "Restez et profitez de 50 % de réduction pendant trois mois.",
        "Deux mois offerts si vous restez !",
        "Et si vous mettiez plutôt votre abonnement en pause ? Mettre en pause",
        "Passez à une formule moins chère.",
        "Restez avec nous !",
        "Une offre exclusive pour vous",
        "À moitié prix pendant six mois",
    ),
    "retention.plea": (
        "Avant de partir…",
        "Nous sommes tristes de vous voir partir.",
        "Vous allez nous manquer !",
        "Ne partez pas !",
        "Vous perdrez tous vos avantages.",
        "Vous nous quittez déjà ?",
        "Désolés que vous nous quittiez",
    ),
    "retention.sure": (
        "Êtes-vous sûr de vouloir résilier ?",
        "Etes-vous sûr(e) ?",
        "Êtes-vous vraiment certaine ?",
        "Voulez-vous vraiment quitter le club ?",
        "Souhaitez-vous toujours résilier ?",
        "Es-tu sûr de vouloir partir ?",
    ),
    "retention.survey": (
        "Pourquoi partez-vous ?",
        "Pourquoi souhaitez-vous résilier ?",
        "Quel est le motif de votre départ ?",
        "Pour quelle raison nous quittez-vous ?",
        "Aidez-nous à nous améliorer",
        "Une dernière question avant de confirmer",
        "Un court questionnaire",
    ),
    "authentication.id-document": (
        "Joignez une copie de votre pièce d’identité.",
        "Photocopie recto verso de la carte d’identité",
        "Présentez-vous muni d’une pièce d’identité.",
        "Un justificatif d’identité vous sera demandé.",
        "Pièce d’identité en cours de validité",
    ),
    "authentication.signature": (
        "Imprimez le formulaire et signez-le.",
        "Une lettre signée est nécessaire.",
        "Courrier dûment daté et signé",
        "Signature manuscrite obligatoire",
        "Aucune demande sans signature ne sera traitée.",
    ),
    "authentication.phone-call": (
        "Un conseiller va confirmer la résiliation par téléphone.",
        "Nous vous rappelons sous 48 h pour confirmer.",
        "Appelez-nous pour confirmer votre identité.",
    ),
    "answers.already-used": (
        "Ce code a déjà été utilisé.",
        "Votre bon d’achat a déjà été échangé.",
        "Cette carte cadeau est déjà utilisée.",
        "Le code a été utilisé le 3 mai.",
        "Code déjà utilisé",
        "Vous avez déjà utilisé ce code.",
    ),
    "answers.received": (
        "Votre cadeau est en route.",
        "Merci pour votre commande !",
        "Numéro de commande : HB-1",
        "Votre réservation est confirmée.",
        "Votre demande a bien été enregistrée.",
    ),
    "answers.unclear": (
        "Une erreur est survenue.",
        "Le formulaire contient des erreurs.",
        "Veuillez vérifier vos informations.",
        "Données invalides",
        "Merci de corriger les erreurs ci-dessous.",
        "Votre demande n’a pas pu être traitée.",
        "Erreur de validation",
    ),
    "answers.incomplete": (
        "Ce champ est obligatoire.",
        "Veuillez renseigner ce champ.",
        "Merci d’indiquer votre nom.",
        "Saisissez votre code postal.",
        "L’adresse ne peut pas être vide.",
        "Code postal manquant",
    ),
    "waiting.words": (
        "Veuillez patienter…",
        "Merci de patienter quelques secondes.",
        "Votre paiement est en cours de traitement.",
        "Un instant…",
        "Vous allez être redirigé vers votre banque.",
        "Ne fermez pas cette page.",
    ),
    "bot-wall": (
        "Vérifiez que vous êtes un être humain en effectuant l’action ci-dessous.",
        "Confirmez que vous n’êtes pas un robot.",
        "Nous avons détecté un trafic inhabituel provenant de votre réseau.",
        "Êtes-vous un robot ?",
        "Activez JavaScript et les cookies pour continuer",
        "Saisissez les caractères que vous voyez.",
    ),
    "dead-ends.login-wall": (
        "Veuillez vous connecter pour continuer.",
        "Connectez-vous pour voir votre commande.",
        "Vous devez être connecté(e) pour accéder à cette page.",
        "Espace réservé aux abonnés",
        "Identifiez-vous pour poursuivre.",
    ),
    "buttons.send": ("Valider et payer", "Créer mon compte", "Je m’inscris", "S’inscrire", "Continuer", "Réserver", "Envoyer ma demande"),
}
NOT_SAID = {
    "leaving.wish": (
        "Continuer",
        "Gérer mon abonnement",
        "Mon compte",
        "Garder mon abonnement",
        "Renouveler mon abonnement",
        "Fermer la fenêtre",
        "Supprimer du panier",
        "Arrêter la vidéo",
        "S’abonner",
        "Inscription",
    ),
    "leaving.reason": ("Raison sociale", "Prénom", "Numéro d’adhérent", "Date souhaitée", "Mot de passe", "Motivation"),
    "retention.offer": (
        "Votre résiliation est confirmée.",
        "Votre abonnement prend fin le 3 mai.",
        "Votre abonnement reste actif jusqu’à la fin du mois.",
        "Vous serez remboursé de 12,50 €.",
        "Résilier maintenant",
        "Vous avez passé commande trois fois.",
    ),
    "retention.plea": (
        "Votre contrat prend fin dans un mois.",
        "Vos données seront conservées trois ans.",
        "Merci d’avoir été des nôtres.",
        "Vous pouvez revenir quand vous voulez.",
        "Avant de confirmer, relisez le récapitulatif.",
    ),
    "retention.sure": (
        "Confirmez votre demande.",
        "Paiement sûr et rapide",
        "Vous êtes certain de payer le meilleur prix.",
        "Que voulez-vous faire ?",
        "Souhaitez-vous recevoir une copie par e-mail ?",
    ),
    "retention.survey": (
        "Pourquoi nous choisir",
        "Votre demande est enregistrée.",
        "Date de fin souhaitée",
        "Confirmez la résiliation",
        "Pourquoi pas nous ?",
    ),
    "authentication.id-document": (
        "Saisissez votre identifiant.",
        "Carte de fidélité",
        "Photo de profil",
        "Copie de votre facture",
        "Aucune pièce à fournir.",
    ),
    "authentication.signature": ("Un plat signature", "Signez ici vos e-mails", "Design signé Dupont", "La signature du chef"),
    "authentication.phone-call": ("Appelez-nous au 3900.", "Numéro de téléphone", "Vérifiez votre numéro de téléphone."),
    "answers.already-used": (
        "Cette adresse e-mail est déjà utilisée.",
        "Ce nom d’utilisateur est déjà pris.",
        "Le code postal est invalide.",
        "Votre carte est déjà enregistrée.",
        "Article d’occasion, déjà utilisé",
    ),
    "answers.received": ("Finalisez votre commande.", "Commander", "Votre commande contient un article.", "Suivez votre commande"),
    "answers.unclear": (
        "Le code postal doit contenir cinq chiffres.",
        "Les mots de passe ne correspondent pas.",
        "Ce champ est obligatoire.",
        "Date passée",
    ),
    "answers.incomplete": ("Le code postal est invalide.", "Ce code a déjà été utilisé.", "Votre carte a été refusée."),
    "waiting.words": ("Merci de votre visite.", "Choisissez un horaire.", "Vous serez accueilli par Marie.", "Liste d’attente"),
    "bot-wall": (
        "Robot de cuisine multifonction",
        "Nos robots tondeuses",
        "Confirmez votre adresse e-mail.",
        "Vérifiez que vous êtes éligible à la fibre.",
        "Un accueil humain",
        "Le trafic est dense ce matin.",
    ),
    "dead-ends.login-wall": ("Se connecter", "Mon compte", "Connectez votre montre.", "Restez connectés toute l’année !"),
    "buttons.send": ("Annuler", "Retour", "Fermer", "Modifier le panier", "Aide"),
}


@pytest.mark.parametrize(("key", "said"), [(key, said) for key, all_said in SAID.items() for said in all_said])
def test_said(key: str, said: str) -> None:
    assert lexicon("fr").find(key, said)


@pytest.mark.parametrize(("key", "said"), [(key, said) for key, all_said in NOT_SAID.items() for said in all_said])
def test_not_said(key: str, said: str) -> None:
    assert not lexicon("fr").find(key, said)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("adhérer", "join"),
        ("s-inscrire", "join"),
        ("devenir membre", "join"),
        ("résilier", "leave"),
        ("resiliation", "leave"),
        ("se désabonner", "leave"),
        ("quitter", "leave"),
        ("commander", "checkout"),
        ("acheter un livre", "checkout"),
        ("suivre ma commande", "status"),
        ("se connecter", "sign-in"),
        ("newsletter", "newsletter"),
        ("réserver une table", ""),
        ("poser une question", ""),
    ],
)
def test_what_a_journey_is(name: str, expected: str) -> None:
    assert kind_of(Journey(name=name), "fr") == expected
