"""Charts and tables on the page, with the evidence behind whatever is clicked."""

import re
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from lib import theme
from lib.captions import Block
from lib.catalogue import Catalogue
from lib.charts.forms import draw
from lib.statements import quote_items
from lib.ui import evidence, markup, quotes
from lib.ui.components.chart import ExportFigure, ScreenFigure
from lib.ui.components.chart import chart as chart_component
from lib.ui.components.table import table as table_component
from lib.wording import Lang, text

EXPORT_SCALE = 2.0


def chart(catalogue: Catalogue, shown: Block, lang: Lang, *, page: str) -> None:
    """Show a chart in the size that fits; a click on a mark opens its evidence."""
    address = tuple(sorted(st.query_params.to_dict().items()))
    key = f"chart_{shown.id}"
    screens, picture = _composed(
        (catalogue.dataset.version, lang, key, shown.words, address), shown
    )
    clicked = chart_component(
        screen=screens,
        export=ExportFigure(
            picture,
            theme.SLIDE.width,
            int(picture["layout"]["height"]),
            EXPORT_SCALE,
            file_name(text(f"page_{page}", lang), shown.heading),
        ),
        labels={name: text(f"picture_{name}", lang) for name in ("png", "busy", "failed")},
        palette=theme.DARK,
        alt=text("chart_alt", lang, title=shown.words.title, subtitle=shown.words.subtitle),
        lang=lang,
        key=key,
    )
    evidence.show(catalogue, clicked, lang)


def block(catalogue: Catalogue, shown: Block, lang: Lang, *, page: str) -> None:
    """Show a chart under its heading, and below it the same facts as sentences and as a table."""
    st.header(shown.heading, anchor=False)
    chart(catalogue, shown, lang, page=page)
    entries = [catalogue.entries[name] for name in shown.table["fact_id"]]
    quotes.below(catalogue, quote_items(catalogue, entries, lang), lang, key=shown.id)
    html = markup.facts_table(catalogue, entries, lang, grades=shown.grades)
    table(catalogue, html, lang, key=f"table_{shown.id}")


@st.cache_resource(max_entries=300, show_spinner=False)
def _composed(view: tuple[object, ...], _shown: Block) -> tuple[list[ScreenFigure], dict[str, Any]]:
    """The figures of a view for the screen and for the picture; ``view`` is all it depends on."""
    screens = [
        ScreenFigure(
            0 if size is theme.SCREEN_NARROW else size.width,
            _json(draw(_shown.form, _shown.words, size)),
        )
        for size in (theme.SCREEN_NARROW, theme.SCREEN_MEDIUM, theme.SCREEN_WIDE)
    ]
    return screens, _json(draw(_shown.form, _shown.words, theme.SLIDE))


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
