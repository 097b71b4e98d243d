from harness.browser.secrets import Secrets
from harness.model.recording import AwaitedMail, RecordedStep
from harness.scrubbing.visits import PERSONAL, scrubbed_recording
from harness.surge.correlating import correlate
from tests.surge.recorded import FORM, asked, recording

FACTS = {"email": "ann.lee@mail.example", "given-name": "Ann", "code": "GIFT-7Q2M-4401"}


def test_a_scrubbed_recording_names_nobody_and_is_the_same_script() -> None:
    body = "email=ann.lee%40mail.example&c=GIFT-7Q2M-4401"
    sent = asked("POST", "/u/ann.lee%40mail.example", "<p>Thank you, Ann", body=body, headers=FORM)
    url = "http://shop.example/confirm?who=ann.lee%40mail.example"
    mail = AwaitedMail(wanted={"subject": "Welcome, Ann", "to": "ann.lee@mail.example"}, follow="Confirm", url=url, said={"who": "Ann"})
    steps = [RecordedStep(verb="click", words="click: Send"), RecordedStep(verb="mail", mail=mail, shows="Thank you, Ann")]
    before = recording(sent, facts=FACTS, steps=steps)
    after = scrubbed_recording(before, Secrets(FACTS, PERSONAL))
    text = repr(after)
    assert "ann" not in text.lower()
    assert "GIFT-7Q2M-4401" in text, "a code is nobody"
    assert correlate(after).calls == correlate(before).calls
    assert scrubbed_recording(after, Secrets(FACTS, PERSONAL)) == after
