"""A composed Plotly figure on the page, clickable, with a button that saves it as a PNG.

plotly.js comes from the address `app.py` serves, once for all charts of a page. The picture is
made in the reader's browser from its own figure, with a subset of the product's font inside.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import streamlit as st
from plotly.io.json import to_json_plotly
from plotly.offline import get_plotlyjs_version

from lib.fonts.subset import characters_of, font_data_uri

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FOLDER: Final = Path(__file__).parent
_LABELS: Final = ("png", "busy", "failed")

_component = st.components.v2.component(
    "policy_compare_chart",
    html='<div class="pc-chart">\n</div>',
    css=(_FOLDER / "chart.css").read_text("utf-8"),
    js=(_FOLDER / "chart.js").read_text("utf-8"),
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


@dataclass(frozen=True)
class ExportFigure:
    """The figure of the picture: `width` × `height` CSS pixels, times `scale` in the PNG.

    It is drawn as it is, on white; `file_name` has no ending.
    """

    figure: dict[str, Any]
    width: int
    height: int
    scale: float
    file_name: str


def chart(
    *,
    screen: Sequence[ScreenFigure],
    export: ExportFigure,
    labels: Mapping[str, str],
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
    labels   texts of the button: `png`, `busy` while it works, `failed` before an error's reason
    palette  light `#rrggbb` to dark `#rrggbb`, replaced anywhere in the screen figures when the
             page is dark; other notations of colour stay as they are
    alt      what the chart shows, for screen readers
    lang     `zh` or `en`: the language of the texts and of Plotly's number and date formats

    Raises ValueError when `screen` is empty, a figure has no `layout.height`, or a label is
    missing.
    """
    if not screen:
        raise ValueError("screen is empty, expected at least one ScreenFigure")
    for item in screen:
        if "height" not in item.figure.get("layout", {}):
            raise ValueError(f"screen figure for {item.min_width} px has no layout.height")
    if absent := [name for name in _LABELS if name not in labels]:
        raise ValueError(f"labels lack {', '.join(absent)}")

    characters = characters_of(export.figure)
    result = _component(
        key=key,
        data={
            "plotly": _plotly_address(),
            # Texts, not objects: Plotly's encoder knows arrays and dates, Streamlit's does not.
            "screen": [
                {
                    "minWidth": item.min_width,
                    "height": item.figure["layout"]["height"],
                    "figure": _to_json(item.figure),
                }
                for item in screen
            ],
            "export": {
                "figure": _to_json(export.figure),
                "width": export.width,
                "height": export.height,
                "scale": export.scale,
                "fileName": export.file_name,
                "fonts": {str(weight): font_data_uri(characters, weight) for weight in (400, 700)},
            },
            "labels": dict(labels),
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


@lru_cache(maxsize=1)
def _plotly_address() -> str:
    """Where `app.py` serves plotly.js; absolute, for pages lie at different depths."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"{f'/{base}' if base else ''}/assets/plotly-{get_plotlyjs_version()}.min.js"
