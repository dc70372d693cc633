"""Speech with a label: "Smith: …", "Q: … A: …", transcripts, headlines, a name on a dash behind or before a quote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.coding import grammar
from dragoman.coding.drafts import Draft
from dragoman.coding.participants import Cast
from dragoman.coding.quotes import Quote
from dragoman.coding.speakers import speaker, speaks
from dragoman.records import Mention, Span, Speaker
from dragoman.words import cues

_NAME = r"[A-Z][\w.'’-]*(?:,? (?:[A-Z][\w.'’-]*|of|the|for|al|de|van|von|\d{1,2})){0,6}"
_ROLE = r"(?:, [a-z][\w’'-]*(?: [\w’'-]+){0,7}|(?: [a-z][\w-]*){1,3})"
"""What may stand behind the name: ", mayor of Tyre", or behind a first word: "UN envoy", "Turkish foreign minister"."""
_LABEL = re.compile(rf"(?:^|(?<=\n)|(?<=[.?!] )|(?<=[.?!][”\"] ))[“\"]?(?P<label>{_NAME})(?P<mark>:)[ \n]+(?=\S)")
_LONG = re.compile(rf"(?:^|(?<=\n))(?P<label>{_NAME}{_ROLE})(?P<mark>:)[ \n]+(?=\S)")
_ANSWER = re.compile(r"(?:^|(?<=\n))(?P<label>[QA])(?P<mark>\.)[ \n]+(?=\S)")
_BEFORE = re.compile(rf"(?:^|(?<=\n)|(?<=[.?!] ))(?P<label>{_NAME}{_ROLE}?) ?(?P<mark>[—–―]|--) ?(?=[“\"])")
_BEHIND = re.compile(rf"(?P<mark>[—–―]|--) ?(?P<label>{_NAME})(?=[\s.,(]|$)")


def drafts(doc: Doc, quotes: tuple[Quote, ...], found: list[Draft], cast: Cast) -> Iterator[Draft]:
    """A draft for every labelled speech that no other statement holds."""
    text = grammar.text(doc)
    forms = (_LABEL, _LONG, _BEFORE, *((_ANSWER,) if "\nA." in text else ()))
    labels = [hit for form in forms for hit in form.finditer(text) if _head(doc, hit) is not None]
    labels.sort(key=lambda hit: hit.start())
    for hit, following in zip(labels, [*labels[1:], None], strict=False):
        end = text.find("\n", hit.end())
        end = len(text) if end < 0 else end
        if following is not None:
            end = min(end, following.start())
        spoken = [quote.span for quote in quotes if hit.end() - 1 <= quote.span.start < end]
        quoted = bool(spoken) and spoken[0].start <= hit.end()
        content = [span for span in spoken if span.end <= end] if quoted else [_trimmed(Span(hit.end(), end), text)]
        if content and (who := _speaker(doc, hit, quoted, cast)) is not None and not _told(content[0], found):
            yield _draft(doc, hit, who, content)
    for quote in quotes:
        behind = _BEHIND.match(text, quote.span.end + (text[quote.span.end : quote.span.end + 1] == " "))
        if behind and quote.speech and not _told(quote.span, found):
            who = _speaker(doc, behind, True, cast)
            if who is not None:
                yield _draft(doc, behind, who, [quote.span])


def _draft(doc: Doc, hit: re.Match[str], who: Speaker, content: list[Span]) -> Draft:
    mark = Span(*hit.span("mark"))
    head = next(token for token in doc if token.idx + len(token.text) > mark.start)
    return Draft(head, mark, who, content, "asserts")


def _told(span: Span, found: list[Draft]) -> bool:
    """True where a verb of saying outside the speech already tells who says it."""
    return any(
        draft.holds(span) or (draft.cue.end <= span.start and span.overlaps(draft.content[0]))
        for draft in found
        if draft.content
    )


def _trimmed(span: Span, text: str) -> Span:
    words = span.of(text)
    return Span(span.end - len(words.lstrip(' “"')), span.start + len(words.rstrip(' ”"')))


def _head(doc: Doc, hit: re.Match[str]) -> Token | None:
    """The last word of the label's name, ages and what stands behind a comma left out."""
    name = hit.group("label").partition(",")[0]
    label = doc.char_span(hit.start("label"), hit.start("label") + len(name), alignment_mode="expand")
    words = [token for token in label or () if token.is_alpha or "-" in token.text or "." in token.text]
    return words[-1] if words else None


def _speaker(doc: Doc, hit: re.Match[str], quoted: bool, cast: Cast) -> Speaker | None:
    """Who the label names; None where it is a place, a heading, or the asker of an interview."""
    head = _head(doc, hit)
    if head is None or hit.group("label").lower() in cues.phrases("asker"):
        return None
    span = Span(*hit.span("label"))
    mentions = [
        mention for mention in cast.at(head) if mention.actor.kind in ("person", "outlet", "organisation", "group")
    ]
    if not mentions and (known := _surname(head.text, cast)):
        mentions = known
    if mentions:
        actor = mentions[0].actor
        kind = "person" if actor.kind == "person" else "outlet" if actor.kind == "outlet" else "organisation"
        return Speaker(kind=kind, span=span, actor=actor, name=actor.name)  # type: ignore[arg-type]
    if hit.group("label") in cues.phrases("answerer"):
        return Speaker(kind="unnamed-person", span=span, name=hit.group("label"))
    long = hit.re is _LONG and "," not in hit.group("label")
    long = long and head.pos_ in ("NOUN", "PROPN")
    if speaks(head) and not cast.place(head) and (quoted or long or len(hit.group("label").split()) == 1):
        found = speaker(head, cast)
        return Speaker(kind=found.kind, span=span, actor=found.actor, name=found.name, affiliation=found.affiliation)
    name = [word for word in hit.group("label").split(",")[0].split() if word.isalpha()]
    if (
        quoted
        and not cast.at(head)
        and cast.place(head) is None
        and name
        and name[-1].lower() not in cues.phrases("heading")
    ):
        return Speaker(kind="person", span=span, name=" ".join(name))
    return None


def _surname(word: str, cast: Cast) -> list[Mention]:
    """The person of the text whose surname stands in capitals."""
    if not word.isupper() or len(word) < 3:
        return []
    return [one for one in cast.mentions if one.actor.kind == "person" and one.actor.name.split()[-1].upper() == word][
        :1
    ]
