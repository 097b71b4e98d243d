"""What stands in the shop before the first customer comes: goods, vouchers, and a guest's order with its mail."""

import datetime
from decimal import Decimal
from io import BytesIO

from django.contrib.sites.models import Site
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from oscar.core.loading import get_model
from PIL import Image, ImageDraw

GUEST = "guest.customer@example.com"
# Name, category, price in pounds, number in stock, colour of the picture.
GOODS = (
    ("Enamel teapot", "Kitchen", "24.00", 50, "#3b6ea5"),
    ("Bread knife", "Kitchen", "18.50", 50, "#6b8f3c"),
    ("Linen apron", "Kitchen", "32.00", 50, "#a5633b"),
    ("Garden trowel", "Garden", "11.90", 50, "#5a4fa0"),
    ("Watering can", "Garden", "27.00", 0, "#8a8a8a"),
)
NEW, USED, EXPIRED = "WELCOME10", "ONCEONLY", "LASTYEAR"


def stock() -> None:
    """Fill the empty shop."""
    for code, longer, name in (("GB", "GBR", "United Kingdom"), ("FI", "FIN", "Finland")):
        fields = {"iso_3166_1_a2": code, "iso_3166_1_a3": longer, "printable_name": name, "name": name}
        get_model("address", "Country").objects.create(**fields, is_shipping_country=True)
    kind = get_model("catalogue", "ProductClass").objects.create(name="Homeware", requires_shipping=True, track_stock=True)
    supplier = get_model("partner", "Partner").objects.create(name="Warehouse")
    categories = {name: get_model("catalogue", "Category").add_root(name=name) for name in dict.fromkeys(row[1] for row in GOODS)}
    for name, category, price, number, colour in GOODS:
        product = get_model("catalogue", "Product").objects.create(
            title=name, product_class=kind, upc=name.upper().replace(" ", "-"), description=f"<p>{name}, made to last.</p>"
        )
        product.categories.add(categories[category])
        product.stockrecords.create(partner=supplier, partner_sku=product.upc, price=Decimal(price), num_in_stock=number)
        product.images.create(original=picture(name, colour), caption=name)
    call_command("update_index", verbosity=0)
    add_vouchers()


def picture(name: str, colour: str) -> ContentFile:
    """Draw a product's picture: its name on a plain ground."""
    image = Image.new("RGB", (480, 480), colour)
    ImageDraw.Draw(image).text((40, 220), name, fill="white", font_size=48)
    drawn = BytesIO()
    image.save(drawn, "PNG")
    return ContentFile(drawn.getvalue(), name=name.lower().replace(" ", "-") + ".png")


def add_vouchers() -> None:
    """Add three vouchers of ten per cent: one to be used, one that a guest will have used, and one whose time is over."""
    everything = get_model("offer", "Range").objects.create(name="Everything", includes_all_products=True)
    condition = get_model("offer", "Condition").objects.create(range=everything, type="Count", value=1)
    benefit = get_model("offer", "Benefit").objects.create(range=everything, type="Percentage", value=10)
    now, year = timezone.now(), datetime.timedelta(days=365)
    for code, name, ended in ((NEW, "Welcome", False), (USED, "Once only", False), (EXPIRED, "Last year", True)):
        offer = get_model("offer", "ConditionalOffer").objects.create(
            name=f"{name}: ten per cent off", offer_type="Voucher", condition=condition, benefit=benefit
        )
        voucher = get_model("voucher", "Voucher").objects.create(
            name=name, code=code, usage="Single use", start_datetime=now - 2 * year, end_datetime=now - year if ended else now + year
        )
        voucher.offers.add(offer)


def opened(address: str) -> None:
    """Let the shop's mails carry this address, and let a guest buy with the voucher that is then used."""
    Site.objects.update(domain=address, name="Oscar")
    Site.objects.clear_cache()
    guest = Client(headers={"host": address})
    buy_as_guest(guest)
    # Draws the small pictures, and shows a mistake in the settings before anybody waits for the shop.
    if guest.get("/", follow=True).status_code != 200:
        raise RuntimeError("the home page is not to be had")


def buy_as_guest(guest: Client) -> None:
    """Walk oscar's own checkout as a guest, so that the order, the used voucher and the mail are the shop's own work."""
    teapot = get_model("catalogue", "Product").objects.get(title="Enamel teapot")
    guest.post(f"/basket/add/{teapot.pk}/", {"quantity": 1})
    guest.post("/basket/vouchers/add/", {"code": USED})
    guest.post("/checkout/", {"username": GUEST, "options": "anonymous"})
    home = {"first_name": "Guest", "last_name": "Customer", "line1": "1 Example Street", "line4": "London"}
    home |= {"postcode": "SW1A 1AA", "country": "GB"}
    guest.post("/checkout/shipping-address/", home)
    guest.get("/checkout/shipping-method/")
    guest.get("/checkout/payment-method/")
    end = guest.post("/checkout/preview/", {"action": "place_order"}, follow=True)
    order = get_model("order", "Order").objects.get(guest_email=GUEST)
    if end.status_code != 200 or not get_model("voucher", "Voucher").objects.get(code=USED).applications.filter(order=order):
        raise RuntimeError(f"the guest's order {order.number} did not come about as it should: {end.status_code}")
