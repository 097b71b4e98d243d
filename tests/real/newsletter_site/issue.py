"""What stands in the newsletter before the first subscriber comes, and its sending. Nothing of django-newsletter is imported by name."""

from io import BytesIO

from django.apps import apps
from django.contrib.sites.models import Site
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from PIL import Image

TITLE = "Corner Bakery News"


def stock() -> None:
    """Write one issue, with an article that has a picture, and send it to nobody yet."""
    newsletter = apps.get_model("newsletter", "Newsletter").objects.create(
        title=TITLE, slug="bakery", sender="Corner Bakery", email="news@bakery.example"
    )
    newsletter.site.set(Site.objects.all())
    message = apps.get_model("newsletter", "Message").objects.create(newsletter=newsletter, title="Rye bread is back", slug="rye")
    apps.get_model("newsletter", "Article").objects.create(
        post=message, sortorder=10, title="From Monday", text="<p>Rye bread on every day but Sunday, from seven.</p>", image=picture()
    )


def picture() -> ContentFile:
    """Draw the picture of an article: a plain brown loaf."""
    drawn = BytesIO()
    Image.new("RGB", (480, 240), "#7a5230").save(drawn, "PNG")
    return ContentFile(drawn.getvalue(), name="rye.png")


def opened(address: str) -> None:
    """Let the mails carry this address, and ask for the first page once, so that a mistake in the settings shows at once."""
    Site.objects.update(domain=address, name=TITLE)
    Site.objects.clear_cache()
    answer = Client(headers={"host": address}).get("/")
    if answer.status_code != 200 or TITLE not in answer.content.decode():
        raise RuntimeError(f"the first page answered {answer.status_code}")


@csrf_exempt
@require_POST
def publish(request: HttpRequest) -> HttpResponse:
    """Send the issue to all who subscribe by now: what an editor presses, and the command that is then run every hour."""
    submission = apps.get_model("newsletter", "Submission")
    issue = submission.from_message(apps.get_model("newsletter", "Message").objects.get())
    submission.objects.filter(pk=issue.pk).update(prepared=True)
    call_command("submit_newsletter", verbosity=0)
    return HttpResponse(str(issue.subscriptions.count()), content_type="text/plain")
