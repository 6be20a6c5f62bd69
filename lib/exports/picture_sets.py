"""Which pictures a view, all pages or a deck make, in order, each with the name of its file."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import plotly.graph_objects as go

from lib.catalogue import Catalogue
from lib.decks.deck import Deck, words
from lib.decks.pages import PAGES
from lib.decks.view import View, shown
from lib.exports.pictures import Preset, compose, picture_names
from lib.wording import Lang


@dataclass(frozen=True)
class Picture:
    """A composed picture and the name of its file, without an ending."""

    name: str
    figure: go.Figure


def of_view(
    catalogue: Catalogue, view: View, preset: Preset, lang: Lang, title: str = ""
) -> list[Picture]:
    """The pictures of the charts of a view, under a headline of one's own where one is given.

    Raises ``KeyError`` for a page that has no charts, ``TooTallError`` for too long a headline.
    """
    found = []
    for block in shown(catalogue, view, lang).blocks:
        if title:
            block = replace(block, words=replace(block.words, title=title), headlined=())
        figures = compose(catalogue, block, preset, lang)
        names = picture_names(view.page, block, preset, lang, len(figures))
        found += [Picture(name, figure) for name, figure in zip(names, figures, strict=True)]
    return found


def of_pages(catalogue: Catalogue, preset: Preset, lang: Lang) -> list[Picture]:
    """The pictures of every page as it opens."""
    return numbered(of_view(catalogue, View(page), preset, lang) for page in PAGES)


def of_deck(catalogue: Catalogue, deck: Deck, preset: Preset, lang: Lang) -> list[Picture]:
    """The pictures of a deck in its order, under the headlines that it gives them.

    Views of pages that do not exist have none.
    """
    return numbered(
        of_view(catalogue, item.view, preset, lang, words(item.title, lang))
        for item in deck.views
        if item.page in PAGES
    )


def numbered(views: Iterable[list[Picture]]) -> list[Picture]:
    """Pictures in one order; the number before its name makes each name its own."""
    listed = [picture for view in views for picture in view]
    width = max(2, len(str(len(listed))))
    return [
        replace(picture, name=f"{number:0{width}}_{picture.name}")
        for number, picture in enumerate(listed, 1)
    ]
