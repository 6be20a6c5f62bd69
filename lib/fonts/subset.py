"""A font file with only the characters one figure needs, small enough to be put inside it.

An image drawn from an SVG sees no fonts but those inside the SVG. Embedding such a subset makes
a picture right on a machine without any Chinese font.
"""

from __future__ import annotations

import base64
import io
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from lib.fonts.metrics import font_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# Always inside, so that figures which differ in their numbers share a subset, and because Plotly
# writes digits, separators and the minus sign by itself.
ALWAYS: Final = frozenset(map(chr, range(0x20, 0x7F))) | {"\u2212", "–", "…", "·"}
# Keys of a Plotly figure whose texts are not drawn.
NOT_DRAWN: Final = frozenset({"customdata", "meta", "ids"})

_NOTDEF: Final = ".notdef"
# fontTools reads glyphs lazily into the open font, which threads must not do at once.
_lock: Final = Lock()


def characters_of(value: object, *, skip: Iterable[str] = NOT_DRAWN) -> frozenset[str]:
    """Every character in the texts of a JSON-like value, such as a Plotly figure's dict.

    Mappings and sequences are walked to any depth, arrays included; the values of keys in `skip`
    are left out. The result always holds `ALWAYS`, so numbers need nothing more.
    """
    skipped = frozenset(skip)
    found: set[str] = set(ALWAYS)
    waiting: list[Any] = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            found.update(item)
        elif isinstance(item, dict):
            waiting += [part for key, part in item.items() if key not in skipped]
        elif isinstance(item, (list, tuple, set, frozenset)):
            waiting += item
        elif hasattr(item, "tolist"):  # an array of numpy or pandas
            waiting.append(item.tolist())
    return frozenset(found - set("\r\n\t"))


@lru_cache(maxsize=128)
def font_subset(characters: frozenset[str], weight: int = 400) -> bytes:
    """The product's font, reduced to `characters`, as the bytes of a WOFF file.

    WOFF and not WOFF2, which would make brotli a runtime dependency. `weight` is a CSS weight;
    from 600 on it is the Bold. Characters the font lacks are left out: ask
    `lib.fonts.metrics.missing_characters` where that matters. Equal arguments give equal bytes.
    """
    with _lock:
        return _cut(_open(font_file(weight)), characters)


def font_data_uri(characters: frozenset[str], weight: int = 400) -> str:
    """`font_subset` as a `data:` address for a CSS `@font-face`."""
    encoded = base64.b64encode(font_subset(characters, weight)).decode("ascii")
    return f"data:font/woff;base64,{encoded}"


@lru_cache(maxsize=2)
def _open(file: Path) -> Any:
    """A font kept open: reading its tables costs many times what cutting a subset does."""
    from fontTools.ttLib import TTFont  # only an export needs it

    return TTFont(file, lazy=True)


def _cut(source: Any, characters: frozenset[str]) -> bytes:
    """Put the glyphs of `characters` into a new font, as they stand in `source`.

    fontTools' own subsetter changes the font it is given, so that each cut would read the file
    anew; and it decodes every outline, where the bytes can be carried over. Both are possible
    because `tools/build_fonts.py` leaves no layout tables and no composite glyphs.
    """
    from fontTools.fontBuilder import FontBuilder
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    names = source.getBestCmap()
    outlines, ends = source.reader["glyf"], source["loca"]
    cmap = {ord(c): names[ord(c)] for c in sorted(characters) if ord(c) in names}
    order = list(dict.fromkeys([_NOTDEF, *cmap.values()]))

    builder = FontBuilder(source["head"].unitsPerEm, isTTF=True)
    builder.font.recalcBBoxes = False  # else every outline is decoded to measure it again
    builder.font.recalcTimestamp = False
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(cmap)
    builder.setupGlyf({})  # it would decode what it is given
    for name in order:
        number = source.getGlyphID(name)
        builder.font["glyf"].glyphs[name] = Glyph(outlines[ends[number] : ends[number + 1]])
    builder.setupHorizontalMetrics({name: source["hmtx"][name] for name in order})
    builder.setupHorizontalHeader()
    builder.setupNameTable({"familyName": "Noto Sans SC", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost(keepGlyphNames=False)
    builder.setupMaxp()
    # Limits and line metrics are those of the whole font; counts are set when it is compiled.
    for table in ("head", "hhea", "maxp", "OS/2"):
        vars(builder.font[table]).update(vars(source[table]))
    builder.font.flavor = "woff"
    buffer = io.BytesIO()
    builder.font.save(buffer)
    return buffer.getvalue()
