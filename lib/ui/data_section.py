"""Where the data can be had: files to save, an address that follows the data, how to cite them."""

from html import escape
from urllib.parse import urljoin

import streamlit as st

from lib.catalogue import Catalogue
from lib.exports import citation, package, serving
from lib.tables import TABLES
from lib.ui.components.quote import Line
from lib.ui.components.quote import quotes as component
from lib.wording import Lang, text

# Below the page's own address, so that they hold under any path the server is reached by.
FOLDER = "data/"
LIVE = f"{FOLDER}rewards.csv"

STYLE = """<style>
.pc-files a { color: #0f5c7a; }
@media (prefers-color-scheme: dark) { .pc-files a { color: #7cc5e0; } }
</style>"""


def show(catalogue: Catalogue, lang: Lang) -> None:
    """The section, folded."""
    with st.expander(text("section_data", lang)):
        st.html(f'{STYLE}<div class="pc-evidence pc-files"><dl>{_rows(lang)}</dl></div>')
        st.caption(text("data_live", lang))
        lines = [
            Line(text("data_address", lang), urljoin(st.context.url or "", LIVE)),
            Line(text("data_citation", lang), citation.gbt7714(catalogue, lang)),
        ]
        labels = {name: text(f"quote_{name}", lang) for name in ("copy", "copied", "by_hand")}
        component(lines, labels=labels, key="data_section")


def _rows(lang: Lang) -> str:
    """What there is, a line each: everything at once, table by table, what describes and cites."""
    rows = [
        (text("data_whole", lang), [package.WORKBOOK, serving.ARCHIVE]),
        *(
            (text(f"data_table.{table}", lang), [f"{table}.csv", f"{table}.parquet"])
            for table in TABLES
        ),
        (text("data_fields", lang), [package.DESCRIPTOR]),
        (text("data_citation_files", lang), package.CITATIONS),
    ]
    return "".join(
        f"<dt>{escape(label)}</dt><dd>{text('join', lang).join(map(_link, names))}</dd>"
        for label, names in rows
    )


def _link(name: str) -> str:
    return f'<a href="{FOLDER}{name}">{escape(name)}</a>'
