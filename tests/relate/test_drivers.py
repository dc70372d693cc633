from dragoman.relate.drivers import about, countries, joined
from dragoman.store.database import View, Writer
from dragoman.store.rows import CausalRow, Query
from tests.factory import act, cause, coding, document, statement


def test_causes_with_who_asserts_them(tmp_path):
    own = document("Sanctions drew the two closer.", published="2023-02-09")
    told = document("The war, said Ukraine, fed the trade.", published="2023-02-10")
    said = statement(told, "UKR")
    with Writer(tmp_path / "a.ledger") as writer:
        writer.add([coding(own, links=[cause(own)]), coding(told, statements=[said], links=[cause(told, said.id)])])
    with View(tmp_path / "a.ledger") as view:
        latest, first = about(view)
        assert (first.cause, first.effect, first.chain) == ("Sanctions drew ", "the two closer.", ("Harbour Post",))
        assert (latest.chain, latest.statement) == (("Harbour Post", "Ukraine"), said.id)
        assert about(view, words="SANCTIONS") == [first]
        assert view.causes(Query(voice="outlet")) == [first]
        assert about(view, words="nothing") == []


def told(*rows):
    """(cause, effect, speaker, stance) → rows as the ledger has them."""
    return [
        CausalRow(
            document=f"d{number}",
            title=None,
            outlet="Harbour Post",
            published=f"2023-02-{number + 1:02}",
            cause=cause,
            effect=effect,
            cue="drove",
            statement="s" if stance else None,
            chain=("Harbour Post", who) if who else ("Harbour Post",),
            stance=stance,
        )
        for number, (cause, effect, who, stance) in enumerate(rows)
    ]


def test_the_same_cause_in_other_words_is_one_driver_with_its_sides():
    rows = told(
        ("Western sanctions", "Tehran and Moscow together", None, None),
        ("The embargo", "the two regimes into each other's arms", "Ukraine", "asserts"),
        ("the sanctions", "Iran and Russia closer together", "Iran", "denies"),
        ("Washington's sanctions", "Iran and China closer together", None, None),
        ("a failed harvest", "unrest in the south", None, None),
    )
    first, *others = joined(rows)
    assert (first.kind, first.effect_kind, first.documents) == ("SANCTION", "closer", 3)
    assert first.asserted_by == ("Harbour Post", "Ukraine") and first.disputed_by == ("Iran",)
    assert (first.first, first.last) == ("2023-02-01", "2023-02-03")
    assert {driver.cause for driver in others} == {"Washington's sanctions", "a failed harvest"}
    assert joined(reversed(rows)) == joined(rows)
    assert first.countries == ("IRN", "RUS") and first.tells({"RUS"})
    tells = {driver.cause: driver.tells({"IRN", "RUS"}) for driver in others}
    assert tells == {"Washington's sanctions": True, "a failed harvest": False}


def test_countries_are_told_by_name_adjective_and_capital():
    assert countries("Tehran and the Russian army") == {"IRN", "RUS"}
    assert countries("the two regimes") == set()


def test_causes_of_documents_on_both(tmp_path):
    both = document("Sanctions drew the two closer.", published="2023-02-09")
    one = document("The war fed the trade.", published="2023-02-10")
    with Writer(tmp_path / "a.ledger") as writer:
        writer.add([coding(both, [act(both)], links=[cause(both)])])
        writer.add([coding(one, [act(one, recipients=("UKR",))], links=[cause(one)])])
    with View(tmp_path / "a.ledger") as view:
        assert [row.document for row in about(view, "IRN", "RUS")] == [both.id]
        assert len(about(view, "IRN")) == len(about(view)) == 2
        assert about(view, "IRN", "RUS", "NOTHING") == []
