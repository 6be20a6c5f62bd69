"""Decks from their files: strict YAML, the shape of a deck, and views that exist.

What is wrong is told by its place, as for all data. A deck whose views cannot all be shown is
still a deck: its other views stand.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lib.catalogue import Catalogue
from lib.decks.choices import Choices, Refused
from lib.decks.deck import MOST_VIEWS, Deck, DeckItem
from lib.decks.dump import dump
from lib.decks.pages import PAGES
from lib.decks.view import composed
from lib.problem import Problem, hint, short
from lib.shape import validate
from lib.strict_yaml import Location, Positions, parse

__all__ = [
    "DECKS",
    "MOST_BYTES",
    "DeckFile",
    "check",
    "check_folder",
    "check_item",
    "decks",
    "dump",
    "files",
    "read",
    "read_bytes",
]

DECKS = "decks"
"""The folder of curated decks within the data folder."""

MOST_BYTES = 200_000
"""Room for the most views with a page of notes each; a larger file is no deck."""

PLACES = frozenset({"place", "home", "others", "tiers"})
"""Choices that name jurisdictions."""

_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read(text: str, path: str) -> tuple[Deck | None, list[Problem]]:
    """The deck that a file holds, or ``None`` and every reason against it."""
    if len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        return None, [_too_large(path)]
    parsed = parse(text)
    problems = [Problem(path, *flaw.place, flaw.code, flaw.values) for flaw in parsed.flaws]
    if not parsed.usable:
        return None, problems
    if parsed.data is None and not problems:
        return None, [Problem(path, 1, 1, "file.empty")]
    positions = Positions({path: text})
    listed = parsed.data.get("views") if isinstance(parsed.data, dict) else None
    if isinstance(listed, list) and len(listed) > MOST_VIEWS:
        place = positions.of(path, ("views",))
        values = {"found": len(listed), "limit": MOST_VIEWS}
        return None, [*problems, Problem(path, *place, "deck.too_many_views", values)]
    deck, wrong = validate(Deck, parsed.data, path, positions)
    # A value that YAML already refused is wrong for the model too; once is enough.
    known = {(problem.line, problem.column) for problem in problems}
    problems += [problem for problem in wrong if (problem.line, problem.column) not in known]
    return None if problems else deck, sorted(problems)


def read_bytes(content: bytes, path: str) -> tuple[Deck | None, list[Problem]]:
    """The deck that the bytes of a file hold; a byte order mark is told and passed over."""
    if len(content) > MOST_BYTES:
        return None, [_too_large(path)]
    has_mark = content.startswith(_BYTE_ORDER_MARK)
    problems = [Problem(path, 1, 1, "file.byte_order_mark")] if has_mark else []
    content = content.removeprefix(_BYTE_ORDER_MARK)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        column = len(before) - (before.rfind("\n") + 1) + 1
        found = {"found": f"0x{content[error.start]:02X}"}
        place = (before.count("\n") + 1, column)
        return None, [*problems, Problem(path, *place, "file.not_utf8", found)]
    deck, wrong = read(text, path)
    return deck, [*problems, *wrong]


def _too_large(path: str) -> Problem:
    return Problem(path, 1, 1, "deck.too_large", {"limit": MOST_BYTES // 1000})


def check(deck: Deck, catalogue: Catalogue, text: str = "", path: str = "") -> list[Problem]:
    """Every view, choice, code and chart of a deck that the data do not know.

    ``text`` is the file that holds the deck: without it all problems stand at its beginning.
    """
    positions = Positions({path: text})
    return [
        problem
        for number, item in enumerate(deck.views)
        for problem in _item(item, catalogue, _At(path, positions, ("views", number)))
    ]


def check_item(item: DeckItem, catalogue: Catalogue) -> list[Problem]:
    """What the data do not know of one view; the places mean nothing."""
    return list(_item(item, catalogue, _At("", Positions({}), ())))


@dataclass(frozen=True)
class _At:
    """A view of a deck in its file."""

    path: str
    positions: Positions
    location: Location

    def problem(self, code: str, *fields: str, **values: object) -> Problem:
        """A problem with the value of a field of the view."""
        place = self.positions.of(self.path, (*self.location, *fields))
        return Problem(self.path, *place, code, values)


def _item(item: DeckItem, catalogue: Catalogue, at: _At) -> Iterator[Problem]:
    if item.page not in PAGES:
        advice = hint(item.page, PAGES)
        yield at.problem("deck.unknown_page", "page", found=short(item.page), hint=advice)
        return
    blocks, choices = composed(catalogue, item.view, "zh")
    for name in choices.unknown:
        advice = hint(name, choices.asked)
        found = {"found": short(name), "page": item.page, "hint": advice}
        place = at.positions.of_key(at.path, (*at.location, "choices", name))
        yield Problem(at.path, *place, "deck.unknown_choice", found)
    for refused in choices.refused:
        yield _refused(refused, choices, catalogue, at)
    shown = [block.id for block in blocks]
    if not shown:
        yield at.problem("deck.nothing_shown", "page", page=item.page)
    elif item.chart and item.chart not in shown:
        advice = hint(item.chart, shown)
        yield at.problem("deck.unknown_chart", "chart", found=short(item.chart), hint=advice)


def _refused(refused: Refused, choices: Choices, catalogue: Catalogue, at: _At) -> Problem:
    where = ("choices", refused.name)
    found = {"name": refused.name, "found": short(refused.value)}
    is_place = refused.name in PLACES
    if is_place and refused.value not in catalogue.dataset.jurisdictions:
        advice = hint(refused.value, refused.options)
        return at.problem("deck.unknown_jurisdiction", *where, **found, hint=advice)
    advice = hint(refused.value, refused.options)
    return at.problem("deck.unknown_code", *where, **found, hint=advice)


@dataclass(frozen=True)
class DeckFile:
    """A file of curated decks: its deck, or what is wrong with it."""

    id: str
    path: str
    text: str
    deck: Deck | None
    problems: list[Problem] = field(default_factory=list)


def files(folder: Path) -> list[DeckFile]:
    """Every deck of a folder ``decks``, in the order of their names; none where it is missing."""
    if not folder.is_dir():
        return []
    return [_file(path) for path in sorted(folder.iterdir()) if _is_yaml(path)]


def _is_yaml(path: Path) -> bool:
    return path.suffix.lower() in (".yaml", ".yml")


def _file(path: Path) -> DeckFile:
    name = f"{DECKS}/{path.name}"
    problems = []
    if path.suffix != ".yaml":
        problems.append(Problem(name, 1, 1, "file.wrong_suffix", {"name": path.name}))
    if not _IDENTIFIER.fullmatch(path.stem):
        problems.append(Problem(name, 1, 1, "file.bad_name", {"found": short(path.stem, 80)}))
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        problems.append(Problem(name, 1, 1, "file.unreadable", {"reason": reason}))
        return DeckFile(path.stem, name, "", None, problems)
    deck, wrong = read_bytes(content, name)
    text = content.removeprefix(_BYTE_ORDER_MARK).decode("utf-8", "replace")
    return DeckFile(path.stem, name, text, deck, [*problems, *wrong])


def decks(folder: Path) -> dict[str, Deck]:
    """The decks of a folder by id, without those that cannot be read."""
    return {found.id: found.deck for found in files(folder) if found.deck}


def check_folder(folder: Path, catalogue: Catalogue) -> list[Problem]:
    """Everything that is wrong with the decks of a folder."""
    problems = []
    for found in files(folder):
        problems += found.problems
        if found.deck:
            problems += check(found.deck, catalogue, found.text, found.path)
    return sorted(problems)
