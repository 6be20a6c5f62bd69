"""A button that takes one file from the reader's machine, with all its words in their language."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER: Final = Path(__file__).parent
_LABELS: Final = ("choose", "drop", "busy", "failed")

_component = st.components.v2.component(
    "policy_compare_upload",
    html='<div class="pc-upload">\n</div>',
    css=(_FOLDER / "upload.css").read_text("utf-8"),
    js=(_FOLDER / "upload.js").read_text("utf-8"),
    isolate_styles=False,
)


@dataclass(frozen=True)
class Upload:
    """A file that was chosen; ``content`` is ``None`` where it is larger than was allowed."""

    name: str
    content: bytes | None


def upload(*, labels: Mapping[str, str], accept: str, most_bytes: int, key: str) -> Upload | None:
    """Show the button; return the file chosen or dropped in this run, else None.

    labels      `choose` on the button, `drop` beside it, `busy` while it reads, `failed` where
                the browser cannot read the file
    accept      endings that the browser's own dialog offers, as in HTML: `.yaml,.yml`
    most_bytes  larger files are named but never sent

    Raises ValueError when a label is missing.
    """
    if absent := [name for name in _LABELS if name not in labels]:
        raise ValueError(f"labels lack {', '.join(absent)}")
    result = _component(
        key=key,
        data={"labels": dict(labels), "accept": accept, "mostBytes": most_bytes},
        on_file_change=_nothing,
    )
    return _received(result.file)


def _nothing() -> None:
    """A callback, even an empty one, makes the result always have the trigger's attribute."""


def _received(file: object) -> Upload | None:
    if not isinstance(file, dict):
        return None
    sent = file.get("content")
    try:
        content = base64.b64decode(sent, validate=True) if isinstance(sent, str) else None
    except (binascii.Error, ValueError):
        content = None
    return Upload(str(file.get("name", "")), content)
