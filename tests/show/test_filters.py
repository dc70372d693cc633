import pytest

from dragoman.config import LIMITS
from dragoman.errors import InputError
from dragoman.show import filters
from dragoman.store.rows import Query


def test_values_are_kept_where_the_noun_has_them():
    found = filters.query({"actor": "irn", "type": "consult", "stance": "denies", "x": "y", "outlet": " "}, "acts")
    assert found == Query(actor="IRN", type="CONSULT", limit=50)


def test_an_id_longer_than_a_country_code_is_left_as_it_is():
    assert filters.query({"actor": "ali-shamkhani"}, "acts").actor == "ali-shamkhani"


@pytest.mark.parametrize(
    ("name", "value", "day"),
    [
        ("since", "2023", "2023-01-01"),
        ("since", "2023-02", "2023-02-01"),
        ("since", "2023-02-08", "2023-02-08"),
        ("until", "2023", "2023-12-31"),
        ("until", "2024-02", "2024-02-29"),
        ("until", "2023-02-08", "2023-02-08"),
    ],
)
def test_a_year_or_month_stands_for_its_edge(name, value, day):
    assert getattr(filters.query({name: value}, "events"), name) == day


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        ("since", "yesterday", "YYYY"),
        ("until", "2023-02-30", "YYYY"),
        ("since", "2023-13", "YYYY"),
        ("since", "0000", "YYYY"),
        ("type", "DANCE", "CONSULT"),
        ("modality", "maybe", "happened"),
        ("voice", "god", "attributed"),
        ("limit", "many", "0 to"),
        ("offset", "-1", "0 to"),
    ],
)
def test_what_cannot_be_is_refused_with_a_remedy(name, value, remedy):
    with pytest.raises(InputError) as caught:
        filters.query({name: value}, "acts")
    assert remedy in caught.value.remedy
    assert value in caught.value.source


def test_limits_are_capped():
    assert filters.query({"limit": "200"}, "acts").limit == LIMITS.page_rows
    assert filters.query({"limit": "201"}, "acts").limit == LIMITS.page_rows
    assert filters.query({"limit": "9" * 400}, "acts").limit == LIMITS.page_rows
    assert filters.query({"offset": "9" * 400}, "acts").offset == 10**9


@pytest.mark.parametrize(
    ("given", "meant"),
    [("irn", "IRN"), ("IRN", "IRN"), ("Iran", "IRN"), ("hezbollah", "hezbollah"), ("Ali Shamkhani", "ali-shamkhani"), ("Nobody Known", "Nobody Known")],
)  # fmt: skip
def test_actors_by_name_or_code(given: str, meant: str) -> None:
    assert filters.actor(given) == meant
