"""Ids that depend on content alone, so that any order and any machine gives the same."""

from __future__ import annotations

from hashlib import blake2b


def short_hash(*parts: object) -> str:
    """16 hexadecimal digits over the parts."""
    return blake2b("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
