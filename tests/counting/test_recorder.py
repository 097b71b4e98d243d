"""The second recorder counts what reaches pages from outside, by itself."""

from playwright.sync_api import BrowserContext

from .listening import browser, port, recorder  # noqa: F401 (fixtures)
from .recorder import Counted, Recorder, listening

PAGE = """<title>Counting</title><a href='#there'>There</a><button onclick='document.body.append(1)'>More</button>
<form><label>Name <input name=n></label>
<label><input type=radio name=r> Red</label><select><option>1<option>2</select><button>Send</button></form>
<iframe srcdoc='<button>Inner</button>'></iframe><a target=_blank href='/other'>Other</a>"""


def test_presses_signs_keys_and_pages(context: BrowserContext, recorder: Recorder) -> None:  # noqa: F811
    context.route("**", lambda route: route.fulfill(body=PAGE, content_type="text/html"))
    recorder.start()
    page = context.new_page()
    page.goto("http://counting.example/")
    page.get_by_role("button", name="More").click()
    page.evaluate("document.querySelector('input').value = 'untold'; document.querySelector('input').value = ''")
    page.get_by_label("Name").click()
    page.keyboard.insert_text("Ain")
    page.keyboard.press("o")
    page.get_by_label("Red").click()
    page.locator("select").select_option("2")
    page.evaluate("document.querySelector('button').click()")
    page.frame_locator("iframe").get_by_role("button").click()
    page.get_by_role("link", name="There").click()
    assert recorder.counted() == Counted(clicks=3, keystrokes=4, pages=1)
    page.get_by_label("Name").press("Enter")
    page.wait_for_url("**/?n=Aino**")
    with context.expect_page() as opened:
        page.get_by_role("link", name="Other").click()
    opened.value.wait_for_load_state()
    page.go_back()
    assert recorder.counted() == Counted(clicks=4, keystrokes=5, pages=4)


def test_what_was_before_the_start_and_signs_that_nobody_types_are_left_out(context: BrowserContext, recorder: Recorder) -> None:  # noqa: F811
    context.route("**", lambda route: route.fulfill(body=PAGE, content_type="text/html"))
    page = context.new_page()
    page.goto("http://counting.example/")
    recorder.start()
    page.get_by_label("Name").click()
    page.keyboard.insert_text("aino+x7k2@example.com")
    assert recorder.counted(untyped="+x7k2") == Counted(clicks=0, keystrokes=16, pages=0)


def test_a_page_that_loads_before_it_is_listened_to_counts_and_its_presses_once(context: BrowserContext, port: int) -> None:  # noqa: F811
    context.route("**", lambda route: route.fulfill(body=PAGE, content_type="text/html"))
    page = context.new_page()
    page.goto("http://counting.example/")
    with listening(port) as late:
        page.get_by_role("button", name="More").click()
        assert late.counted() == Counted(clicks=1, keystrokes=0, pages=1)
