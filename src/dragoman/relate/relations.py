"""Everything on relations behind one door: each question with plain arguments, its tools loaded when it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.errors import InputError

if TYPE_CHECKING:
    from dragoman.relate.account import Account, Direction
    from dragoman.relate.blocs import BlocPeriod
    from dragoman.relate.digest import Digest
    from dragoman.relate.drivers import Driver
    from dragoman.relate.dyads import Choice, Unit
    from dragoman.relate.parallels import Parallel
    from dragoman.relate.study import Study
    from dragoman.relate.turns import Turn
    from dragoman.store.view import View


def account(view: View, a: str, b: str, *, unit: Unit, direction: Direction, **given: object) -> Account:
    """See relate.account."""
    from dragoman.relate import account as home

    return home.account(view, a, b, choice(given), unit=unit, direction=direction)


def turns(view: View, a: str, b: str, *, live: bool, **given: object) -> list[Turn]:
    """See relate.turns."""
    from dragoman.relate import turns as home

    return home.turns(view, a, b, choice(given), live=live)


def blocs(view: View, *, unit: Unit, since: str, until: str, **given: object) -> list[BlocPeriod]:
    """See relate.blocs."""
    from dragoman.relate import blocs as home

    return home.blocs(view, choice(given), unit=unit, since=since, until=until)


def drivers(view: View, a: str | None, b: str | None) -> list[Driver]:
    """See relate.drivers."""
    from dragoman.relate import drivers as home

    return home.joined(home.about(view, a, b))


def study(view: View, a: str, b: str, type: str, **given: object) -> Study:
    """See relate.study."""
    from dragoman.relate import study as home

    chosen = choice(given)
    return home.study(view, a, b, home.occasions(view, type, a, b, chosen), chosen)


def parallels(view: View, a: str, b: str, *, most: int, **given: object) -> list[Parallel]:
    """See relate.parallels."""
    from dragoman.relate import parallels as home

    return home.parallels(view, a, b, choice(given), most=most)


def digest(view: View, actor: str, *, at: str | None, unit: Unit, **given: object) -> Digest:
    """See relate.digest."""
    from dragoman.relate import digest as home

    return home.digest(view, actor, at=at, unit=unit, choice=choice(given))


def choice(given: dict[str, object]) -> Choice:
    """Voice, modality and media by name. Raises InputError for others."""
    from dragoman.relate.dyads import Choice

    unknown = given.keys() - set(Choice._fields)
    if unknown:
        raise InputError(", ".join(sorted(unknown)), "no such choice", f"There are {', '.join(Choice._fields)}")
    return Choice(**given)  # type: ignore[arg-type]
