"""Claims as linked data: JSON-LD in the terms of schema.org (Claim, Quotation, ClaimReview) and of PROV.

One document with a graph: each claim, each statement for or against it, the articles, and who said it. What a statement
rests on is ``prov:wasDerivedFrom`` and ``prov:wasAttributedTo``; a near copy is ``prov:alternateOf`` its family. The
review of a claim says how it stands in the record; it holds no rating of truth.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

import msgspec

from dragoman.link import origins
from dragoman.store.rows import ClaimRow, ClaimVoice
from dragoman.store.view import View

CONTEXT = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "dragoman": "urn:dragoman:term:",
    "prov:wasDerivedFrom": {"@type": "@id"},
    "prov:wasAttributedTo": {"@type": "@id"},
    "prov:alternateOf": {"@type": "@id"},
    "dragoman:claim": {"@type": "@id"},
}
ASPECT = "standing in the record, not truth"

Node = dict[str, object]


def lines(view: View, claims: Iterable[ClaimRow]) -> Iterator[str]:
    """The document in pieces, a node a line; memory does not grow with the number of claims beyond the ids."""
    yield f'{{"@context": {msgspec.json.encode(CONTEXT).decode()}, "@graph": [\n'
    written: set[str] = set()
    first = True
    for row in claims:
        for node in _nodes(row, view.claim_voices(row.id)):
            id = str(node["@id"])
            if id not in written:
                written.add(id)
                yield f"{'' if first else ','}{msgspec.json.encode(_without_null(node)).decode()}\n"
                first = False
    yield "]}\n"


def _nodes(claim: ClaimRow, voices: list[ClaimVoice]) -> Iterator[Node]:
    yield _claim(claim, voices)
    yield _review(claim)
    for voice in voices:
        yield _said(claim, voice)
        yield _article(voice)
        yield from _agents(voice)


def _claim(claim: ClaimRow, voices: list[ClaimVoice]) -> Node:
    documents = list(dict.fromkeys(_urn("document", voice.document) for voice in voices if voice.side == "asserts"))
    return {
        "@id": _urn("claim", claim.id),
        "@type": ["Claim", "prov:Entity"],
        "text": claim.words,
        "about": [{"@id": _urn("actor", party.id), "name": party.name} for party in claim.actors],
        "firstAppearance": {"@id": documents[0]} if documents else None,
        "appearance": [{"@id": document} for document in documents],
        "datePublished": claim.first_seen,
        "dragoman:origins": claim.origins,
    }


def _review(claim: ClaimRow) -> Node:
    return {
        "@id": _urn("review", claim.id),
        "@type": "ClaimReview",
        "itemReviewed": {"@id": _urn("claim", claim.id)},
        "reviewAspect": ASPECT,
        "reviewBody": claim.status,
        "author": {"@type": "SoftwareApplication", "name": "Dragoman"},
        "dragoman:status": claim.status,
        "dragoman:credibility": claim.credibility,
    }


def _said(claim: ClaimRow, voice: ClaimVoice) -> Node:
    outer = [_agent(key) for key in voice.cites]
    return {
        "@id": _urn("statement", f"{voice.statement or voice.act}:{voice.side}"),
        "@type": ["Quotation", "prov:Entity"],
        "text": voice.words,
        "dateCreated": voice.said,
        "isPartOf": {"@id": _urn("document", voice.document)},
        "creator": {"@id": _agent(voice.speaker)} if voice.speaker else {"@type": "Thing", "name": voice.name},
        "dragoman:claim": _urn("claim", claim.id),
        "dragoman:side": voice.side,
        "dragoman:stance": voice.stance,
        "dragoman:evidence": voice.evidence,
        "prov:wasAttributedTo": [_agent(key) for key in voice.roots],
        "prov:wasDerivedFrom": outer or None,
    }


def _article(voice: ClaimVoice) -> Node:
    copied = voice.family != voice.document
    return {
        "@id": _urn("document", voice.document),
        "@type": ["NewsArticle", "prov:Entity"],
        "headline": voice.title,
        "datePublished": voice.published,
        "publisher": {"@id": _agent(key)} if (key := origins.outlet(voice.outlet)) else None,
        "prov:alternateOf": _urn("document", voice.family) if copied else None,
    }


def _agents(voice: ClaimVoice) -> Iterator[Node]:
    """Who published it, who said it, whom it cites and whose word it rests on."""
    names = {origins.outlet(voice.outlet): voice.outlet, voice.speaker: voice.name}
    for key in (origins.outlet(voice.outlet), voice.speaker, *voice.cites, *voice.roots):
        if key:
            name = names.get(key) or key.partition(":")[2].replace("-", " ")
            yield {"@id": _agent(key), "@type": "prov:Agent", "name": name}


def _agent(key: str) -> str:
    return _urn("agent", key)


def _urn(kind: str, id: str) -> str:
    return f"urn:dragoman:{kind}:{quote(id, safe=':+.-_')}"


def _without_null(node: Node) -> Node:
    return {name: value for name, value in node.items() if value is not None and value != []}
