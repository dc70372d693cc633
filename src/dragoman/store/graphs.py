"""Events as a directed graph of who acts on whom, in GraphML and GEXF.

A node is an actor; an edge sums the events of one mood (done, planned, threatened, denied …) from one to another, so
that what was only planned or is denied never adds to what was done. Events that all parties do together give an edge
each way.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from xml.sax.saxutils import escape, quoteattr

from dragoman.link.telling import MOODS
from dragoman.store.rows import EventRow, Party
from dragoman.words import ontology

_SUMS = (
    *("events", "reports", "independent"),
    *("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"),
)
_ATTRIBUTES = {
    "node": {"name": "string", "country": "string"},
    "edge": {"told": "string", **dict.fromkeys(_SUMS, "int"), "score": "double", "first": "string", "last": "string"},
}
_INVALID = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""


class _Edge:
    """The sums of one edge."""

    def __init__(self) -> None:
        self.sums = dict.fromkeys(_SUMS, 0)
        self.tenths = 0
        self.days: list[str] = []

    def add(self, row: EventRow) -> None:
        """One event more."""
        for name, more in (("events", 1), ("reports", row.reports), ("independent", row.independent)):
            self.sums[name] += more
        self.sums[_SUMS[2 + ontology.quad(row.type)]] += 1
        self.tenths += round(10 * ontology.score(row.type, row.mode))
        days = [*self.days, *(day for day in (row.start, row.end) if day)]
        self.days = [min(days), max(days)] if days else []

    def values(self) -> dict[str, object]:
        """All attributes but the mood."""
        score = round(self.tenths / 10 / self.sums["events"], 3)
        return {**self.sums, "score": score, **dict(zip(("first", "last"), self.days, strict=False))}


def _graph(rows: Iterable[EventRow]) -> tuple[dict[str, Party], dict[tuple[str, str, str], _Edge]]:
    nodes: dict[str, Party] = {}
    edges: defaultdict[tuple[str, str, str], _Edge] = defaultdict(_Edge)
    for row in rows:
        nodes.update((party.id, party) for party in (*row.actors, *row.recipients))
        both = product(row.actors, row.recipients) if row.recipients else product(row.actors, repeat=2)
        for pair in {(a.id, b.id) for a, b in both if row.recipients or a.id != b.id}:
            edges[*pair, MOODS[row.modality].replace("realised", "done")].add(row)
    return dict(sorted(nodes.items())), dict(sorted(edges.items()))


def graphml(rows: Iterable[EventRow], about: Mapping[str, str]) -> Iterator[str]:
    """GraphML; the graph's own data say what was asked and counted."""
    nodes, edges = _graph(rows)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for name in about:
        yield f'<key id={_quoted(f"about_{name}")} for="graph" attr.name={_quoted(name)} attr.type="string"/>\n'
    for domain, attributes in _ATTRIBUTES.items():
        for name, type in attributes.items():
            yield f'<key id="{domain}_{name}" for="{domain}" attr.name="{name}" attr.type="{type}"/>\n'
    yield '<graph id="events" edgedefault="directed">\n'
    yield from (f'<data key="about_{name}">{_text(value)}</data>\n' for name, value in about.items())
    for id, party in nodes.items():
        yield f"<node id={_quoted(id)}>{_data('node', _node(party))}</node>\n"
    for at, ((a, b, told), edge) in enumerate(edges.items()):
        data = _data("edge", {"told": told, **edge.values()})
        yield f'<edge id="e{at}" source={_quoted(a)} target={_quoted(b)}>{data}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _data(domain: str, values: Mapping[str, object]) -> str:
    return "".join(f'<data key="{domain}_{name}">{_text(value)}</data>' for name, value in values.items())


def gexf(rows: Iterable[EventRow], about: Mapping[str, str]) -> Iterator[str]:
    """GEXF 1.3; the description says what was asked and counted. An edge's weight is its number of events."""
    nodes, edges = _graph(rows)
    described = "; ".join(f"{name}: {value}" for name, value in about.items())
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield f"<meta><creator>dragoman</creator><description>{_text(described)}</description></meta>\n"
    yield '<graph mode="static" defaultedgetype="directed">\n'
    for domain, attributes in _ATTRIBUTES.items():
        rows_of = "".join(
            f'<attribute id="{name}" title="{name}" type="{type.replace("int", "integer")}"/>'
            for name, type in attributes.items()
        )
        yield f'<attributes class="{domain}">{rows_of}</attributes>\n'
    yield "<nodes>\n"
    for id, party in nodes.items():
        yield f"<node id={_quoted(id)} label={_quoted(party.name)}>{_values(_node(party))}</node>\n"
    yield "</nodes>\n<edges>\n"
    for at, ((a, b, told), edge) in enumerate(edges.items()):
        values = _values({"told": told, **edge.values()})
        ends = f"source={_quoted(a)} target={_quoted(b)}"
        yield f'<edge id="{at}" {ends} kind="{told}" weight="{edge.sums["events"]}">{values}</edge>\n'
    yield "</edges>\n</graph>\n</gexf>\n"


def _values(values: Mapping[str, object]) -> str:
    each = "".join(f'<attvalue for="{name}" value={_quoted(value)}/>' for name, value in values.items())
    return f"<attvalues>{each}</attvalues>"


def _node(party: Party) -> dict[str, object]:
    return {"name": party.name, **({"country": party.country} if party.country else {})}


def _text(value: object) -> str:
    return escape(_INVALID.sub("\ufffd", str(value)))


def _quoted(value: object) -> str:
    return quoteattr(_INVALID.sub("\ufffd", str(value)))
