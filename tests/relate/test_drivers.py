from dragoman.relate.drivers import drivers
from dragoman.store.database import View, Writer
from dragoman.store.rows import Query
from tests.factory import cause, coding, document, statement


def test_causes_with_who_asserts_them(tmp_path):
    own = document("Sanctions drew the two closer.", published="2023-02-09")
    told = document("The war, said Ukraine, fed the trade.", published="2023-02-10")
    said = statement(told, "UKR")
    with Writer(tmp_path / "a.ledger") as writer:
        writer.add([coding(own, links=[cause(own)]), coding(told, statements=[said], links=[cause(told, said.id)])])
    with View(tmp_path / "a.ledger") as view:
        latest, first = drivers(view)
        assert (first.cause, first.effect, first.chain) == ("Sanctions drew ", "the two closer.", ("Harbour Post",))
        assert (latest.chain, latest.statement) == (("Harbour Post", "Ukraine"), said.id)
        assert drivers(view, words="SANCTIONS") == [first]
        assert drivers(view, Query(voice="outlet")) == [first]
        assert drivers(view, words="nothing") == []
