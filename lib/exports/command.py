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
from lib.wording.system import reason

WRITE: dict[str, Callable[[Catalogue, argparse.Namespace], str]] = {
    "data": package.run,
    "images": images.run,
    "slides": slides.run,
    "page": present.run,
    "word": word.run,
}
"""By kind: writes the files asked for and returns what is told of them, or raises ``ExportError``
or ``OSError`` with nothing written."""

ENDINGS = {"slides": ".pptx", "page": ".html", "word": ".docx"}
"""How the name of a single file ends, without which no program opens it."""


def run(dataset: Dataset, options: argparse.Namespace) -> int:
    """Write what ``options`` ask for; nothing is written unless the exit code returned is 0."""
    try:
        _check_ending(options)
        told = WRITE[options.what](Catalogue(dataset), options)
    except ExportError as error:
        print(text(error.key, options.lang, **error.values), file=sys.stderr)
        return error.code
    except IsADirectoryError as error:
        print(text("cli.export_folder", options.lang, path=error.filename), file=sys.stderr)
        return USAGE
    except OSError as error:
        values = {"path": options.out, "reason": reason(error, options.lang)}
        print(text("cli.export_failed", options.lang, **values), file=sys.stderr)
        return USAGE
    print(told)
    return FINE


def _check_ending(options: argparse.Namespace) -> None:
    """Raise ``ExportError`` where the name of the file is one for another format."""
    ending = ENDINGS.get(options.what, "")
    # A folder is told to be one instead, by what puts files into place.
    if options.out.suffix.lower() != ending and ending and not options.out.is_dir():
        values = {"what": options.what, "ending": ending, "path": options.out}
        raise ExportError("cli.export_ending", code=USAGE, **values)
