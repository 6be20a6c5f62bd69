"""What the command line asks to be written, and why it gets nothing."""

import argparse
import sys
from collections.abc import Iterable

from lib.catalogue import Catalogue
from lib.decks.deck import Deck
from lib.decks.load import DECKS, check, files
from lib.wording import Lang, text
from lib.wording.problems import render

FINE, FAILED, USAGE = 0, 1, 2
"""The exit codes: written, it cannot be made here, something else must be asked for."""

DEFAULT_DECK = "default"


class ExportError(Exception):
    """Nothing was written: ``key`` and ``values`` of the message, and the exit code."""

    def __init__(self, key: str, *, code: int = FAILED, **values: object) -> None:
        super().__init__(key, values)
        self.key, self.code, self.values = key, code, values


def not_known(key: str, lang: Lang, known: Iterable[str], **values: object) -> ExportError:
    """The refusal of a name that does not exist, with those that do."""
    listed = text("join", lang).join(known)
    return ExportError(key, code=USAGE, known=listed, **values)


def deck(catalogue: Catalogue, options: argparse.Namespace) -> Deck:
    """The curated deck named in ``options.deck``, the default one where none is.

    What is wrong with it is told; the views that can be shown stand. Raises ``ExportError`` where
    ``options.data_dir`` has no such deck, or it cannot be read.
    """
    listed = {found.id: found for found in files(options.data_dir / DECKS)}
    name = options.deck or DEFAULT_DECK
    if name not in listed:
        raise not_known("cli.export_no_deck", options.lang, listed, deck=name)
    found = listed[name]
    problems = list(found.problems)
    if found.deck:
        problems += check(found.deck, catalogue, found.text, found.path)
    for problem in sorted(problems):
        print(render(problem, options.lang, options.data_dir), file=sys.stderr)
    if not found.deck:
        raise ExportError("cli.export_broken_deck", code=USAGE, deck=name)
    return found.deck
