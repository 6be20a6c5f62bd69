"""``python -m lib export word``: one view as a Word document, its chart drawn by a browser here."""

import argparse
import sys
import tempfile
from pathlib import Path
from urllib.parse import parse_qsl

from lib.captions import Block
from lib.catalogue import Catalogue
from lib.decks.pages import PAGES
from lib.decks.view import View, shown
from lib.exports import asked, images
from lib.exports.asked import ExportError
from lib.exports.picture_sets import Picture
from lib.exports.placing import place
from lib.exports.word.document import write
from lib.exports.word.picture import figure
from lib.wording import Lang, text


def run(catalogue: Catalogue, options: argparse.Namespace) -> str:
    """Write the document of one chart; see ``lib.exports.command``.

    ``options`` holds ``view`` (``page`` or ``page?name=code&…``), ``chart`` (a chart's id or
    ``None``), ``out`` (the file) and ``lang``.
    """
    lang: Lang = options.lang
    block = _asked(catalogue, options.view or "", options.chart or "", lang)
    with tempfile.TemporaryDirectory() as folder:
        chart = Picture("chart", figure(block))
        (drawn,) = images.write([chart], Path(folder), "png")
        document = write(catalogue, block, drawn.read_bytes(), lang)
    [path] = place({options.out.name: document}, options.out.parent)
    return text("cli.export_written", lang, path=path, title=block.words.title)


def _asked(catalogue: Catalogue, view: str, chart: str, lang: Lang) -> Block:
    """The chart asked for; what of the address is not known is told and ignored."""
    page, _, choices = view.partition("?")
    if page not in PAGES:
        raise asked.not_known("cli.word_no_page", lang, PAGES, page=page)
    wanted = View(page, dict(parse_qsl(choices, keep_blank_values=True)))
    found = shown(catalogue, wanted, lang)
    for name, value in found.ignored:
        print(text("address_ignored", lang, name=name, value=value), file=sys.stderr)
    blocks = {block.id: block for block in found.blocks}
    if not blocks:
        raise ExportError("cli.word_nothing", code=asked.USAGE, view=view)
    if chart and chart not in blocks:
        raise asked.not_known("cli.word_no_chart", lang, blocks, chart=chart)
    if not chart and len(blocks) > 1:
        raise asked.not_known("cli.word_choose", lang, blocks, n=len(blocks))
    return blocks[chart] if chart else found.blocks[0]
