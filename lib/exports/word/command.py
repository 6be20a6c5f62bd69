"""``python -m lib export word``: one view as a Word document, its chart drawn by a browser here."""

import argparse
import sys
import tempfile
from pathlib import Path
from urllib.parse import parse_qsl

from lib.captions import Block
from lib.catalogue import Catalogue
from lib.dataset import Dataset
from lib.decks.pages import PAGES
from lib.decks.view import View, shown
from lib.exports import images
from lib.exports.picture_sets import Picture
from lib.exports.placing import place
from lib.exports.word.document import write
from lib.exports.word.picture import figure
from lib.wording import Lang, text

FINE, FAILED, USAGE = 0, 1, 2


class _UsageError(Exception):
    """The command asks for what there is not: ``key`` and ``values`` of the message."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key, self.values = key, values


def run_word(dataset: Dataset, options: argparse.Namespace) -> int:
    """Write the document and return the exit code; where it is not 0 no file was written.

    ``options`` holds ``view`` (``page`` or ``page?name=code&…``), ``chart`` (a chart's id or
    ``None``), ``out`` (the file) and ``lang``.
    """
    lang: Lang = options.lang
    catalogue = Catalogue(dataset)
    try:
        block = _asked(catalogue, options.view or "", options.chart or "", lang)
        with tempfile.TemporaryDirectory() as folder:
            chart = Picture("chart", figure(block))
            (drawn,) = images.write([chart], Path(folder), "png")
            document = write(catalogue, block, drawn.read_bytes(), lang)
        (written,) = place({options.out.name: document}, options.out.parent)
    except _UsageError as error:
        print(text(error.key, lang, **error.values), file=sys.stderr)
        return USAGE
    except images.ImagesError as error:
        print(text(error.key, lang, **error.values), file=sys.stderr)
        return FAILED
    except OSError as error:
        reason = error.strerror or type(error).__name__
        print(text("cli.word_failed", lang, path=options.out, reason=reason), file=sys.stderr)
        return FAILED
    print(text("cli.word_done", lang, path=written, title=block.words.title))
    return FINE


def _asked(catalogue: Catalogue, view: str, chart: str, lang: Lang) -> Block:
    """The chart asked for; what of the address is not known is told and ignored."""
    page, _, choices = view.partition("?")
    if page not in PAGES:
        known = text("join", lang).join(PAGES)
        raise _UsageError("cli.word_no_page", page=page, known=known)
    asked = View(page, dict(parse_qsl(choices, keep_blank_values=True)))
    found = shown(catalogue, asked, lang)
    for name, value in found.ignored:
        print(text("address_ignored", lang, name=name, value=value), file=sys.stderr)
    blocks = {block.id: block for block in found.blocks}
    if not blocks:
        raise _UsageError("cli.word_nothing", view=view)
    known = text("join", lang).join(blocks)
    if chart and chart not in blocks:
        raise _UsageError("cli.word_no_chart", chart=chart, known=known)
    if not chart and len(blocks) > 1:
        raise _UsageError("cli.word_choose", n=len(blocks), known=known)
    return blocks[chart] if chart else found.blocks[0]
