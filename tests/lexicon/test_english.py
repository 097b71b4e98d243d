"""What companies in Britain, Ireland and America say is understood; the other languages are held against this one."""

import pytest

from harness.lexicon import lexicon
from harness.reading.banners import meaning

from .told import asks, ended

ENGLISH = lexicon("en_GB")
TURNED_AWAY = {
    "e-mail-us": [
        "To cancel your membership, please e-mail us at members@example.com.",
        "Cancellations can only be made by e-mail.",
        "To book for more than 10 people, send us an e-mail.",
    ],
    "phone-only": [
        "Please call us to cancel your subscription.",
        "Cancellations are only accepted by phone.",
        "Online booking is not available for this service. Please call 01632 960 555.",
        "For groups of more than 8, please telephone the restaurant.",
        "You need to speak to one of our advisers to end your contract. Call 0345 600 1234.",
    ],
    "by-post": [
        "To cancel, write to us at PO Box 44, Swindon SN1 2AB.",
        "Cancellations must be made in writing and sent by recorded delivery.",
        "Print the form, sign it and post it to the address below.",
        "Please return the signed form by post.",
    ],
    "visit-us": [
        "To end your membership you must visit your club in person.",
        "Please come into a branch with your passport to complete your application.",
        "Tickets can only be bought at the box office.",
        "Cancellation is only possible at reception.",
    ],
    "chat-only": [
        "To cancel, please chat with one of our agents.",
        "Cancellation is only available through live chat.",
        "Start a chat to end your subscription.",
    ],
    "app-only": [
        "This feature is only available in our app.",
        "Download the app to continue.",
        "Bookings can only be made in the app.",
    ],
    "expired": [
        "Your session has expired. Please start again.",
        "This link is no longer valid.",
        "This offer has ended.",
    ],
    "refused": [
        "Sorry, we are unable to process your request.",
        "Your application has been declined.",
        "Unfortunately we cannot offer you a policy at this time.",
        "You are not eligible for this product.",
        "We do not deliver to your area.",
        "Your payment was declined.",
    ],
    "sold-out": [
        "Sorry, this event is sold out.",
        "This product is out of stock.",
        "There are no tables available on the date you selected.",
        "No rooms available for these dates.",
    ],
    "server-error": [
        "Something went wrong on our side. Please try again later.",
        "500 Internal Server Error",
        "Our website is down for maintenance. We'll be back soon.",
    ],
    "not-found": [
        "The page you were looking for doesn't exist.",
    ],
}
INNOCENT = [
    "Thank you! We have received your request and will e-mail you within two working days.",
    "Your booking is confirmed. If you need to change it, use the link in your confirmation e-mail.",
    "Can't find the e-mail? Check your spam folder or send it again.",
    "Your current card expires in 03/2027.",
    "Your free trial ends on 14 May. You can cancel at any time in your account.",
    "Call us on 0800 123 4567 if you would rather talk to somebody.",
    "Visit our showroom in Leeds, open Monday to Saturday.",
    "Our shop will be closed on 25 and 26 December.",
    "The restaurant is temporarily closed for renovation until 4 March; online bookings for later dates are open.",
    "Only 3 rooms left at this price!",
    "You can also cancel by post: Member Services, PO Box 12, Bristol BS1 1AA.",
    "Your cancellation has been received. Your membership ends on 31 August 2026.",
    "We're sorry to see you go. Your subscription has been cancelled.",
    "You won't be charged again.",
    "Your refund will be paid to your card within 5 to 10 working days.",
    "Page 2 of 404",
    "We ship from our warehouse at 404 Mill Lane within 24 hours.",
    "Download the app for faster check-in and mobile boarding passes.",
    "Manage your bookings in our app or here on the website.",
    "Chat with us – we usually reply in a few minutes.",
    "Already have an account? Log in",
    "Log in to see your previous orders, or continue as a guest.",
    "This link will expire in 24 hours.",
    "For your security, you will be signed out after 15 minutes without activity.",
    "Please don't close this page while we process your payment.",
    "If your payment is declined, we will let you know by e-mail.",
    "Card declined? Here is what to do.",
    "What happens if my application is rejected?",
    "We never refuse a return within 30 days.",
    "Cheques are no longer accepted as of 1 January.",
    "We are unable to accept pets in the dining room.",
    "Please e-mail us a photo of your pet, we'd love to see it!",
    "Questions? E-mail us at hello@example.com and we'll get back to you.",
    "Your order will arrive by post in 3 to 5 days.",
    "We will send you your new card by post.",
    "Server status: all systems operational",
    "We are hiring: internal systems engineer, server team",
    "Unlike other clubs, you don't have to call us to cancel.",
    "No need to visit a branch: everything is done online.",
    "Something went wrong with your order? Report a problem here.",
    "How can I verify that I am not sent marketing any more?",
    "We use reCAPTCHA to protect this site from spam.",
    "Gift vouchers expire 12 months after purchase.",
    "Your appointment with Dr Owens: please call us if you are running late.",
    "Before you go: would you like to pause your membership instead?",
    "Tables for more than 8? Book online or call us on 020 7946 0991.",
    "Sorry, we couldn't find that postcode. Enter your address manually.",
    "The pool is closed for maintenance until Friday.",
    "Visit our store to try it on.",
    "Some dates in August are already fully booked.",
    "Postcode not found.",
    "You can cancel online, by phone or by post.",
    "Cancelling by post is also possible.",
    "Your home delivery will be left with a neighbour.",
    "Please e-mail us if you would like to see more pictures.",
    "Without it we are unable to process your claim for the travel bonus.",
]


@pytest.mark.parametrize(("kind", "said"), [(kind, said) for kind, all_said in TURNED_AWAY.items() for said in all_said])
def test_turned_away(kind: str, said: str) -> None:
    assert ended("en", said) == ("dead-end", kind)


@pytest.mark.parametrize("said", INNOCENT)
def test_innocent(said: str) -> None:
    assert ended("en", said) == ("stale-scenario", "")


@pytest.mark.parametrize(
    "said",
    [
        "You must be logged in to view this page.",
        "Please log in to continue.",
    ],
)
def test_who_has_to_sign_in(said: str) -> None:
    assert ENGLISH.find("dead-ends.login-wall", said)


@pytest.mark.parametrize(
    ("label", "token"),
    [
        ("First name", "given-name"),
        ("Surname", "family-name"),
        ("Full name", "name"),
        ("E-mail address", "email"),
        ("Mobile number", "tel"),
        ("Company name", "organization"),
        ("Address line 2 (optional)", "address-line2"),
        ("Town or city", "address-level2"),
        ("County", "address-level1"),
        ("Postcode", "postal-code"),
        ("Country of residence", "country"),
        ("Date of birth", "bday"),
        ("Card number", "cc-number"),
        ("Name on card", "cc-name"),
        ("Expiry date (MM/YY)", "cc-exp"),
        ("Security code (CVV)", "cc-csc"),
        ("Verification code we texted you", "one-time-code"),
        ("Promo code", "voucher"),
        ("Loyalty card number", "unknown"),
        ("Library card", "unknown"),
        ("Your membership card number", "unknown"),
        ("Marital status", "unknown"),
    ],
)
def test_what_a_field_asks(label: str, token: str) -> None:
    assert asks("en", label) == token


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Accept all", "accept"),
        ("Allow all cookies", "accept"),
        ("I agree", "accept"),
        ("Got it", "noted"),
        ("OK, continue", "noted"),
        ("Accept and close", "accept"),
        ("Reject all", "refuse"),
        ("Decline", "refuse"),
        ("Only necessary cookies", "refuse"),
        ("Continue without accepting", "refuse"),
        ("Refuse optional cookies", "refuse"),
        ("Deny", "refuse"),
        ("Manage preferences", "settings"),
        ("Cookie settings", "settings"),
        ("Customise", "settings"),
        ("Save my choices", "save"),
        ("Save and exit", "save"),
    ],
)
def test_buttons_of_a_cookie_banner(name: str, key: str) -> None:
    assert meaning((ENGLISH,), name) == key
