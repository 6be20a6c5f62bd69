"""A composed Plotly figure on the page, clickable, with the buttons that take it along.

plotly.js comes from the address `app.py` serves, once for all charts of a page.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import streamlit as st
from plotly.io.json import to_json_plotly

from lib.ui.components.pictures import MENU_CSS, MENU_JS, Menu, plotly_address

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FOLDER: Final = Path(__file__).parent

_component = st.components.v2.component(
    "policy_compare_chart",
    html='<div class="pc-chart">\n</div>',
    css=MENU_CSS + (_FOLDER / "chart.css").read_text("utf-8"),
    js=MENU_JS + (_FOLDER / "chart.js").read_text("utf-8"),
    # Plotly puts its style sheet into the document, where a shadow root would not see it.
    isolate_styles=False,
)


@dataclass(frozen=True)
class ScreenFigure:
    """A figure composed for containers of at least `min_width` CSS pixels.

    `figure` is Plotly's JSON (`data`, `layout`), with `layout.height` set in CSS pixels; the
    width becomes the container's.
    """

    min_width: int
    figure: dict[str, Any]


def chart(
    *,
    screen: Sequence[ScreenFigure],
    pictures: Menu,
    palette: Mapping[str, str],
    alt: str,
    lang: str,
    key: str,
) -> list[str] | None:
    """Show a chart; return the ids of the facts behind the mark clicked in this run, else None.

    The answer is a trigger: it is gone in the next run, and clicking the same mark again gives it
    again. A mark is clickable where its `customdata` is a list of fact ids, or a JSON text of one.

    screen   one figure or more; the container's width picks the widest that fits, else the
             narrowest there is
    pictures what the buttons offer
    palette  light `#rrggbb` to dark `#rrggbb`, replaced anywhere in the screen figures when the
             page is dark; other notations of colour stay as they are
    alt      what the chart shows, for screen readers
    lang     `zh` or `en`: the language of the texts and of Plotly's number and date formats

    Raises ValueError when `screen` is empty, a figure has no `layout.height`, or a label of the
    buttons is missing.
    """
    if not screen:
        raise ValueError("screen is empty, expected at least one ScreenFigure")
    for item in screen:
        if "height" not in item.figure.get("layout", {}):
            raise ValueError(f"screen figure for {item.min_width} px has no layout.height")
    result = _component(
        key=key,
        data={
            "plotly": plotly_address(),
            # Texts, not objects: Plotly's encoder knows arrays and dates, Streamlit's does not.
            "screen": [
                {
                    "minWidth": item.min_width,
                    "height": item.figure["layout"]["height"],
                    "figure": _to_json(item.figure),
                }
                for item in screen
            ],
            "pictures": pictures.data,
            "palette": {light.lower(): dark for light, dark in palette.items()},
            "alt": alt,
            "lang": lang,
        },
        on_clicked_change=_nothing,
    )
    clicked = result.clicked
    return [str(fact) for fact in clicked] if clicked else None


def _nothing() -> None:
    """A callback, even an empty one, makes the result always have the trigger's attribute."""


def _to_json(figure: dict[str, Any]) -> str:
    return str(to_json_plotly(figure))
