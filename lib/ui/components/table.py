"""A real HTML table on the page whose cells lead to their facts, and which copies into Word.

Classes the caller's HTML may use, on a cell or on a `<span>` in one:

- `.num` figures, right-aligned; `.year` small and grey; `.muted` grey; `.tag` a small pill
- `.zero`, `.not-stated`, `.not-applicable`, `.no-figure`: four kinds of nothing that look
  different (a boxed digit, grey words, a hatched ground, a dotted underline)
- `.block` on a `<tr>` with one cell across all columns: a heading inside the table

The header row and each row's leading `<th>` stay in sight while the table scrolls in its box.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER: Final = Path(__file__).parent
_LABELS: Final = ("copy", "copied", "copy_by_hand")

_component = st.components.v2.component(
    "policy_compare_table",
    html='<div class="pc-table">\n</div>',
    css=(_FOLDER / "table.css").read_text("utf-8"),
    js=(_FOLDER / "table.js").read_text("utf-8"),
    # Browsers differ in what they copy from inside a shadow root.
    isolate_styles=False,
)


def table(html: str, *, labels: Mapping[str, str], key: str, copy: bool = True) -> list[str] | None:
    """Show a table; return the ids of the facts of the cell or row clicked in this run, else None.

    The answer is a trigger: it is gone in the next run, and clicking the same cell again gives it
    again. Clickable is what carries `data-facts`, a JSON list of fact ids (`["doc/fact"]`): by
    mouse the whole cell or row, by keyboard its text, with Enter or Space. Selecting text is no
    click.

    html    one `<table>` with `<thead>` and `<tbody>`; the caller has escaped every text in it
    labels  with `copy`: the button's `copy`; `copied` once it worked; `copy_by_hand` where the
            browser refuses and the table is left selected
    copy    whether the button stands above the table

    Raises ValueError when `html` holds no table or a label is missing.
    """
    if "<table" not in html:
        raise ValueError("html holds no <table>")
    if copy and (absent := [name for name in _LABELS if name not in labels]):
        raise ValueError(f"labels lack {', '.join(absent)}")
    result = _component(
        key=key,
        data={"html": html, "labels": dict(labels), "copy": copy},
        on_clicked_change=_nothing,
    )
    clicked = result.clicked
    return [str(fact) for fact in clicked] if clicked else None


def _nothing() -> None:
    """A callback, even an empty one, makes the result always have the trigger's attribute."""
