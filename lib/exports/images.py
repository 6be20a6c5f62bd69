"""Many pictures at once on a server: one Chromium through Kaleido, no network, the own font.

A test glyph is drawn first. Where the browser, the font or a character is missing nothing is
written, and the error says what to do.
"""

import argparse
import os
import re
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from html import escape, unescape
from pathlib import Path
from typing import Any

import plotly.graph_objects as go

from lib import theme
from lib.catalogue import Catalogue
from lib.exports import asked, pdf
from lib.exports.asked import ExportError
from lib.exports.picture_sets import Picture, of_deck, of_pages
from lib.exports.pictures import PRESETS, TooTallError
from lib.exports.placing import place
from lib.fonts.metrics import font_file, missing_characters
from lib.fonts.subset import characters_of, font_data_uri
from lib.wording import Lang, text

FORMATS = ("png", "svg", "pdf")
SCALE = 2.0
"""Pixels of a PNG to a CSS pixel, as in the browser."""

FONT_FOLDER = font_file().parent
TEST_GLYPHS = "省臺"
"""Drawn before anything else: a simplified and a traditional character."""

_IN_NO_FONT = "\U0010ffff"
_FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{folder}</dir>
  <cachedir>{cache}</cachedir>
  <match target="font">
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="hintstyle" mode="assign"><const>hintnone</const></edit>
  </match>
</fontconfig>
"""
"""Only the own font, so that a picture is the same everywhere and a gap is seen; no hinting, which
makes small texts up to 3 % wider than the font says and what was composed for it."""


def run(catalogue: Catalogue, options: argparse.Namespace) -> str:
    """``python -m lib export images``; see ``lib.exports.command``."""
    lang: Lang = options.lang
    pictures = _asked(catalogue, options)
    written = write(pictures, options.out, options.format or FORMATS[0], _tell(lang))
    done = text("cli.images_done", lang, files=len(written), path=options.out)
    return "\n".join([*map(str, written), done])


def _asked(catalogue: Catalogue, options: argparse.Namespace) -> list[Picture]:
    name = options.preset or "slide-16-9"
    if name not in PRESETS:
        raise asked.not_known("cli.images_no_preset", options.lang, PRESETS, preset=name)
    try:
        if options.deck is None:
            return of_pages(catalogue, PRESETS[name], options.lang)
        return of_deck(catalogue, asked.deck(catalogue, options), PRESETS[name], options.lang)
    except TooTallError as error:
        raise ExportError("picture_too_tall", code=asked.USAGE) from error


def _tell(lang: Lang) -> Callable[[int, int], None]:
    def tell(done: int, total: int) -> None:
        print(text("cli.images_progress", lang, done=done, total=total), file=sys.stderr)

    return tell


def write(
    pictures: Sequence[Picture],
    out: Path,
    form: str,
    told: Callable[[int, int], None] = lambda done, total: None,
) -> list[Path]:
    """Draw the pictures and put them into ``out``, all or none; returns their paths.

    ``form`` is one of ``FORMATS``; ``told`` is called with how many of how many are drawn. Raises
    ``ExportError`` where there is no browser, no font, or a character that the font lacks.
    """
    if not pictures:
        raise ExportError("cli.images_nothing")
    _check_characters(pictures)
    contents: dict[str, bytes] = {}
    with browser() as draw:
        check_font(draw)
        for number, picture in enumerate(pictures, 1):
            contents[f"{picture.name}.{form}"] = draw(picture.figure, form)
            told(number, len(pictures))
    return place(contents, out)


def _check_characters(pictures: Sequence[Picture]) -> None:
    for picture in pictures:
        # A headline of a deck may hold any character; texts drawn are all annotations.
        notes = picture.figure.to_plotly_json()["layout"].get("annotations", ())
        drawn = unescape("".join(re.sub(r"</?b>|<br>", "", note["text"]) for note in notes))
        if missing := missing_characters(drawn):
            raise ExportError("cli.images_no_glyph", glyphs=missing, name=picture.name)


LINEAR = "text{text-rendering:geometricPrecision}"
"""Texts as wide as the font says, on systems that would round each character to whole pixels."""

Draw = Callable[[go.Figure, str], bytes]


@contextmanager
def browser(fonts: Path = FONT_FOLDER) -> Iterator[Draw]:
    """One browser for many pictures, which knows the fonts of one folder and no other.

    Raises ``ExportError`` where there is none or it does not start.
    """
    try:
        import kaleido  # type: ignore[import-untyped]
        from choreographer.browsers.chromium import Chromium
    except ImportError as error:
        raise ExportError("cli.images_no_kaleido") from error
    path = os.environ.get("BROWSER_PATH") or Chromium.find_browser(skip_local=False)
    if not path or not Path(path).is_file():
        raise ExportError("cli.images_no_browser")
    with tempfile.TemporaryDirectory() as folder, _environment(_fonts_conf(fonts, Path(folder))):
        # Kaleido asks a network host for MathJax unless it is told not to.
        kaleido.start_sync_server(n=1, mathjax=False, path=path, silence_warnings=True)
        try:
            yield lambda figure, form: _drawn(kaleido, figure, form)
        finally:
            with warnings.catch_warnings(action="ignore"):
                kaleido.stop_sync_server(silence_warnings=True)


def _fonts_conf(fonts: Path, folder: Path) -> Mapping[str, str]:
    conf = folder / "fonts.conf"
    conf.write_text(_FONTS_CONF.format(folder=escape(str(fonts)), cache=folder), encoding="utf-8")
    return {"FONTCONFIG_FILE": str(conf)}


@contextmanager
def _environment(values: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _drawn(kaleido: Any, figure: go.Figure, form: str) -> bytes:
    size = {"width": figure.layout.width, "height": figure.layout.height}
    scale = {"png": SCALE, "pdf": pdf.scale(**size)}.get(form, 1.0)
    options = {"format": form, **size, "scale": scale}
    try:
        content: bytes = kaleido.calc_fig_sync(figure, opts=options)
    except Exception as error:
        # Kaleido and its browser fail in many ways, each with words of its own.
        raise ExportError("cli.images_browser_failed", reason=str(error) or repr(error)) from error
    if form == "svg":
        return _standalone(content.decode("utf-8"), figure).encode()
    if form == "pdf":
        return pdf.titled(content, figure.layout.meta["headline"])
    return content


def _standalone(svg: str, figure: go.Figure) -> str:
    """An SVG as any viewer draws it, with a subset of the font for machines that lack it."""
    characters = characters_of(figure.to_plotly_json())
    faces = "".join(
        f'@font-face{{font-family:"{theme.FONT}";font-weight:{weight};'
        f'src:url({font_data_uri(characters, weight)}) format("woff")}}'
        for weight in (400, 700)
    )
    styled = re.sub(r"(<svg[^>]*>)", rf"\1<style>{faces}{LINEAR}</style>", svg, count=1)
    return lines_placed(styled)


_TEXT = re.compile(r"<text\b[^>]*font-size: ?(?P<size>[\d.]+)px[^>]*>.*?</text>", re.DOTALL)
_LINE = re.compile(r' dy="(?P<down>[\d.]+)em"(?P<x> x="[^"]*") y="(?P<y>[\d.-]+)"')


def lines_placed(svg: str) -> str:
    """Plotly's SVG with each line of a text at its own height, as ``raster.js`` does it too.

    Plotly gives all lines one height and a shift from it, which LibreOffice and others do not
    know on a line that has a height: they would write all lines over the first.
    """

    def line(found: re.Match[str], size: float) -> str:
        y = round(float(found["y"]) + float(found["down"]) * size, 3)
        return f'{found["x"]} y="{y:.10g}"'

    return _TEXT.sub(
        lambda text: _LINE.sub(lambda found: line(found, float(text["size"])), text.group()), svg
    )


def check_font(draw: Draw) -> None:
    """Draw test glyphs beside one that no font has: all must differ, or raise ``ExportError``."""
    drawn = [draw(_test_figure(glyph), "png") for glyph in (*TEST_GLYPHS, _IN_NO_FONT)]
    if len(set(drawn)) < len(drawn):
        raise ExportError("cli.images_no_font", glyphs=TEST_GLYPHS, path=FONT_FOLDER)


def _test_figure(glyph: str) -> go.Figure:
    hidden = {"xaxis": {"visible": False}, "yaxis": {"visible": False}}
    return theme.compose([], hidden, theme.Words(glyph, ""), theme.Size("test", 80, 20, 80), 10)
