"""A strict subset of YAML: what a file says is what a reader of the file sees.

One pass over the parser's events builds plain data and notes every construct that this dataset
refuses: repeated keys, anchors, aliases, tags, merge keys, several documents, and plain words that
YAML 1.1 silently turns into something else (``NO``, ``010``, ``1:30``, ``1e3``). Dates stay text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from lib.characters import HIDDEN
from lib.problem import Place

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Location = tuple[str | int, ...]
"""The way from a file's root to a value: ``("counts", 3, "value")``."""

MAX_DEPTH = 20
"""Far more than any record needs; a bound keeps hostile nesting out of the recursive parts."""

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17}|[1-9][0-9]{0,2}(?:_[0-9]{3}){1,5})")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}")
# What YAML 1.1 would read as a number although it is written in no way a reader expects.
_NUMBER_TRAP = re.compile(
    r"""[-+]?(?:
        [0-9][0-9_]*                              # 010, 1_0, numbers too long to be one
      | 0[oO][0-7_]+ | 0[xX][0-9a-fA-F_]+ | 0[bB][01_]+
      | [0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)? # 1:30
      | (?:[0-9][0-9_]*)?\.[0-9_]+(?:[eE][-+]?[0-9]+)?
      | [0-9][0-9_]*\.(?:[eE][-+]?[0-9]+)?
      | [0-9][0-9_]*[eE][-+]?[0-9]+               # 1e3
      | \.(?:inf|Inf|INF)
    )|\.(?:nan|NaN|NAN)""",
    re.VERBOSE,
)
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None}
_WORD_TRAPS = frozenset(
    variant
    for word in ("yes", "no", "on", "off", "y", "n", "true", "false", "null")
    for variant in (word, word.capitalize(), word.upper())
) - frozenset(_WORDS)
_NUMBER_START = frozenset("0123456789+-.")


@dataclass(frozen=True)
class Flaw:
    """A refused construct at its place; ``code`` and ``values`` as in ``Problem``."""

    place: Place
    code: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass
class Parsed:
    """A file's plain data (``None`` where nothing could be built) and everything refused in it.

    ``usable`` is false where the text could not be read to its end, so that its shape means
    nothing.
    """

    data: object
    flaws: list[Flaw]
    usable: bool


@dataclass(slots=True)
class _Frame:
    """A collection that is still open."""

    container: dict[str, object] | list[object]
    location: Location
    key: str | None = None
    key_places: dict[str, Place] = field(default_factory=dict)


class _RefusedError(Exception):
    """Reading stops here; what is wrong stands among the flaws."""


class _Builder:
    """Builds data from events; with ``places`` it also notes where everything stands."""

    def __init__(self, places: dict[Location, tuple[Place, Place]] | None = None) -> None:
        self.flaws: list[Flaw] = []
        self.root: object = None
        self._frames: list[_Frame] = []
        self._documents = 0
        self._places = places

    def read(self, text: str) -> None:
        """Read all events of ``text``; raises ``yaml.YAMLError`` and :class:`_RefusedError`."""
        loader = _Loader(text)
        try:
            while loader.check_event():
                self._take(loader.get_event())
        finally:
            loader.dispose()

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent):
            self._open(event, {})
        elif isinstance(event, yaml.SequenceStartEvent):
            self._open(event, [])
        elif isinstance(event, yaml.CollectionEndEvent):
            self._frames.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._flaw(event, "yaml.alias", name=event.anchor)
            self._place_value(None, event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._flaw(event, "yaml.several_documents")
                raise _RefusedError

    def _flaw(self, event: yaml.Event, code: str, **values: object) -> None:
        self.flaws.append(Flaw(_place(event), code, values))

    def _refuse_decoration(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            self._flaw(event, "yaml.anchor", name=event.anchor)
        tag = getattr(event, "tag", None)
        # The non-specific tag "!" is what PyYAML reports for some quoted scalars.
        if tag is not None and tag != "!":
            self._flaw(event, "yaml.tag", name=tag)

    def _open(
        self, event: yaml.CollectionStartEvent, container: dict[str, object] | list[object]
    ) -> None:
        self._refuse_decoration(event)
        if len(self._frames) >= MAX_DEPTH:
            self._flaw(event, "yaml.too_deep", limit=MAX_DEPTH)
            raise _RefusedError
        location = self._place_value(container, event)
        self._frames.append(_Frame(container, location))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._refuse_decoration(event)
        frame = self._frames[-1] if self._frames else None
        if frame and isinstance(frame.container, dict) and frame.key is None:
            self._key(event, frame)
        else:
            self._place_value(self._value(event), event)

    def _key(self, event: yaml.ScalarEvent, frame: _Frame) -> None:
        key: str = event.value
        place = _place(event)
        if event.style:
            self._refuse_hidden(event, key)
        else:
            if key == "<<":
                self._flaw(event, "yaml.merge_key")
            elif not isinstance(self._value(event), str):
                self._flaw(event, "yaml.key_not_text", found=key)
        if key in frame.key_places:
            self._flaw(event, "yaml.duplicate_key", key=key, first=frame.key_places[key][0])
        frame.key_places.setdefault(key, place)
        frame.key = key

    def _place_value(self, value: object, event: yaml.Event) -> Location:
        """Put ``value`` where the next one belongs; returns its location."""
        place = key_place = _place(event)
        if not self._frames:
            location: Location = ()
            self.root = value
        else:
            frame = self._frames[-1]
            if isinstance(frame.container, list):
                location = (*frame.location, len(frame.container))
                frame.container.append(value)
            elif frame.key is None:
                self._flaw(event, "yaml.key_not_text", found="[…]")
                raise _RefusedError
            else:
                location = (*frame.location, frame.key)
                key_place = frame.key_places[frame.key]
                # A repeated value is read for its own flaws; the first one stands.
                frame.container.setdefault(frame.key, value)
                frame.key = None
        if self._places is not None:
            scalar = isinstance(event, yaml.ScalarEvent)
            # A collection is pointed at by its key: it starts on another line, or at a bracket.
            self._places.setdefault(location, (key_place, place if scalar else key_place))
        return location

    def _refuse_hidden(self, event: yaml.ScalarEvent, text: str) -> None:
        """The text of the file holds nothing hidden; an escape within double quotes may."""
        if event.style == '"' and (match := HIDDEN.search(text)):
            self._flaw(event, "yaml.character", found=f"U+{ord(match[0]):04X}")

    def _value(self, event: yaml.ScalarEvent) -> object:
        text: str = event.value
        if event.style:
            self._refuse_hidden(event, text)
            return text
        if text in _WORDS:
            return _WORDS[text]
        if not text:
            self._flaw(event, "yaml.empty_value")
            return None
        if text in _WORD_TRAPS:
            self._flaw(event, "yaml.word_trap", found=text)
        elif text[0] in _NUMBER_START:
            if _INTEGER.fullmatch(text):
                return int(text)
            if _DECIMAL.fullmatch(text):
                return float(text)
            if _NUMBER_TRAP.fullmatch(text):
                self._flaw(event, "yaml.number_trap", found=text)
        return text


def _place(event: yaml.Event) -> Place:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


# What the parser says, by a part of its words, in the order in which they are tried.
_SYNTAX = (
    ("mapping values are not allowed", "yaml.syntax_colon"),
    ("could not find expected ':'", "yaml.syntax_missing_colon"),
    ("unexpected end of stream", "yaml.syntax_open_quote"),
    ("unknown escape character", "yaml.syntax_escape"),
    ("cannot start any token", "yaml.syntax_start"),
    ("expected ',' or", "yaml.syntax_bracket"),
    ("expected '-' indicator", "yaml.syntax_indent"),
    ("expected key", "yaml.syntax_indent"),
    ("expected <block end>", "yaml.syntax_indent"),
)
# The parser notices these far behind the place where something was left open.
_TOLD_AT_START = frozenset({"yaml.syntax_open_quote", "yaml.syntax_bracket"})


def _syntax_flaw(text: str, error: yaml.YAMLError) -> Flaw:
    words = str(getattr(error, "problem", None) or error)
    code = next((code for part, code in _SYNTAX if part in words), "yaml.syntax")
    marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    if code in _TOLD_AT_START:
        marks.reverse()
    mark = next(filter(None, marks), None)
    place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.split("\n")
    line = lines[place[0] - 1] if place[0] <= len(lines) else ""
    found = line[place[1] - 1 : place[1]]
    if found == "\t":
        code = "yaml.syntax_tab"
    return Flaw(place, code, {"parser": words, "found": found})


def _forbidden_flaw(text: str) -> Flaw | None:
    match = HIDDEN.search(text)
    if not match:
        return None
    line = text.count("\n", 0, match.start()) + 1
    column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
    return Flaw((line, column), "yaml.character", {"found": f"U+{ord(match[0]):04X}"})


def parse(text: str) -> Parsed:
    """Read one YAML text. Never raises: whatever is wrong stands in ``flaws``."""
    flaw = _forbidden_flaw(text)
    if flaw:
        return Parsed(None, [flaw], usable=False)
    builder = _Builder()
    try:
        builder.read(text)
    except _RefusedError:
        return Parsed(None, builder.flaws, usable=False)
    except yaml.YAMLError as error:
        return Parsed(None, [*builder.flaws, _syntax_flaw(text, error)], usable=False)
    return Parsed(builder.root, builder.flaws, usable=True)


def places(text: str) -> dict[Location, tuple[Place, Place]]:
    """Where each value of a readable ``text`` stands: its key's place and its own.

    A map or a list is placed at its key. Slower than :func:`parse`, so it runs only for a file
    that has something to report.
    """
    found: dict[Location, tuple[Place, Place]] = {}
    try:
        _Builder(found).read(text)
    except (yaml.YAMLError, _RefusedError):
        return found
    return found


class Positions:
    """Where a value of a file stands, so that a rule can point at it."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """``texts`` holds each file's text by its path relative to the data folder."""
        self._texts = texts
        self._places: dict[str, dict[Location, tuple[Place, Place]]] = {}

    def of(self, path: str, location: Location) -> Place:
        """The place of a value, or of its key where the value is a map or a list.

        A value that is not there is placed at the nearest thing around it; an unknown file at
        its start.
        """
        return self._look(path, location)[1]

    def of_key(self, path: str, location: Location) -> Place:
        """The place of a value's key; of an entry of a list, its own."""
        return self._look(path, location)[0]

    def _look(self, path: str, location: Location) -> tuple[Place, Place]:
        if path not in self._places:
            self._places[path] = places(self._texts.get(path, ""))
        known = self._places[path]
        while location not in known and location:
            location = location[:-1]
        return known.get(location, ((1, 1), (1, 1)))
