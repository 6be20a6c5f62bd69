"""载明情况 · Coverage: who states what, what to look for next, and how far targets are."""

import streamlit as st

from lib import captions
from lib.ui import cache, gap_tables, show, state
from lib.views.distance import distances
from lib.views.gaps import Gap, gaps
from lib.wording import text

SHOWN = 10


@st.cache_resource(max_entries=20, show_spinner=False)
def to_find(version: str, level: str) -> list[Gap]:
    """What to look for next, worked out once for each version of the data."""
    return gaps(cache.catalogue(), level)


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

block, _ = captions.coverage_block(data, kind, level, lang)
if block.is_empty:
    st.info(text("nothing_stated", lang))
else:
    show.chart(data, block, lang, page="coverage")

st.header(text("section_next", lang), anchor=False)
found = [gap for gap in to_find(data.dataset.version, level) if gap.topic == kind]
if found:
    first, more = found[:SHOWN], len(found[SHOWN:])
    st.caption(
        text("next_caption", lang, shown=len(first), more=more)
        if more
        else text("next_caption_all", lang, shown=len(first))
    )
    show.table(data, gap_tables.gaps_table(data, first, lang), lang, key=f"gaps_{kind}")
else:
    st.info(text("next_none_reward" if kind == "reward" else "next_none_figure", lang))

if kind != "reward":
    st.header(text("section_distance", lang), anchor=False)
    known = [item for item in distances(data) if level in ("all", item.level)]
    if known:
        st.caption(text("distance_caption", lang))
        show.table(data, gap_tables.distances_table(data, known, lang), lang, key="distances")
    else:
        st.info(text("distance_none", lang))
