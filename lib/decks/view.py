"""One view: a page with its choices, and the charts that it shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lib.captions import Block
from lib.catalogue import Catalogue
from lib.decks.choices import Choices
from lib.decks.pages import PAGES
from lib.wording import Lang


@dataclass(frozen=True)
class View:
    """A page by its name, its choices as the codes of an address, and one of its charts.

    ``chart`` is a block's id; empty for all charts of the page.
    """

    page: str
    choices: Mapping[str, str] = field(default_factory=dict)
    chart: str = ""


@dataclass(frozen=True)
class Shown:
    """The charts of a view, and the parts of its address that were ignored."""

    blocks: tuple[Block, ...]
    ignored: tuple[tuple[str, str], ...]


def composed(catalogue: Catalogue, view: View, lang: Lang) -> tuple[list[Block], Choices]:
    """All charts of a view's page that have anything to show, and how its choices were used.

    Raises ``KeyError`` for a page that has no charts or does not exist.
    """
    choices = Choices(view.choices)
    blocks = PAGES[view.page](catalogue, choices, lang)
    return [block for block in blocks if not block.is_empty], choices


def shown(catalogue: Catalogue, view: View, lang: Lang) -> Shown:
    """The charts of a view that have anything to show.

    Raises ``KeyError`` for a page that has no charts or does not exist.
    """
    blocks, choices = composed(catalogue, view, lang)
    ignored = list(choices.ignored)
    if view.chart:
        named = [block for block in blocks if block.id == view.chart]
        if not named:
            ignored.append(("chart", view.chart))
        blocks = named or blocks
    return Shown(tuple(blocks), tuple(ignored))


BY_THE_DATA: Mapping[str, tuple[str, ...]] = {
    "profile": ("place",),
    "budget": ("home", "tiers", "types"),
}
"""Choices of a page whose default is the first place that has a document, or follows from it."""


def tidied(catalogue: Catalogue, view: View) -> View:
    """The same view for keeping: nothing in it that its page does not ask for, and the defaults
    written out that another document could change.

    Raises ``KeyError`` for a page that has no charts or does not exist.
    """
    _, choices = composed(catalogue, view, "zh")
    known = {name: code for name, code in view.choices.items() if name in choices.asked}
    written = {name: choices.taken[name] for name in BY_THE_DATA.get(view.page, ())}
    return View(view.page, {**known, **written}, view.chart)
