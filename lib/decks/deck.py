"""A deck: an ordered list of views for a meeting, as its YAML file holds it."""

from typing import Annotated

from pydantic import Field

from lib.decks.view import View
from lib.model.base import Bilingual, Record
from lib.wording import Lang

MOST_VIEWS = 60
"""More than this is no deck for a meeting, and takes too long to draw."""

Words = Bilingual | Annotated[str, Field(min_length=1, max_length=2000)]
"""A text in both languages, or one that its author typed and that stands in both."""


class DeckItem(Record):
    """One view of a deck: a page, its choices as an address holds them, and one of its charts.

    ``title`` takes the place of the chart's own headline, ``notes`` are for the speaker.
    """

    page: str
    choices: dict[str, str] = Field(default_factory=dict)
    chart: str = ""
    title: Words | None = None
    notes: Words | None = None

    @property
    def view(self) -> View:
        """The view to show."""
        return View(self.page, self.choices, self.chart)


class Deck(Record):
    """``data/decks/<id>.yaml``: a title and the views in their order."""

    title: Words
    subtitle: Words | None = None
    views: Annotated[list[DeckItem], Field(min_length=1, max_length=MOST_VIEWS)]


def words(value: Words | None, lang: Lang) -> str:
    """A text of a deck in a language; empty where there is none."""
    if value is None:
        return ""
    return value if isinstance(value, str) else value.text(lang)
