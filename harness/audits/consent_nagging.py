"""A cookie banner that takes no for no answer."""

from collections.abc import Iterator

from harness.audits import audit
from harness.lexicon import lexicon
from harness.model import Finding, Visit
from harness.reading.banners import meaning
from harness.reading.looks import quoted


@audit
def consent_nagging(visit: Visit) -> Iterator[Finding]:
    """A refusal of cookies is asked for again, an acceptance is not.

    Who refuses pays on every page what others pay once, until they give in. The CNIL's recommendation of 2020 asks that a refusal be
    kept as an acceptance is, so that nobody is asked again and again.
    """
    probes = {probe.choice: probe for probe in visit.consent_probes}
    refused, accepted = probes.get("refuse"), probes.get("accept")
    if refused is None or accepted is None or not (refused.done and accepted.done) or not refused.again or accepted.again:
        return
    if not refused.pressed or not accepted.pressed:
        return
    tongues = (lexicon(visit.language), lexicon(refused.language or visit.language))
    if meaning(tongues, refused.pressed[-1]) in ("refuse", "save"):  # closing a banner leaves the question open
        no, yes = (quoted(probe.pressed[-1]) for probe in (refused, accepted))
        seen = f"after `{no}` the banner was there again on the next load, after `{yes}` not"
        yield Finding(audit="consent-nagging", severity="moderate", seen=seen, words=quoted(refused.text), url=visit.address)
