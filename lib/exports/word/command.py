"""``python -m lib export word``: one view as a Word document, its chart drawn by a browser here."""

import argparse
import tempfile
from pathlib import Path
from urllib.parse import parse_qsl

from lib.captions import Block
from lib.catalogue import Catalogue
from lib.decks.deck import DeckItem
from lib.decks.load import check_item
from lib.decks.pages import PAGES
from lib.decks.view import View, shown
from lib.exports import asked, images
from lib.exports.asked import ExportError
from lib.exports.picture_sets import Picture
from lib.exports.placing import place
from lib.exports.word.document import write
from lib.exports.word.picture import figure
from lib.wording import Lang, text
from lib.wording.problems import message


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
    """The chart asked for.

    The live page shows the nearest view for what it does not know; here nobody would see that a
    document is about another place than the one asked for. ``ExportError`` is raised instead.
    """
    page, _, query = view.partition("?")
    if not page:
        raise asked.not_known("cli.word_no_view", lang, PAGES)
    if page not in PAGES:
        raise asked.not_known("cli.word_no_page", lang, PAGES, page=page)
    choices = dict(parse_qsl(query, keep_blank_values=True))
    chart = chart or choices.pop("chart", "")
    wanted = View(page, choices)
    if wrong := _not_understood(catalogue, wanted, lang):
        listed = "\n".join(wrong)
        raise ExportError("cli.word_not_understood", code=asked.USAGE, view=view, list=listed)
    blocks = {block.id: block for block in shown(catalogue, wanted, lang).blocks}
    if not blocks:
        raise ExportError("cli.word_nothing", code=asked.USAGE, view=view)
    if chart and chart not in blocks:
        raise asked.not_known("cli.word_no_chart", lang, blocks, chart=chart)
    if not chart and len(blocks) > 1:
        raise asked.not_known("cli.word_choose", lang, blocks, n=len(blocks))
    return blocks[chart or next(iter(blocks))]


_OF_CHOICES = {"deck.unknown_choice", "deck.unknown_code", "deck.unknown_jurisdiction"}


def _not_understood(catalogue: Catalogue, view: View, lang: Lang) -> list[str]:
    """What is wrong with the choices of a view: each found, expected, what to do."""
    # Not validated: an address may hold names that no deck may.
    item = DeckItem.model_construct(page=view.page, choices=dict(view.choices))
    problems = check_item(item, catalogue)
    told = [message(problem, lang) for problem in problems if problem.code in _OF_CHOICES]
    found = view.choices.get("lang", lang)
    if found != lang:
        told.append(text("cli.word_other_language", lang, found=found, lang=lang))
    return told
