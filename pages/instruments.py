"""政策工具 · Policy instruments: which ones each jurisdiction states, and how firmly."""

import streamlit as st

from lib import captions
from lib.ui import cache, markup, show, state
from lib.ui.plain import literal
from lib.views.instruments import STRENGTHS, Choice
from lib.wording import text

lang = state.language()
data = cache.catalogue()
places = {place.id: place for place in data.jurisdictions}

st.title(text("page_instruments", lang), anchor=False)
with st.container(horizontal=True, vertical_alignment="bottom"):
    group = state.choose_or_all(
        "group",
        [term.id for term in data.dataset.vocabulary.instrument_groups],
        lang,
        label=text("control_purpose", lang),
        everything=text("all_purposes", lang),
        show=lambda code: data.label("instrument_group", code, lang),
        is_long=True,
    )
    strength = state.choose_or_all(
        "strength",
        STRENGTHS[-2::-1],
        lang,
        label=text("field_strength", lang),
        everything=text("any_strength", lang),
        show=lambda code: text(f"at_least_{code}", lang),
    )
    scope = state.choose(
        "scope",
        ["all", "shared"],
        lang,
        label=text("control_scope", lang),
        show=lambda code: text(f"scope_{code}", lang),
    )
    home = state.choose(
        "home",
        [state.NONE, *places],
        lang,
        label=text("control_home", lang),
        show=lambda code: text("no_home", lang) if code == state.NONE else places[code].label(lang),
        is_long=len(places) > 8,
    )
    others: list[str] = []
    if home != state.NONE:
        # A jurisdiction that becomes the home is no longer one of the others.
        asked = st.query_params.get("others", "").split(",")
        if home in asked:
            st.query_params["others"] = ",".join(code for code in asked if code != home)
        others = state.choose_several(
            "others",
            [code for code in places if code != home],
            label=text("control_others", lang),
            show=lambda code: places[code].label(lang),
            placeholder=text("all_others", lang),
        )

choice = Choice(
    group=None if group == "all" else group,
    at_least=next((code for code in STRENGTHS if code == strength), STRENGTHS[-1]),
    is_shared=scope == "shared",
    home=None if home == state.NONE else home,
    others=others,
)
block = captions.instrument_block(data, choice, lang)
if block.is_empty and choice.home:
    st.info(text("gap_none", lang, home=literal(places[choice.home].label(lang))))
elif block.is_empty:
    st.info(text("nothing_shared" if choice.is_shared else "nothing_stated", lang))
else:
    show.chart(data, block, lang, page="instruments")
    entries = [data.entries[name] for name in block.table["fact_id"]]
    with st.expander(text("show_all", lang, n=len(entries))):
        html = markup.facts_table(data, entries, lang)
        show.table(data, html, lang, key=f"table_{block.id}")
