"""A deck as a part of an address, so that a deck of one visit can be presented and sent."""

import base64
import binascii
import zlib

from lib.decks.deck import Deck
from lib.decks.load import MOST_BYTES, dump, read
from lib.problem import Problem

MOST_PACKED = 48_000
"""Characters; servers and proxies cut or refuse addresses that are much longer."""


def pack(deck: Deck) -> str:
    """The deck's YAML, compressed, in characters that an address may hold.

    Longer than ``MOST_PACKED`` for a deck that no address can carry.
    """
    packed = zlib.compress(dump(deck).encode("utf-8"), level=9)
    return base64.urlsafe_b64encode(packed).decode("ascii").rstrip("=")


def unpack(packed: str) -> tuple[Deck | None, list[Problem]]:
    """The deck of an address, or ``None`` and what is wrong with it; never raises.

    No more than a deck may have is ever unpacked, whatever the address says.
    """
    text = _unpacked(packed)
    if text is None:
        return None, [Problem("", 1, 1, "deck.bad_link")]
    return read(text, "")


def _unpacked(packed: str) -> str | None:
    if len(packed) > MOST_PACKED:
        return None
    try:
        content = base64.b64decode(packed + "=" * (-len(packed) % 4), altchars=b"-_", validate=True)
        reader = zlib.decompressobj()
        found = reader.decompress(content, MOST_BYTES + 1)
        is_whole = reader.eof and not reader.unused_data and len(found) <= MOST_BYTES
        return found.decode("utf-8") if is_whole else None
    except (binascii.Error, ValueError, zlib.error):
        return None
