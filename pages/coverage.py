"""载明情况 · Coverage: who states what."""

import streamlit as st

from lib import captions
from lib.charts.matrix import matrix_chart
from lib.ui import cache, show, state
from lib.wording import text

lang = state.language()
data = cache.catalogue()

st.title(text("page_coverage", lang), anchor=False)
with st.container(horizontal=True, vertical_alignment="bottom"):
    kind = state.choose(
        "kind",
        ["count", "target", "reward"],
        lang,
        label=text("control_topic", lang),
        show=lambda code: text(f"kind_{code}", lang),
    )
    level = state.choose_level(["national", "provincial", "municipal", "unspecified"], lang)

block, rows = captions.coverage_block(data, kind, level, lang)
if block.is_empty:
    st.info(text("nothing_stated", lang))
else:
    show.chart(
        data,
        lambda size: matrix_chart(block.headings, block.rows, block.words, size),
        block.words,
        lang,
        key=f"chart_{block.id}",
        file_name=show.file_name(text("page_coverage", lang), block.heading),
    )
