"""Charts and tables on the page, with the evidence behind whatever is clicked."""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from lib import theme
from lib.captions import Block
from lib.catalogue import Catalogue
from lib.charts.forms import draw
from lib.exports import pictures
from lib.exports.pictures import file_name as file_name
from lib.statements import quote_items
from lib.ui import decks, document_addresses, evidence, markup, picture_addresses, quotes
from lib.ui.components.chart import ScreenFigure
from lib.ui.components.chart import chart as chart_component
from lib.ui.components.pictures import LABELS, Menu, OwnPicture
from lib.ui.components.pictures import pictures as pictures_component
from lib.ui.components.table import table as table_component
from lib.ui.plain import literal
from lib.wording import Lang, text

EXPORT_SCALE = 2.0
"""Pixels of the picture to a CSS pixel, where the reader chooses no other."""


def chart(catalogue: Catalogue, shown: Block, lang: Lang, *, page: str) -> None:
    """Show a chart in the size that fits; a click on a mark opens its evidence."""
    key = f"chart_{shown.id}"
    clicked = chart_component(
        screen=_composed(_view(catalogue, shown, lang), shown),
        pictures=_menu(catalogue, shown, lang, page=page),
        palette=theme.DARK,
        alt=text("chart_alt", lang, title=shown.words.title, subtitle=shown.words.subtitle),
        lang=lang,
        key=key,
    )
    decks.offer(catalogue, shown, page, lang)
    evidence.show(catalogue, clicked, lang)


def picture(catalogue: Catalogue, shown: Block, lang: Lang, *, page: str) -> None:
    """Offer the picture of a block that stands on the page in another form, such as a table.

    It can be added to the deck as well, as the chart that it is there.
    """
    menu = _menu(catalogue, shown, lang, page=page)
    pictures_component(menu, lang=lang, key=f"picture_{shown.id}")
    decks.offer(catalogue, shown, page, lang)


def all_pictures(page: str, lang: Lang) -> None:
    """Offer the pictures of all charts of a page in one file."""
    address = picture_addresses.address(page, st.query_params.to_dict())
    _in_one_file(address, text(f"page_{page}", lang), lang, key=f"pictures_{page}")


def deck_pictures(query: Mapping[str, str], title: str, lang: Lang) -> None:
    """Offer the pictures of a deck in one file; ``query`` names it as ``/present`` does."""
    address = picture_addresses.deck_address(query)
    _in_one_file(address, title, lang, key="pictures_deck", at_start=True)


def _in_one_file(address: str, title: str, lang: Lang, *, key: str, at_start: bool = False) -> None:
    menu = Menu(
        {**_labels(lang), "primary": text("picture_all", lang), "copy": ""},
        _presets(lang),
        address,
        None,
        pictures.file_name(title, text("picture_zip", lang)),
        is_zip=True,
        at_start=at_start,
    )
    pictures_component(menu, lang=lang, key=key)


def _view(catalogue: Catalogue, shown: Block, lang: Lang) -> tuple[object, ...]:
    """All that the figures of a block depend on."""
    address = tuple(sorted(st.query_params.to_dict().items()))
    return (catalogue.dataset.version, lang, shown.id, shown.words, address)


def _menu(catalogue: Catalogue, shown: Block, lang: Lang, *, page: str) -> Menu:
    figure = _picture(_view(catalogue, shown, lang), catalogue, shown, lang)
    [name] = pictures.picture_names(page, shown, pictures.AS_SHOWN, lang, 1)
    choices = st.query_params.to_dict()
    return Menu(
        _labels(lang),
        _presets(lang),
        picture_addresses.address(page, choices, shown.id),
        OwnPicture(figure, name),
        name,
        word_address=document_addresses.address(page, choices, shown.id),
    )


def _labels(lang: Lang) -> dict[str, str]:
    return {name: text(f"picture_{name}", lang) for name in LABELS}


def _presets(lang: Lang) -> list[tuple[str, str]]:
    return [(name, text(f"picture_preset.{name}", lang)) for name in pictures.PRESETS]


def block(catalogue: Catalogue, shown: Block, lang: Lang, *, page: str) -> None:
    """Show a chart under its heading, and below it the same facts as sentences and as a table."""
    st.header(literal(shown.heading), anchor=False)
    chart(catalogue, shown, lang, page=page)
    entries = [catalogue.entries[name] for name in shown.table["fact_id"]]
    quotes.below(catalogue, quote_items(catalogue, entries, lang), lang, key=shown.id)
    html = markup.facts_table(catalogue, entries, lang, grades=shown.grades)
    table(catalogue, html, lang, key=f"table_{shown.id}")


@st.cache_resource(max_entries=300, show_spinner=False)
def _composed(view: tuple[object, ...], _shown: Block) -> list[ScreenFigure]:
    """The figures of a view for the screen; ``view`` is all they depend on."""
    return [
        ScreenFigure(
            0 if size is theme.SCREEN_NARROW else size.width,
            _json(draw(_shown.form, _shown.words, size)),
        )
        for size in (theme.SCREEN_NARROW, theme.SCREEN_MEDIUM, theme.SCREEN_WIDE)
    ]


@st.cache_resource(max_entries=300, show_spinner=False)
def _picture(
    view: tuple[object, ...], _catalogue: Catalogue, _shown: Block, _lang: Lang
) -> dict[str, Any]:
    """The picture of a view as it stands on the page; ``view`` is all it depends on."""
    [figure] = pictures.compose(_catalogue, _shown, pictures.AS_SHOWN, _lang)
    return _json(figure)


def _json(figure: go.Figure) -> dict[str, Any]:
    found: dict[str, Any] = figure.to_plotly_json()
    return found


def table(catalogue: Catalogue, html: str, lang: Lang, *, key: str) -> None:
    """Show a table that can be copied; a click on a row or cell opens its evidence."""
    labels = {name: text(f"table_{name}", lang) for name in ("copy", "copied", "copy_by_hand")}
    clicked = table_component(html, labels=labels, key=key)
    evidence.show(catalogue, clicked, lang)
