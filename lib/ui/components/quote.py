"""Sentences to copy, each under its label with a button of its own.

Where the browser has no clipboard, as on plain http, the sentence is left selected.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FOLDER: Final = Path(__file__).parent
_LABELS: Final = ("copy", "copied", "by_hand")

_component = st.components.v2.component(
    "policy_compare_quote",
    html='<ul class="pc-quote">\n</ul>',
    css=(_FOLDER / "quote.css").read_text("utf-8"),
    js=(_FOLDER / "quote.js").read_text("utf-8"),
    # What is selected inside a shadow root is no selection of the page.
    isolate_styles=False,
)


@dataclass(frozen=True)
class Line:
    """A sentence under its label; one that ``is_refused`` is no quotation and is not copied."""

    label: str
    sentence: str
    is_refused: bool = False


def quotes(lines: Sequence[Line], *, labels: Mapping[str, str], key: str) -> None:
    """Show sentences with a button each that copies them.

    labels  the button's `copy` and, for two seconds after it worked, `copied`; `by_hand` where
            the browser has no clipboard and the sentence is left selected

    Raises ValueError when a label is missing.
    """
    if absent := [name for name in _LABELS if name not in labels]:
        raise ValueError(f"labels lack {', '.join(absent)}")
    listed = [
        {"label": line.label, "sentence": line.sentence, "isRefused": line.is_refused}
        for line in lines
    ]
    _component(key=key, data={"lines": listed, "labels": dict(labels)})
