"""平台数量 · Platform counts: what two or more jurisdictions state comes first."""

import streamlit as st

from lib import captions
from lib.ui import cache, remedies, show, state
from lib.views import counts
from lib.views.counts import View
from lib.wording import text

lang = state.language()
data = cache.catalogue()

st.title(text("page_counts", lang), anchor=False)
controls = st.container(horizontal=True, vertical_alignment="bottom")
are_together = state.switch(
    "together",
    label=text("control_together", lang),
    help_text=text("control_together_help", lang),
)
with controls:
    view: View = "stock"
    if not are_together:
        view = state.choose(
            "view",
            ["stock", "change"],
            lang,
            label=text("control_view", lang),
            show=lambda code: text(f"view_{code}", lang),
        )
    table = counts.all_views(data, lang) if are_together else counts.table(data, view, lang)
    level = state.choose_level([name for name in data.levels if name in set(table["level"])], lang)
    families = list(dict.fromkeys(table["family"]))
    family = state.choose_or_all(
        "family",
        families,
        lang,
        label=text("control_family", lang),
        everything=text("all_families", lang),
        show=lambda code: data.label("family", code, lang),
        is_long=True,
    )

if level != "all":
    table = table[table["level"] == level]
if family != "all":
    table = table[table["family"] == family]
if table.empty:
    st.info(text("nothing_stated", lang))

blocks = (
    captions.counts_together(data, table, lang)
    if are_together
    else captions.count_blocks(data, table, view, lang)
)
if blocks:
    show.all_pictures("counts", lang)
for block in blocks:
    show.block(data, block, lang, page="counts")
    remedies.show(data, block, lang, are_together=are_together)
