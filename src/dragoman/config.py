"""Every limit and setting, in one place (docs/formats.md lists them)."""

from __future__ import annotations

import msgspec


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Bounds on what strangers' input may cost."""

    page_wire_bytes: int = 5_000_000
    page_bytes: int = 20_000_000
    feed_bytes: int = 5_000_000
    feed_items: int = 1_000
    coded_characters: int = 200_000
    coding_seconds: float = 30.0
    """For one document; it goes into quarantine when they are over."""
    markup_depth: int = 250
    markup_elements: int = 50_000
    extract_seconds: float = 10.0
    fetch_seconds: float = 30.0
    redirects: int = 3
    page_rows: int = 200
    """Rows of a table that one page shows at most."""


LIMITS = Limits()
