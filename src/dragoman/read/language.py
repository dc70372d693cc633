"""Which language a text is in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LANGUAGES = [
    "ar",
    "de",
    "en",
    "es",
    "fa",
    "fr",
    "he",
    "hi",
    "id",
    "it",
    "ja",
    "ko",
    "nl",
    "pl",
    "pt",
    "ru",
    "sv",
    "tr",
    "uk",
    "zh",
]
"""The languages of most news. With all 130 the model takes short English lines for rare languages; with only a
dozen it takes Dutch for German and Polish for Turkish."""

_LETTERS_LEAST = 40
_SURE = 0.6
_SAMPLE = 4_000


@cache
def _model() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(LANGUAGES)
    return model


def language(text: str) -> str | None:
    """ISO 639-1 code of the text's language; None where it is too short to tell, or none of the known ones."""
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _LETTERS_LEAST:
        return None
    code, score = _model().classify(sample)
    return str(code) if score >= _SURE else None
