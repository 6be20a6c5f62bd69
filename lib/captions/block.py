"""One chart with its words and rows, and the caveats and sources that all charts share."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from lib import statements
from lib.catalogue import Catalogue, lower_first, tier_rank
from lib.charts.forms import Form
from lib.index import Entry
from lib.theme import Words
from lib.wording import Lang, text

UNITS: Mapping[Lang, float] = {"zh": 10_000, "en": 1_000}
"""Yuan in one unit of a chart's scale: 万元 in zh, thousands in en."""


@dataclass(frozen=True)
class Block:
    """One chart: its words, what it draws, and the facts behind it.

    ``table`` has a column ``fact_id``; ``labels`` are the words beside the marks, by fact id.
    ``derivation`` is how reckoned amounts come about, a line each, with what could not be reckoned.
    ``headlined`` are the facts whose figures the headline tells, ``plain_title`` tells none.
    """

    id: str
    heading: str
    table: pd.DataFrame
    words: Words
    form: Form
    labels: Mapping[str, str] = field(default_factory=dict)
    grades: dict[str, str] | None = None
    is_empty: bool = False
    derivation: tuple[str, ...] = ()
    headlined: tuple[str, ...] = ()
    plain_title: str = ""

    def shows_headline(self, facts: Collection[str]) -> bool:
        """Whether every figure that the headline tells is among the facts."""
        return set(self.headlined) <= set(facts)

    def title_for(self, facts: Collection[str]) -> str:
        """The headline of a part that shows only these facts, where they bear it.

        Else the plain title: who reads a figure above a chart looks for it there.
        """
        return self.words.title if self.shows_headline(facts) else self.plain_title


@dataclass(frozen=True)
class Headline:
    """A headline and the facts whose figures it tells."""

    words: str
    facts: tuple[str, ...] = ()


def part_title(title: str, number: int, count: int, lang: Lang) -> str:
    """A title with the number of its part, where there are several."""
    if count < 2:
        return title
    return text("picture_part", lang, title=title, number=number, count=count)


def plain_title(page: str, heading: str, lang: Lang) -> str:
    """What a chart is about without a figure: the page's name and the chart's own heading."""
    return text("title_plain", lang, page=text(f"page_{page}", lang), heading=heading)


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a view as dictionaries."""
    return table.to_dict("records")  # type: ignore[return-value]


def entries(catalogue: Catalogue, table: pd.DataFrame) -> list[Entry]:
    """The facts behind the rows of a view, in their order."""
    return [catalogue.entries[name] for name in table["fact_id"]]


def grades(table: pd.DataFrame, lang: Lang) -> dict[str, str] | None:
    """The grade of each fact that has another one to stand beside; ``None`` where none has."""
    if not table["is_compared"].any():
        return None
    return {
        row["fact_id"]: text(f"grade_{row['grade']}", lang) if row["is_compared"] else ""
        for row in records(table)
    }


def notes(table: pd.DataFrame, lang: Lang, *more: str, are_cells: bool = False) -> list[str]:
    """Caveats of a chart: why its marks are hollow, and what else must be known."""
    reasons = {reason for row in table["reasons"] for reason in row.split(";") if reason}
    reasons |= {"reading"} if table["is_read"].any() else set()
    read = text("note_read", lang) if table["is_read"].any() else ""
    return [statements.grade_note(reasons, lang, are_cells=are_cells), *more, read]


def ending(catalogue: Catalogue, table: pd.DataFrame, lang: Lang) -> list[str]:
    """Sources and data version, the last lines below a chart."""
    return [
        statements.sources(entries(catalogue, table), lang),
        statements.version_line(catalogue, lang),
    ]


def place_names(catalogue: Catalogue, table: pd.DataFrame, lang: Lang) -> str:
    """The jurisdictions of a view's rows, in the order of all pages, joined."""
    shown = set(table["jurisdiction"])
    names = [place.label(lang) for place in catalogue.jurisdictions if place.id in shown]
    return statements.join(names, lang)


def tier_label(tier: str, lang: Lang) -> str:
    """The name of a block: cities, or those of another tier that are shown apart."""
    return text(f"block_{tier}", lang)


def tiers_label(tiers: Iterable[str], lang: Lang) -> str:
    """The name of a block of peers, which may be of two tiers."""
    names = [tier_label(tier, lang) for tier in sorted(set(tiers), key=tier_rank)]
    if lang == "en":
        names[1:] = map(lower_first, names[1:])
    return statements.join(names, lang)
