"""The signed network of a period: countries in a circle by bloc, warm and hostile ties between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import cos, pi, sin, sqrt

from dragoman.relate.blocs import ALONE, BlocPeriod, Member
from dragoman.relate.network import Tie
from dragoman.show import phrases
from dragoman.show.pictures.canvas import WIDTH, Picture, box, clean, line, text

_HEIGHT, _RADIUS = 510, 205
_FEW, _EACH, _HOSTILE = 40, 3, 30
_COLOURS = 8
_FLAT = 0.15
"""Share of the circle at top and bottom where names stand in the middle."""


def network(title: str, period: BlocPeriod) -> Picture | None:
    """None where too little is told to speak of blocs."""
    if period.said or not period.members:
        return None
    order = sorted(period.members, key=lambda member: (member.bloc == ALONE, member.bloc, -member.events, member.id))
    places = {member.id: _place(at, len(order)) for at, member in enumerate(order)}
    drawn = _strongest(period.ties)
    most = max((tie.events for tie in drawn), default=1)
    parts = [_tie(tie, places, most) for tie in drawn]
    parts += [_node(member, places[member.id], max(one.events for one in order)) for member in order]
    parts.append(_key(period, len(drawn)))
    described = (
        f"{phrases.count(len(order), 'country', 'countries')} in {phrases.count(len(period.blocs), 'bloc')}: "
        f"{'; '.join(period.blocs.values())}. {period.balanced} of {period.triads} triads are in balance."
    )
    return Picture(title, described, _HEIGHT, "".join(parts))


def colour(bloc: int) -> str:
    """The class of a bloc."""
    return "alone" if bloc == ALONE else f"b{bloc % _COLOURS}"


def _place(at: int, of: int) -> tuple[float, float, float]:
    angle = 2 * pi * at / of - pi / 2
    return WIDTH * 0.39 + _RADIUS * cos(angle), _HEIGHT / 2 + _RADIUS * sin(angle), angle


def _strongest(ties: Sequence[Tie]) -> list[Tie]:
    """What can be read: of each country the three strongest warm ties, and the strongest hostile ones, which lie above;
    all where there are few."""
    clear = sorted((tie for tie in ties if tie.sign), key=lambda tie: -abs(tie.intensity) * sqrt(tie.events))
    warm, hostile = ([tie for tie in clear if tie.sign == sign] for sign in (1, -1))
    if len(warm) > _FEW:
        drawn: Counter[str] = Counter()
        kept = []
        for tie in warm:
            if min(drawn[tie.a], drawn[tie.b]) < _EACH:
                kept.append(tie)
            drawn.update((tie.a, tie.b))
        warm = kept
    return [*warm[::-1], *hostile[:_HOSTILE][::-1]]


def _tie(tie: Tie, places: dict[str, tuple[float, float, float]], most: int) -> str:
    (x1, y1, _), (x2, y2, _) = places[tie.a], places[tie.b]
    middle = WIDTH * 0.39, _HEIGHT / 2
    bend = [
        middle[at] + 0.35 * ((end1 + end2) / 2 - middle[at]) for at, (end1, end2) in enumerate(((x1, x2), (y1, y2)))
    ]
    kind = "warm" if tie.sign > 0 else "hostile"
    width = 0.8 + min(sqrt(tie.events) / 4, 5.2 * sqrt(tie.events / most))
    told = f"{tie.a}, {tie.b}: {tie.events} events, {tie.conflict} in conflict, mean score {tie.intensity:+.2f}"
    return (
        f'<path class="{kind}" stroke-width="{width:.1f}" d="M{x1:.1f} {y1:.1f}Q{bend[0]:.1f} {bend[1]:.1f} '
        f'{x2:.1f} {y2:.1f}"><title>{clean(told)}</title></path>'
    )


def _node(member: Member, place: tuple[float, float, float], most: int) -> str:
    x, y, angle = place
    size = 5 + 9 * sqrt(member.events / most)
    reach = size + 7
    side = cos(angle)
    anchor = "middle" if abs(side) < _FLAT else "start" if side > 0 else "end"
    told = f"{member.name}: {member.events} events, centrality {member.central}, certainty {member.certainty:.0%}"
    label = text(x + reach * side, y + reach * sin(angle) + 4, member.name, "label", anchor)
    return (
        f'<g><title>{clean(told)}</title><circle class="{colour(member.bloc)}" cx="{x:.1f}" cy="{y:.1f}" '
        f'r="{size:.1f}"/>{label}</g>'
    )


def _key(period: BlocPeriod, drawn: int) -> str:
    x, y = WIDTH * 0.745, 40.0
    parts = []
    for number, words in period.blocs.items():
        parts.append(box(x, y - 10, 12, 12, colour(number)) + text(x + 20, y, words, "label"))
        y += 22
    y += 12
    for kind, words in (("warm", "warm"), ("hostile", "hostile")):
        parts.append(line(x, y - 4, x + 26, y - 4, f"{kind} key") + text(x + 34, y, words, "tick"))
        y += 20
    clear = sum(tie.sign != 0 for tie in period.ties)
    shown = [f"the strongest {drawn} of {clear} clear ties"] if drawn < clear else []
    for words in ("wide: many events", *shown, f"{period.balanced} of {period.triads} triads in balance"):
        parts.append(text(x, y, words, "tick"))
        y += 20
    return "".join(parts)
