"""The button that saves pictures, with the menu of sizes and formats beside it.

The pictures of the page's own charts come with the page; those in another size or language are
asked from the address `app.py` serves, when they are wanted. All of them are rasterised in the
reader's browser, with a subset of the product's font inside.
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
LABELS: Final = (
    *("primary", "more", "preset", "format", "scale", "language", "save", "busy", "failed"),
    *("copy", "copied", "no_clipboard", "refused", "several", "close", "word", "word_failed"),
)

# Other components draw the same menu in their own bar.
MENU_JS: Final = "".join((_FOLDER / f"{name}.js").read_text("utf-8") for name in ("raster", "menu"))
MENU_CSS: Final = (_FOLDER / "menu.css").read_text("utf-8")

_component = st.components.v2.component(
    "policy_compare_pictures",
    html='<div class="pc-pictures">\n</div>',
    css=MENU_CSS,
    js=MENU_JS + (_FOLDER / "pictures.js").read_text("utf-8"),
)


@dataclass(frozen=True)
class OwnPicture:
    """The picture of what stands on the page, `width` × `height` CSS pixels.

    It is drawn as it is, on white; `name` is its file's, without an ending.
    """

    figure: dict[str, Any]
    name: str

    @property
    def data(self) -> dict[str, Any]:
        """The picture as the browser takes it."""
        return picture_data(self.figure, self.name) | {"fonts": fonts([self.figure])}


@dataclass(frozen=True)
class Menu:
    """What the menu offers.

    labels   texts by the names in `LABELS`; where `copy` is empty nothing can be copied
    presets  codes of the sizes and what they are called, the first as on the page
    address  where pictures of other sizes and languages are asked for
    own      the picture of what stands on the page; None where all come from the address
    zip_name the name of the file that holds several, without an ending
    is_zip   whether a single picture is put into such a file too
    at_start whether the buttons stand at the beginning of the line, where all others do too
    word_address where the picture is sent for a Word document around it; empty where none is made
    """

    labels: Mapping[str, str]
    presets: Sequence[tuple[str, str]]
    address: str
    own: OwnPicture | None
    zip_name: str
    is_zip: bool = False
    at_start: bool = False
    word_address: str = ""

    @property
    def data(self) -> dict[str, Any]:
        """The menu as the browser takes it; raises ValueError where a label is missing."""
        if absent := [name for name in LABELS if name not in self.labels]:
            raise ValueError(f"labels lack {', '.join(absent)}")
        return {
            "labels": dict(self.labels),
            "presets": [list(pair) for pair in self.presets],
            "address": under_base(self.address),
            "own": self.own.data if self.own else None,
            "zipName": self.zip_name,
            "isZip": self.is_zip,
            "atStart": self.at_start,
            "wordAddress": under_base(self.word_address) if self.word_address else "",
        }


def pictures(menu: Menu, *, lang: str, key: str) -> None:
    """Show the button and the menu by themselves, without a chart below them."""
    _component(key=key, data={**menu.data, "plotly": plotly_address(), "lang": lang})


def picture_data(figure: dict[str, Any], name: str) -> dict[str, Any]:
    """A picture as the browser takes it, its fonts apart."""
    # A text, not an object: Plotly's encoder knows arrays and dates, Streamlit's does not.
    size = {side: int(figure["layout"][side]) for side in ("width", "height")}
    return {"name": name, "figure": str(to_json_plotly(figure)), **size}


def fonts(figures: Sequence[dict[str, Any]]) -> dict[str, str]:
    """The font reduced to the characters of the figures, by weight, as `data:` addresses."""
    characters = characters_of(list(figures))
    return {str(weight): font_data_uri(characters, weight) for weight in (400, 700)}


@lru_cache(maxsize=1)
def plotly_address() -> str:
    """Where `app.py` serves plotly.js."""
    return under_base(f"/assets/plotly-{get_plotlyjs_version()}.min.js")


def under_base(address: str) -> str:
    """An address of the server; absolute, for pages lie at different depths."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"{f'/{base}' if base else ''}{address}"
