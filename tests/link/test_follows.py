from dragoman.link import events, follows
from tests.factory import act, document, on

DOC = document()


def told(type="AID", actors=("IRN",), recipients=("RUS",), *, published="2023-02-09", text="", **given):
    found = events.telling(act(DOC, type, actors, recipients, **given), published, "d1", text)
    assert found is not None
    return found


def plan(type="AID", modality="planned", **given):
    return told(type, modality=modality, **given)


def test_a_plan_leads_to_the_deed_of_its_day_and_a_few_later():
    planned = plan(when=on("2023-02-15"))
    assert follows.led_to(planned, told(when=on("2023-02-15")))
    assert follows.led_to(planned, told(when=on("2023-02-18")))
    assert not follows.led_to(planned, told(when=on("2023-02-19")))
    assert not follows.led_to(planned, told(when=on("2023-02-14")))
    assert not follows.led_to(planned, told())
    assert not follows.led_to(told(), told(when=on("2023-02-15")))


def test_without_a_date_it_waits_from_the_day_it_was_told():
    threat = plan("SANCTION", "threatened")
    assert not follows.led_to(threat, told("SANCTION", when=on("2023-02-08")))
    assert follows.led_to(threat, told("SANCTION", when=on("2023-05-01")))
    assert not follows.led_to(threat, told("SANCTION", when=on("2023-06-01")))
    assert not follows.led_to(plan("ASSAULT", "threatened"), told("ASSAULT", when=on("2023-03-01")))


def test_parties_and_types_count():
    day = on("2023-02-15")
    assert not follows.led_to(plan(when=day), told(actors=("CHN",), when=day))
    assert not follows.led_to(plan(when=day), told(recipients=(), when=day))
    assert not follows.led_to(plan(when=day), told("SANCTION", when=day))
    assert not follows.led_to(plan(published=None), told(when=day))


def test_a_future_meeting_is_an_agreement_and_comes_to_a_meeting():
    day = on("2023-02-15")
    planned = plan("AGREE", "promised", actors=("RUS",), recipients=("IRN",), when=day)
    met = told("CONSULT", ("IRN", "RUS"), (), when=day)
    assert follows.led_to(planned, met)
    assert follows.deed_keys(planned) >= {"event CONSULT realised IRN RUS", "event AID realised RUS IRN"}
    assert "event AGREE planned IRN RUS" in follows.plan_keys(met)
    assert not follows.led_to(plan("AGREE"), told("AGREE", when=day))


def test_a_plan_for_one_matter_does_not_lead_to_another():
    day = on("2023-02-15")
    rail, fish = "Met on a railway.", "Met on fishing."
    planned = plan("AGREE", when=day, text=rail)
    assert follows.led_to(planned, told("AGREE", when=day, text=rail))
    assert not follows.led_to(planned, told("AGREE", when=day, text=fish))
