"""The command line: ``python -m lib check``, ``verify`` and ``export``."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from lib.checks import originals
from lib.dataset import Dataset
from lib.load import load
from lib.problem import DataError, Problem
from lib.wording import LANGS, Lang, lang_of, text
from lib.wording.problems import render
from lib.wording.usage import usage_error

DATA_DIR = Path(__file__).resolve().parent.parent / "data"

FINE, PROBLEMS, USAGE = 0, 1, 2
"""The exit codes: nothing wrong, problems in the data, a wrong command."""

TAKES: Mapping[str, Sequence[str]] = {
    "data": (),
    "images": ("preset", "format", "deck"),
    "slides": ("deck", "ratio"),
    "page": ("deck",),
    "word": ("view", "chart"),
}
"""What can be exported, and what it takes beside ``_ALWAYS``."""

_ALWAYS = ("--out", "--data", "--lang")

EXPORTS = (
    "data --out package",
    "images --preset a4-landscape --out images",
    "slides --deck default --ratio 16:9 --out deck.pptx",
    "page --deck default --out deck.html",
    'word "rewards?form=heat" --out reply.docx',
)
"""An example of each kind."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        # A terminal without Chinese characters gets escapes, not a traceback.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    parser = _parser(_asked_language(arguments))
    try:
        options = parser.parse_args(arguments)
        command: Callable[[argparse.Namespace], int] = options.command
        return command(options)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE
    except BrokenPipeError:
        # The reader has seen enough (`… | head`); what is left has nowhere to go.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
        return PROBLEMS


def _asked_language(arguments: Sequence[str]) -> Lang:
    """The language for help and errors too, which are said before the options are read."""
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=False):
        value = following if argument == "--lang" else argument.removeprefix("--lang=")
        if argument.startswith("--lang") and value in LANGS:
            return lang_of(value)
    return lang_of(os.environ.get("LC_ALL") or os.environ.get("LANG"))


class _Parser(argparse.ArgumentParser):
    """A parser whose own words are in the reader's language."""

    lang: Lang = "en"
    examples: Sequence[str] = ()

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        words = usage_error(message, self.lang)
        self.exit(USAGE, text("cli.error", self.lang, message=words) + "\n")

    def format_usage(self) -> str:
        return self._localised(super().format_usage())

    def format_help(self) -> str:
        # Not an epilog: argparse would run several lines into one.
        told = [text("cli.example", self.lang, example=example) for example in self.examples]
        return self._localised(super().format_help()) + "\n" + "\n".join(told) + "\n"

    def _localised(self, words: str) -> str:
        usage = text("cli.usage", self.lang)
        return usage + words.removeprefix("usage: ") if words.startswith("usage: ") else words


def _parser(lang: Lang) -> argparse.ArgumentParser:
    _Parser.lang = lang
    parser = _make(_Parser, lang, "cli.description", "python -m lib check", prog="python -m lib")
    commands = parser.add_subparsers(
        title=text("cli.commands", lang), metavar="COMMAND", required=True, parser_class=_Parser
    )

    check = _add(commands, "check", lang, "python -m lib check data --lang zh")
    check.add_argument(
        "data_dir", nargs="?", type=Path, default=DATA_DIR, metavar="DATA_DIR",
        help=text("cli.data_dir", lang),
    )  # fmt: skip
    check.set_defaults(command=_check)

    verify = _add(commands, "verify", lang, "python -m lib verify --originals ../originals")
    verify.add_argument(
        "--originals", type=Path, required=True, metavar="DIR", help=text("cli.originals", lang)
    )
    verify.add_argument(
        "--data", dest="data_dir", type=Path, default=DATA_DIR, metavar="DATA_DIR",
        help=text("cli.data_dir", lang),
    )  # fmt: skip
    verify.set_defaults(command=_verify)

    export = _add(commands, "export", lang, *(f"python -m lib export {given}" for given in EXPORTS))
    export.add_argument(
        "what", choices=tuple(TAKES), metavar="KIND", help=text("cli.export_what", lang)
    )
    export.add_argument("view", nargs="?", metavar="VIEW", help=text("cli.word_view", lang))
    export.add_argument(
        "--out", type=Path, required=True, metavar="PATH", help=text("cli.export_out", lang)
    )
    export.add_argument(
        "--data", dest="data_dir", type=Path, default=DATA_DIR, metavar="DATA_DIR",
        help=text("cli.data_dir", lang),
    )  # fmt: skip
    export.add_argument("--preset", metavar="NAME", help=text("cli.images_preset", lang))
    export.add_argument(
        "--format", choices=("png", "svg", "pdf"), help=text("cli.images_format", lang)
    )
    export.add_argument("--deck", metavar="ID", help=text("cli.images_deck", lang))
    export.add_argument("--ratio", choices=("16:9", "4:3"), help=text("cli.slides_ratio", lang))
    export.add_argument("--chart", metavar="ID", help=text("cli.word_chart", lang))
    export.set_defaults(command=_export)
    return parser


def _add(
    commands: "argparse._SubParsersAction[_Parser]", name: str, lang: Lang, *examples: str
) -> argparse.ArgumentParser:
    """A command with its help, examples and the option that all commands share."""
    words = text(f"cli.{name}", lang)
    parser = commands.add_parser(name, help=words, description=words, add_help=False)
    parser.examples = examples
    return _share_options(parser, lang)


def _make(
    kind: type[_Parser], lang: Lang, key: str, example: str, *, prog: str
) -> argparse.ArgumentParser:
    parser = kind(prog=prog, description=text(key, lang), add_help=False)
    parser.examples = (example,)
    return _share_options(parser, lang)


def _share_options(parser: argparse.ArgumentParser, lang: Lang) -> argparse.ArgumentParser:
    parser._positionals.title = text("cli.arguments", lang)
    parser._optionals.title = text("cli.options", lang)
    parser.add_argument("-h", "--help", action="help", help=text("cli.help", lang))
    # Suppressed, so that a command's own default never undoes an option before it.
    parser.set_defaults(lang=lang)
    parser.add_argument(
        "--lang", choices=LANGS, default=argparse.SUPPRESS, help=text("cli.lang", lang)
    )
    return parser


def _check(options: argparse.Namespace) -> int:
    dataset = _load(options)
    if dataset is None:
        return PROBLEMS
    problems = _deck_problems(dataset, options.data_dir)
    if problems:
        _print(problems, options)
        print(_outcome(problems, options.lang))
        return PROBLEMS
    print(text("cli.check_done", options.lang, **dataset.totals))
    return FINE


def _deck_problems(dataset: Dataset, data_dir: Path) -> list[Problem]:
    """What is wrong with the curated decks; they are no facts, the dataset stands without them."""
    folder = data_dir / "decks"
    if not folder.is_dir():
        return []
    # Only decks need the views, which take longer to start than all other checks.
    from lib.catalogue import Catalogue
    from lib.decks.load import check_folder

    return check_folder(folder, Catalogue(dataset))


def _verify(options: argparse.Namespace) -> int:
    lang: Lang = options.lang
    dataset = _load(options)
    if dataset is None:
        return PROBLEMS
    try:
        if not options.originals.is_dir():
            raise NotADirectoryError(options.originals)
        report = originals.verify(dataset, options.originals)
    except OSError:
        print(text("cli.no_originals_folder", lang, path=options.originals), file=sys.stderr)
        return USAGE
    _print(report.problems, options)
    outcome = _outcome(report.problems, lang)
    print(text("cli.verify_done", lang, **originals.totals(report), outcome=outcome))
    return PROBLEMS if report.problems else FINE


def _export(options: argparse.Namespace) -> int:
    takes = TAKES[options.what]
    for name in dict.fromkeys(one for taken in TAKES.values() for one in taken):
        if name not in takes and getattr(options, name) is not None:
            known = text("join", options.lang).join([*map(_written, takes), *_ALWAYS])
            values = {"name": _written(name), "what": options.what, "known": known}
            print(text("cli.export_option", options.lang, **values), file=sys.stderr)
            return USAGE
    dataset = _load(options)
    if dataset is None:
        return PROBLEMS
    # Only an export needs pandas and more, which take longer to start than all of `check`.
    from lib.exports import command

    return command.run(dataset, options)


def _written(name: str) -> str:
    """An argument or option as it stands in a command."""
    return "VIEW" if name == "view" else f"--{name}"


def _load(options: argparse.Namespace) -> Dataset | None:
    """The dataset, or ``None`` after its problems were told."""
    try:
        return load(options.data_dir)
    except DataError as error:
        _print(error.problems, options)
        print(_outcome(error.problems, options.lang))
        if error.may_hide_more:
            print(text("cli.more_may_follow", options.lang))
        return None


def _print(problems: Iterable[Problem], options: argparse.Namespace) -> None:
    folder = options.data_dir
    if folder.is_absolute() and folder.is_relative_to(Path.cwd()):
        folder = folder.relative_to(Path.cwd())
    for problem in problems:
        print(render(problem, options.lang, folder))


def _outcome(problems: Sequence[Problem], lang: Lang) -> str:
    if not problems:
        return text("cli.no_problems", lang)
    if len(problems) == 1:
        return text("cli.one_problem", lang)
    files = len({problem.path for problem in problems})
    return text("cli.problems", lang, problems=len(problems), files=files)


if __name__ == "__main__":
    sys.exit(main())
