"""对比表 · Comparison table: items by jurisdictions, with figure, year and document number."""

import streamlit as st

from lib import captions, statements
from lib.ui import cache, links, markup, quotes, show, state
from lib.views import overview
from lib.wording import text

lang = state.language()
data = cache.catalogue()

st.title(text("page_comparison", lang), anchor=False)
gap = " " if lang == "en" else ""
lead = f"{statements.coverage_line(data, lang)}{gap}{text('validity_line', lang)}"
st.html(f'<p class="pc-lead">{markup.escape(lead)}</p>')

with st.container(border=True, key="findings"):
    for finding in statements.findings(data, lang):
        links.page_link(finding.page, finding.sentence, lang, finding.parameters)

items = overview.items(data, lang)
with st.container(horizontal=True, vertical_alignment="bottom"):
    scope = state.choose(
        "scope",
        ["shared", "all"],
        lang,
        label=text("control_scope", lang),
        show=lambda code: text(f"scope_{code}", lang),
    )
    topic = state.choose(
        "topic",
        ["all", "counts", "targets", "rewards", "funds"],
        lang,
        label=text("control_topic", lang),
        show=lambda code: text(f"topic_{code}", lang),
    )
    level = state.choose_level(["national", "provincial", "municipal"], lang)

chosen = [
    item
    for item in items
    if topic in ("all", item.topic)
    and level in ("all", item.level)
    and (scope == "all" or item.n_stating > 1)
]
if chosen:
    show.picture(data, captions.overview_block(data, chosen, lang), lang, page="comparison")
    show.table(data, markup.overview_table(data, chosen, lang), lang, key="overview")
    quotes.below(data, quotes.of_rows(data, chosen, lang), lang, key="overview")
else:
    st.info(text("nothing_shared" if scope == "shared" else "nothing_stated", lang))
st.caption(text("overview_caption", lang, shown=len(chosen), all=len(items)))
