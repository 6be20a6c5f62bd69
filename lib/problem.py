"""What is wrong with the data and where: one :class:`Problem` a mistake, gathered in one error."""

import difflib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

Place = tuple[int, int]
"""Line and column, both counted from 1 and in characters, as editors show them."""


@dataclass(frozen=True)
class Phrase:
    """Words within a message that depend on the reader's language.

    ``key`` names a message ``phrase.<key>`` of ``lib/wording/problems.yaml``.
    """

    key: str
    values: Mapping[str, object] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake, ordered by its place.

    ``path`` is relative to the data folder, with ``/``. ``code`` names a message
    ``problem.<code>`` of ``lib/wording/problems.yaml`` and ``values`` fills it: texts and numbers
    as they are, a :class:`Phrase` in the reader's language, a tuple or list as an enumeration.
    """

    path: str
    line: int
    column: int
    code: str
    values: Mapping[str, object] = field(default_factory=dict, compare=False)


class DataError(Exception):
    """The data cannot be used. ``problems`` holds every reason, ordered by place; never empty."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(problems))
        first = self.problems[0]
        super().__init__(
            f"{len(self.problems)} problems, the first at "
            f"{first.path}:{first.line}:{first.column}: {first.code}"
        )

    @property
    def may_hide_more(self) -> bool:
        """Whether a file could not be read as records, so that its facts were not checked yet."""
        return any(
            problem.code.startswith(("yaml.", "shape.", "file.")) for problem in self.problems
        )


_LISTED_IN_FULL = 15


def hint(found: str, allowed: Collection[str]) -> Phrase | str:
    """What may have been meant by ``found``: the nearest allowed word, or all of a short list."""
    near = difflib.get_close_matches(found, sorted(allowed), n=1, cutoff=0.6)
    if near:
        return Phrase("did_you_mean", {"name": near[0]})
    if allowed and len(allowed) <= _LISTED_IN_FULL:
        return Phrase("choose_one_of", {"names": tuple(sorted(allowed))})
    return ""


def short(value: object, limit: int = 40) -> Phrase | str:
    """A found value in a few characters; text in quotation marks, so that blanks show."""
    if isinstance(value, str):
        clipped = value if len(value) <= limit else value[:limit] + "…"
        return '"' + clipped.replace("\n", "\\n") + '"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return Phrase("a_map", {"fields": tuple(str(key) for key in list(value)[:4])})
    if isinstance(value, list):
        return Phrase("a_list", {"length": len(value)})
    return Phrase("nothing") if value is None else str(value)[:limit]
