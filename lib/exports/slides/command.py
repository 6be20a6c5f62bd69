"""``python -m lib export slides --out FILE [--deck ID] [--lang zh|en] [--ratio 16:9|4:3]``."""

import argparse
import sys

from lib.catalogue import Catalogue
from lib.dataset import Dataset
from lib.decks.deck import words
from lib.decks.load import DECKS, decks
from lib.exports.placing import place
from lib.exports.slides.deck import write
from lib.wording import Lang, text

DEFAULT_DECK = "default"


def run_slides(dataset: Dataset, options: argparse.Namespace) -> int:
    """Write one deck; returns 0, or 1 with nothing written and the reason told.

    ``options`` has ``data_dir``, ``out`` (the file), ``lang``, and ``deck`` and ``ratio``, which
    may be ``None``.
    """
    lang: Lang = options.lang
    listed = decks(options.data_dir / DECKS)
    name = options.deck or DEFAULT_DECK
    if name not in listed:
        known = text("join", lang).join(listed)
        print(text("cli.images_no_deck", lang, deck=name, known=known), file=sys.stderr)
        return 1
    made = write(Catalogue(dataset), listed[name], lang, options.ratio or "16:9")
    try:
        place({options.out.name: made}, options.out.parent)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        print(text("cli.slides_failed", lang, path=options.out, reason=reason), file=sys.stderr)
        return 1
    title = words(listed[name].title, lang)
    print(text("cli.slides_done", lang, path=options.out, title=title))
    return 0
