"""What would make the facts of a chart comparable, folded below it."""

from html import escape

import streamlit as st

from lib.captions import Block
from lib.catalogue import Catalogue
from lib.statements import remedies
from lib.wording import Lang, text


def show(catalogue: Catalogue, block: Block, lang: Lang, *, are_together: bool = False) -> None:
    """A line for each item that several jurisdictions state unlike; nothing where there is none.

    ``are_together`` tells a chart of unlike things, whose items are those of one level and type.
    """
    entries = [catalogue.entries[name] for name in block.table["fact_id"]]
    found = remedies(catalogue, entries, lang, are_together=are_together)
    if not found:
        return
    lines = [text("remedies_line", lang, item=item.item, words=item.words) for item in found]
    with st.expander(text("remedies_heading", lang)):
        st.html(f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>")
