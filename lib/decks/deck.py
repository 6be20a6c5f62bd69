"""A deck: an ordered list of views for a meeting, as its YAML file holds it."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from lib.characters import HIDDEN
from lib.decks.view import View
from lib.model.base import Bilingual, Code, Record
from lib.wording import Lang

MOST_VIEWS = 60
"""More than this is no deck for a meeting, and takes too long to draw."""

LONGEST_WORDS = 2000
"""Characters of a title or of notes, in one language."""

LONGEST_CODE = 4000
"""Characters of a choice; numbers typed by key make the longest ones."""


def _check_words(value: Bilingual | str) -> Bilingual | str:
    for words in (value,) if isinstance(value, str) else (value.zh, value.en):
        if not words.strip() or len(words) > LONGEST_WORDS or HIDDEN.search(words) or "\r" in words:
            raise ValueError("refused")
    return value


Words = Annotated[
    Bilingual | Annotated[str, Field(min_length=1, max_length=LONGEST_WORDS)],
    AfterValidator(_check_words),
]
"""A text in both languages, or one that its author typed and that stands in both."""


def _number_as_text(value: object) -> object:
    """YAML reads ``years: 5`` as a number; everything else is left for the check that follows."""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if is_number else value


Choice = Annotated[str, BeforeValidator(_number_as_text), Field(max_length=LONGEST_CODE)]
"""The value of a choice as an address holds it."""

Name = Annotated[str, Field(max_length=200)]
"""The name of a page or the id of a chart."""


class DeckItem(Record):
    """One view of a deck: a page, its choices as an address holds them, and one of its charts.

    ``title`` takes the place of the chart's own headline, ``notes`` are for the speaker.
    """

    page: Name
    choices: dict[Code, Choice] = Field(default_factory=dict)
    chart: Name = ""
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
