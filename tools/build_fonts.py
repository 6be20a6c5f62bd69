"""Build the product's four font files from npm's static Noto Sans SC.

The sources are the static TrueType files of the npm package
`@expo-google-fonts/noto-sans-sc` (built with 0.4.3; SIL Open Font License 1.1):

    npm pack @expo-google-fonts/noto-sans-sc
    tar xzf expo-google-fonts-noto-sans-sc-*.tgz
    python tools/build_fonts.py package

Needs fonttools, brotli (woff2) and opencc-python-reimplemented (the traditional characters).
The same package gives the same bytes.
"""

from __future__ import annotations

import argparse
import shutil
from importlib.resources import files
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[1]
PAGE_FOLDER = ROOT / "lib" / "ui" / "static"
MEASURE_FOLDER = ROOT / "lib" / "fonts"
SOURCES = {
    400: Path("400Regular/NotoSansSC_400Regular.ttf"),
    700: Path("700Bold/NotoSansSC_700Bold.ttf"),
}

HANZI_ROWS = range(0xB0, 0xF8)
# Punctuation, list numbers, full-width forms, Greek, pinyin; kana, Cyrillic, bopomofo and most
# box drawing stay out, for no document of this field uses them.
SYMBOL_ROWS = (0xA1, 0xA2, 0xA3, 0xA6, 0xA8)
# What Plotly writes by itself (the minus sign), what the charts draw, what sources contain.
CHART_SYMBOLS = (
    "≤≥≠≈−→←↑↓▶◀▷◁●○◯■□◆◇▲△▼▽│─·…—–―“”‘’「」『』【】〔〕《》〈〉％￥¥×÷±½①②③④⑤⑥⑦⑧⑨⑩"
    "•‰‹›€™№℃∅✓☆★†‡\u2002\u2003\u2011\u3000"
)
# Characters of county-level names that GB2312 lacks (埇桥、浉河、硚口、瀍河, …).
PLACE_NAMES = "埇浉硚瀍滘漖垵塱氹鲘岽甪碶垟旸珺镕喆堃祎"


def from_gb2312(rows: range | tuple[int, ...]) -> set[str]:
    """Every character that GB2312 has in the given rows (first bytes, from 0xA1)."""
    found = set()
    for first in rows:
        for second in range(0xA1, 0xFF):
            try:
                found.add(bytes((first, second)).decode("gb2312"))
            except UnicodeDecodeError:
                continue  # an empty cell of the table
    return found


def traditional_of(simplified: set[str]) -> set[str]:
    """The traditional counterparts (general, Taiwan, Hong Kong) of simplified characters."""
    tables = files("opencc") / "dictionary"
    found = set()
    for line in (tables / "STCharacters.txt").read_text("utf-8").splitlines():
        source, _, targets = line.partition("\t")
        if source in simplified:
            found.update(targets.split())
    for name in ("TWVariants.txt", "HKVariants.txt"):
        for line in (tables / name).read_text("utf-8").splitlines():
            source, _, targets = line.partition("\t")
            if source in found:
                found.update(targets.split())
    return {character for character in found if len(character) == 1}


def character_set() -> set[str]:
    """All characters the product's fonts hold, about 9,700."""
    hanzi = from_gb2312(HANZI_ROWS)
    if len(hanzi) != 6763:
        raise RuntimeError(f"GB2312 has 6763 hanzi, this Python's codec gave {len(hanzi)}")
    latin = {chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x100))}
    fullwidth = {chr(code) for code in range(0xFF01, 0xFF5F)}
    symbols = from_gb2312(SYMBOL_ROWS) | set(CHART_SYMBOLS) | fullwidth
    return hanzi | traditional_of(hanzi) | latin | symbols | set(PLACE_NAMES)


def build(source: Path, characters: set[str]) -> TTFont:
    """The source font with only `characters`, unhinted and without layout features.

    Without features a text is exactly as wide as its advance widths add up to, in every browser
    and on the server. Times stay the source's own, so a rebuild gives the same bytes.
    """
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "gasp", "vhea", "vmtx"]
    options.recalc_timestamp = False
    font: Any = subset.load_font(str(source), options)
    missing = sorted(c for c in characters if ord(c) not in font.getBestCmap())
    if missing:
        raise SystemExit(f"{source} has no glyph for {', '.join(map(ascii, missing))}")
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[ord(c) for c in characters])
    subsetter.subset(font)
    if any(font["glyf"][name].isComposite() for name in font.getGlyphOrder()):
        raise SystemExit(f"{source} has composite glyphs, which lib/fonts/subset.py cannot cut")
    return font


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("package", type=Path, help="the unpacked npm package's folder")
    package: Path = parser.parse_args().package
    absent = [str(package / part) for part in SOURCES.values() if not (package / part).is_file()]
    if absent:
        parser.error("not found: " + ", ".join(absent))
    characters = character_set()
    for weight, part in SOURCES.items():
        font = build(package / part, characters)
        outputs = {
            MEASURE_FOLDER / f"NotoSansSC-{weight}.ttf": None,
            PAGE_FOLDER / f"NotoSansSC-{weight}.woff2": "woff2",
        }
        for path, flavor in outputs.items():
            font.flavor = flavor
            path.parent.mkdir(parents=True, exist_ok=True)
            font.save(path, reorderTables=True)
            print(f"{path.relative_to(ROOT)}  {path.stat().st_size / 1e6:.2f} MB")
    shutil.copyfile(package / "LICENSE_FONT", MEASURE_FOLDER / "OFL.txt")


if __name__ == "__main__":
    main()
