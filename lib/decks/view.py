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


def shown(catalogue: Catalogue, view: View, lang: Lang) -> Shown:
    """The charts of a view that have anything to show.

    Raises ``KeyError`` for a page that has no charts or does not exist.
    """
    choices = Choices(view.choices)
    blocks = [b for b in PAGES[view.page](catalogue, choices, lang) if not b.is_empty]
    ignored = list(choices.ignored)
    if view.chart:
        named = [block for block in blocks if block.id == view.chart]
        if not named:
            ignored.append(("chart", view.chart))
        blocks = named or blocks
    return Shown(tuple(blocks), tuple(ignored))
