"""Charts and tables on the page, with the evidence behind whatever is clicked."""

import re
from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from lib import theme
from lib.captions import Block
from lib.catalogue import Catalogue
from lib.charts.counts import count_bars
from lib.statements import quote_items
from lib.theme import Size, Words
from lib.ui import evidence, markup, quotes
from lib.ui.components.chart import ExportFigure, ScreenFigure
from lib.ui.components.chart import chart as chart_component
from lib.ui.components.table import table as table_component
from lib.wording import Lang, text

Draw = Callable[[Size], go.Figure]
"""A chart drawn for a size."""

EXPORT_SCALE = 2.0


def chart(
    catalogue: Catalogue, draw: Draw, words: Words, lang: Lang, *, key: str, file_name: str
) -> None:
    """Show a chart in the size that fits; a click on a mark opens its evidence."""
    address = tuple(sorted(st.query_params.to_dict().items()))
    screens, picture = _composed((catalogue.dataset.version, lang, key, words, address), draw)
    clicked = chart_component(
        screen=screens,
        export=ExportFigure(
            picture,
            theme.SLIDE.width,
            int(picture["layout"]["height"]),
            EXPORT_SCALE,
            file_name,
        ),
        labels={name: text(f"picture_{name}", lang) for name in ("png", "busy", "failed")},
        palette=theme.DARK,
        alt=text("chart_alt", lang, title=words.title, subtitle=words.subtitle),
        lang=lang,
        key=key,
    )
    evidence.show(catalogue, clicked, lang)


def block(catalogue: Catalogue, shown: Block, draw: Draw, lang: Lang, *, page: str) -> None:
    """Show a chart under its heading, and below it the same facts as sentences and as a table."""
    st.header(shown.heading, anchor=False)
    chart(
        catalogue,
        draw,
        shown.words,
        lang,
        key=f"chart_{shown.id}",
        file_name=file_name(text(f"page_{page}", lang), shown.heading),
    )
    entries = [catalogue.entries[name] for name in shown.table["fact_id"]]
    quotes.below(catalogue, quote_items(catalogue, entries, lang), lang, key=shown.id)
    html = markup.facts_table(catalogue, entries, lang, grades=shown.grades)
    table(catalogue, html, lang, key=f"table_{shown.id}")


def count_chart(shown: Block, lang: Lang) -> Draw:
    """How to draw a block of counts for a size."""
    return lambda size: count_bars(
        shown.table,
        shown.words,
        size,
        level_labels=shown.level_labels,
        not_stated=text("not_stated", lang),
        labels=shown.labels,
        are_places_rows=shown.is_shared,
    )


@st.cache_resource(max_entries=300, show_spinner=False)
def _composed(view: tuple[object, ...], _draw: Draw) -> tuple[list[ScreenFigure], dict[str, Any]]:
    """The figures of a view for the screen and for the picture; ``view`` is all it depends on."""
    screens = [
        ScreenFigure(0 if size is theme.SCREEN_NARROW else size.width, _json(_draw(size)))
        for size in (theme.SCREEN_NARROW, theme.SCREEN_MEDIUM, theme.SCREEN_WIDE)
    ]
    return screens, _json(_draw(theme.SLIDE))


def _json(figure: go.Figure) -> dict[str, Any]:
    found: dict[str, Any] = figure.to_plotly_json()
    return found


def table(catalogue: Catalogue, html: str, lang: Lang, *, key: str) -> None:
    """Show a table that can be copied; a click on a row or cell opens its evidence."""
    labels = {name: text(f"table_{name}", lang) for name in ("copy", "copied", "copy_by_hand")}
    clicked = table_component(html, labels=labels, key=key)
    evidence.show(catalogue, clicked, lang)


def file_name(*parts: str) -> str:
    """A file name that says what is in the picture, safe on every system."""
    joined = "_".join(part for part in parts if part)
    return re.sub(r'[\\/:：*?"<>|·\s]+', "-", joined)[:80].strip("-")
