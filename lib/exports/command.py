"""``python -m lib export``: runs one kind of export and tells what came of it."""

import argparse
import sys
from collections.abc import Callable

from lib.catalogue import Catalogue
from lib.dataset import Dataset
from lib.exports import images, package, present
from lib.exports.asked import FINE, USAGE, ExportError
from lib.exports.slides import command as slides
from lib.exports.word import command as word
from lib.wording import text

WRITE: dict[str, Callable[[Catalogue, argparse.Namespace], str]] = {
    "data": package.run,
    "images": images.run,
    "slides": slides.run,
    "page": present.run,
    "word": word.run,
}
"""By kind: writes the files asked for and returns what is told of them, or raises ``ExportError``
or ``OSError`` with nothing written."""


def run(dataset: Dataset, options: argparse.Namespace) -> int:
    """Write what ``options`` ask for; nothing is written unless the exit code returned is 0."""
    try:
        told = WRITE[options.what](Catalogue(dataset), options)
    except ExportError as error:
        print(text(error.key, options.lang, **error.values), file=sys.stderr)
        return error.code
    except IsADirectoryError as error:
        print(text("cli.export_folder", options.lang, path=error.filename), file=sys.stderr)
        return USAGE
    except OSError as error:
        reason = error.strerror or type(error).__name__
        values = {"path": options.out, "reason": reason}
        print(text("cli.export_failed", options.lang, **values), file=sys.stderr)
        return USAGE
    print(told)
    return FINE
