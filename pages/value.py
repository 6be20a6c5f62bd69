"""年限总额 · Value over years: one-off awards and yearly payments on one footing."""

from dataclasses import replace

import streamlit as st

from lib import captions
from lib.costs.value import DEFAULT_YEARS, YEARS, Assumptions
from lib.statements import derivations
from lib.ui import cache, cost_tables, quotes, show, state
from lib.views import value
from lib.wording import text

lang = state.language()
data = cache.catalogue()

st.title(text("page_value", lang), anchor=False)
lead = st.container()
with st.container(horizontal=True, vertical_alignment="bottom"):
    platform = state.choose_type(value.types(data), lang)
    years = state.number(
        "years",
        label=text("control_years", lang),
        least=min(YEARS),
        most=max(YEARS),
        default=DEFAULT_YEARS,
    )
    excellent = state.choose(
        "excellent",
        ["open", "never", "once", "throughout"],
        lang,
        label=text("control_excellent", lang),
        show=lambda code: text(f"excellent_{code}", lang),
        is_long=True,
    )
    cycle = state.choose(
        "cycle",
        ["open", *map(str, YEARS)],
        lang,
        label=text("control_cycle", lang),
        show=lambda code: captions.cycle(None if code == "open" else int(code), lang),
        is_long=True,
    )
    relation = state.choose(
        "relation",
        ["open", "adds", "replaces"],
        lang,
        label=text("control_relation", lang),
        show=lambda code: text(f"relation_{code}", lang),
    )
words = text("value_lead", lang, years=derivations.years(years, lang))
lead.html(f'<p class="pc-lead">{words}</p>')

given = Assumptions(years, excellent, None if cycle == "open" else int(cycle), relation)
table = value.table(data, given, platform)
floors = value.floors(table)
if floors:
    with st.expander(text("ceilings", lang)):
        st.caption(text("ceilings_help", lang))
        fields = {e.id: captions.ceiling_label(data, e, lang) for e in floors}
        given = replace(given, ceilings=state.amounts("ceilings", fields, captions.UNITS[lang]))
    if given.ceilings:
        table = value.table(data, given, platform)

if not table:
    st.info(text("value_empty", lang))
else:
    block = captions.value_block(data, table, given, lang, platform)
    show.chart(data, block, lang, page="value")
    quotes.reckoned(captions.value_quotes(data, table, given, lang), lang, key="value")
    with st.expander(text("value_heading", lang)):
        show.table(data, cost_tables.value_table(data, table, lang), lang, key="table_value")
