import json

from harness.model.recording import RecordedStep
from harness.surge.correlating import correlate
from harness.surge.script import Slot, Take, Text, plain

from .recorded import FORM, JSON, asked, form, recording

CODE = {"code": "GIFT-7Q2M-4401"}
TOKEN = "9f86d081884c7d659a2feaa0c55ad015"


def fact(name: str, how: str = "") -> Text:
    return Text((Slot("fact", name, how),))


def taken(name: str) -> Text:
    return Text((Slot("taken", name),))


def test_a_form_is_sent_with_its_own_hidden_fields_and_the_customers_code() -> None:
    page = form("/gift", token=TOKEN, page="1")
    sent = asked("POST", "/gift", "<p>On its way", body=f"token={TOKEN}&page=1&code=GIFT-7Q2M-4401", headers=FORM, step=1)
    script = correlate(recording(asked("GET", "/gift", page), sent, facts=CODE, shows="On its way"))
    _, post = script.calls
    assert post.form
    assert (post.form.answers, post.form.carried, post.form.without) == ((("code", fact("code")),), 0, ())
    assert post.shows == [plain("On its way")]
    assert (post.claims, script.facts, script.told, script.stops) == (True, ("code",), (), "")


def test_what_a_form_did_not_send_or_a_script_has_changed_is_seen() -> None:
    page = form("/gift", token=TOKEN, trap="", step="0")
    sent = asked("POST", "/gift", body=f"token={TOKEN}&step=2&code=GIFT-7Q2M-4401", headers=FORM, step=1)
    post = correlate(recording(asked("GET", "/gift", page), sent, facts=CODE)).calls[1]
    assert post.form
    assert post.form.answers == (("step", plain("2")), ("code", fact("code")))
    assert post.form.without == ("trap",)


def test_the_form_is_told_by_where_it_leads_where_a_page_has_several() -> None:
    page = form("/basket/11", item="11") + form("/basket/12", item="12")
    sent = asked("POST", "/basket/12", body="item=12&code=GIFT-7Q2M-4401", headers=FORM, step=1)
    post = correlate(recording(asked("GET", "/", page), sent, facts=CODE)).calls[1]
    assert post.form
    assert post.form.to == post.url


def test_a_meta_tag_a_header_and_json_are_followed_by_their_names() -> None:
    page = f'<meta name="csrf-token" content="{TOKEN}">'
    answer, headers = '{"order": {"id": 4711, "key": "k-99AB77"}}', {**JSON, "x-csrf-token": TOKEN}
    begun = asked("POST", "/api/orders", answer, body="{}", headers=headers, call=True)
    body = json.dumps({"query": "mutation Pay($id: Int)", "variables": {"id": 4711, "email": "a@b.example", "size": 2}})
    paid = asked("POST", "/api/pay?key=k-99AB77", "{}", body=body, headers=JSON, call=True, step=1)
    script = correlate(recording(asked("GET", "/", page), begun, paid, facts={"email": "a@b.example"}))
    first, second, third = script.calls
    assert first.takes == [Take("csrf_token", "meta", "csrf-token")]
    assert second.headers == {"x-csrf-token": taken("csrf_token")}
    assert {(take.kind, take.where) for take in second.takes} == {("json", ("order", "id")), ("json", ("order", "key"))}
    assert third.json["variables"] == {"id": taken("id"), "email": fact("email"), "size": 2}
    assert third.json["query"] == plain("mutation Pay($id: Int)")
    assert third.url.parts == ("/api/pay?key=", Slot("taken", "key"))
    assert script.told == ()


def test_a_bearer_and_a_cookie_sent_twice_are_the_sessions_own() -> None:
    got = asked("POST", "/login", f'{{"token": "{TOKEN}"}}', body="{}", headers=JSON, cookies=["XSRF-TOKEN"], call=True)
    sent = asked("GET", "/me", headers={"authorization": f"Bearer {TOKEN}", "x-xsrf-token": "cookie XSRF-TOKEN"}, call=True, step=1)
    me = correlate(recording(got, sent)).calls[1]
    assert me.headers == {"authorization": Text(("Bearer ", Slot("taken", "token"))), "x-xsrf-token": Text((Slot("cookie", "XSRF-TOKEN"),))}


def test_redirects_are_the_clients_and_what_their_address_says_is_taken_from_there() -> None:
    post = asked("POST", "/orders", body="code=GIFT-7Q2M-4401", headers=FORM, status=303, location="/orders/HB-E864B3")
    shown = asked("GET", "/orders/HB-E864B3", "<p>Thank you", sent_on=0)
    gone = asked("GET", "/orders/HB-E864B3/cancel", "<p>Cancelled", step=1)
    script = correlate(recording(post, shown, gone, facts=CODE))
    assert [call.method for call in script.calls] == ["POST", "GET"]
    [take] = script.calls[0].takes
    assert (take.kind, take.where) == ("address", r"/orders/([\w-]+)")
    assert script.calls[1].url.parts == ("/orders/", Slot("taken", "orders"), "/cancel")


def test_words_and_choices_that_are_the_same_for_everybody_stay() -> None:
    page = '<a href="/catalogue/teapot">Teapot</a><select name="size"><option value="large"></select>'
    script = correlate(recording(asked("GET", "/", page), asked("GET", "/catalogue/teapot?size=large&page=2", step=1)))
    assert script.calls[1].url == plain("/catalogue/teapot?size=large&page=2")
    assert script.calls[0].takes == []


def test_facts_are_found_as_they_are_spelled() -> None:
    facts = {"email": "ann.lee@mail.example", "bday": "1980-05-04", "tel": "+358 40 123", "given-name": "Ann", "code": "gift-7q2m"}
    body = "mail=ann.lee%40mail.example&born=04.05.1980&tel=35840123&name=Ann&note=Call+Ann+Lee&c=GIFT-7Q2M&w=n"
    sent = asked("POST", "/u/ann.lee%40mail.example/join", body=body, headers=FORM)
    [call] = correlate(recording(sent, facts=facts)).calls
    assert call.form
    assert dict(call.form.answers) == {
        "mail": fact("email"), "born": fact("bday", "%d.%m.%Y"), "tel": fact("tel", "digits"), "name": fact("given-name"),
        "note": plain("Call Ann Lee"), "c": fact("code", "upper"), "w": plain("n"),
    }  # fmt: skip
    assert call.url.parts == ("/u/", Slot("fact", "email"), "/join")


def test_what_a_script_has_made_up_is_kept_and_told() -> None:
    sent = asked("POST", "/t", "{}", body='{"at": 1764000000123, "nonce": "4f9a-77Bc-91Zz-00Qx-55Yw"}', headers=JSON, call=True)
    script = correlate(recording(asked("GET", "/", "<p>Hello"), sent))
    assert script.calls[1].json == {"at": 1764000000123, "nonce": plain("4f9a-77Bc-91Zz-00Qx-55Yw")}
    assert script.told == (
        "`at` of POST /t was made by a script of the page: kept as it was",
        "`nonce` of POST /t was made by a script of the page: kept as it was",
    )


def test_another_customers_recording_tells_what_differs() -> None:
    def walked(session: str, stamp: str, quantity: str, month: str) -> list:
        page = f'<a href="/s/{session}/pay">Pay</a>'
        body = f"q={quantity}&month={month}&w={stamp}"
        return [asked("GET", "/", page), asked("POST", f"/s/{session}/pay", body=body, headers=FORM, step=1)]

    one = recording(*walked("abcd", "left", "3", "3"), facts={"bday-month": "3"})
    alone = correlate(one)
    assert alone.calls[1].url == plain("/s/abcd/pay"), "a word, as far as one walk can tell"
    script = correlate(one, recording(*walked("wxyz", "right", "3", "7"), facts={"bday-month": "7"}))
    assert script.calls[1].url.parts == ("/s/", Slot("taken", "s"), "/pay")
    assert script.calls[1].form
    assert dict(script.calls[1].form.answers) == {"q": plain("3"), "month": fact("bday-month"), "w": plain("left")}
    assert script.told == ("`w` of POST /s/abcd/pay was made by a script of the page: kept as it was",)


def test_equal_requests_one_after_another_are_asked_until_the_last_answer_is_there() -> None:
    states = enumerate(["wait"] * 3 + ["done"])
    polls = [asked("GET", "/state", json.dumps({"state": state, "at": at}), call=True, at_s=at) for at, state in states]
    [call] = correlate(recording(*polls)).calls
    assert (call.times, call.every_s, call.until) == (4, 1, r'"state"\s*:\s*"done"')


def test_a_page_that_opens_itself_again_is_opened_by_the_client() -> None:
    queue = '<meta http-equiv="refresh" content="2">You are number 7'
    [call] = correlate(recording(asked("GET", "/gift", queue), asked("GET", "/gift", queue), asked("GET", "/gift", "<p>Welcome"))).calls
    assert not call.stays


def test_a_form_with_files_is_sent_in_parts() -> None:
    body = (
        '--x\r\nContent-Disposition: form-data; name="code"\r\n\r\nGIFT-7Q2M-4401\r\n--x\r\n'
        'Content-Disposition: form-data; name="bill"; filename="bill.txt"\r\nContent-Type: text/plain\r\n\r\nAll\r\n--x--\r\n'
    )
    sent = asked("POST", "/send", body=body, headers={"content-type": "multipart/form-data; boundary=x"})
    script = correlate(recording(sent, facts=CODE))
    assert script.calls[0].form
    assert script.calls[0].form.answers == (("code", fact("code")),)
    assert [(file.name, file.filename, file.content) for file in script.calls[0].form.files] == [("bill", "bill.txt", "All")]
    assert script.told == ("the file `bill.txt` is sent with the content that was recorded",)


def test_a_journey_that_needs_a_mailbox_ends_before_it_and_says_so() -> None:
    steps = [RecordedStep(verb="click", words="click: Join"), RecordedStep(verb="mail", words="mail: {subject: Confirm}")]
    joined = asked("POST", "/join", body="email=a%40b.example", headers=FORM)
    script = correlate(recording(joined, asked("GET", "/confirm/77", step=1), facts={"email": "a@b.example"}, steps=steps))
    assert len(script.calls) == 1
    assert script.stops == "`mail: {subject: Confirm}` needs a mailbox"


def test_words_that_no_answer_had_are_not_looked_for_and_that_is_told() -> None:
    script = correlate(recording(asked("GET", "/", "<div id=app></div>"), shows="Welcome"))
    assert script.told == ("`Welcome` is written by a script of the page: it is not looked for",)
    assert script.calls[0].shows == []
