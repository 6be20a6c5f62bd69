"""``python -m lib export slides --out FILE [--deck ID] [--lang zh|en] [--ratio 16:9|4:3]``."""

import argparse

from lib.catalogue import Catalogue
from lib.decks.deck import words
from lib.exports import asked
from lib.exports.placing import place
from lib.exports.slides.deck import write
from lib.wording import text


def run(catalogue: Catalogue, options: argparse.Namespace) -> str:
    """Write one deck into the file ``options.out``; see ``lib.exports.command``."""
    deck = asked.deck(catalogue, options)
    made = write(catalogue, deck, options.lang, options.ratio or "16:9")
    [path] = place({options.out.name: made}, options.out.parent)
    return text(
        "cli.export_written", options.lang, path=path, title=words(deck.title, options.lang)
    )
