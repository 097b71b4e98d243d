"""The point of everything else."""

from harness.model.preflight import Evidence
from harness.preflight.points.what_else import judge


def test_a_line_stays_until_somebody_has_seen_to_it() -> None:
    lines = [{"ask": "Has the warehouse been told?", "done": ""}, {"ask": "Is the phone staffed?", "done": "Aino, 20 November"}]
    point = judge(Evidence(campaign={"else": lines}))
    assert (point.verdict, point.asks) == ("ask", ["Has the warehouse been told?"])
    assert [proof.text for proof in point.proofs] == ["Is the phone staffed? – Aino, 20 November"]


def test_all_seen_to_is_ready_and_nothing_listed_is_not() -> None:
    assert judge(Evidence(campaign={"else": [{"ask": "Is the phone staffed?", "done": "Aino"}]})).verdict == "ready"
    assert judge(Evidence(campaign={"else": []})).verdict == "ask"
