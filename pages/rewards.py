"""奖励标准 · Reward tiers: what each jurisdiction pays by level and type."""

import streamlit as st

from lib import captions
from lib.ui import cache, cost_tables, remedies, show, state
from lib.views import rewards, steps
from lib.wording import text

lang = state.language()
data = cache.catalogue()

st.title(text("page_rewards", lang), anchor=False)
table = rewards.table(data, lang)
stated = {name for row in table["types"] for name in row.split(";")}
types = [name for name in data.types if data.with_narrower(name) & stated]
conditions = list(dict.fromkeys(table["trigger"]))
with st.container(horizontal=True, vertical_alignment="bottom"):
    form = state.choose(
        "form",
        ["dots", "ladder", "heat"],
        lang,
        label=text("control_form", lang),
        show=lambda code: text(f"form_{code}", lang),
    )
    condition = state.choose_or_all(
        "condition",
        conditions,
        lang,
        label=text("control_condition", lang),
        everything=text("all_conditions", lang),
        show=lambda code: data.label("trigger", code, lang),
    )
    kind = state.choose_type(types, lang)
    scale = "linear"
    if form == "dots":
        scale = state.choose(
            "scale",
            ["linear", "log"],
            lang,
            label=text("control_scale", lang),
            show=lambda code: text(f"scale_{code}", lang),
        )
# The heat table shows everything at once anyway.
are_together = form != "heat" and state.switch(
    "together",
    label=text("control_together", lang),
    help_text=text("control_together_help", lang),
)

if kind != "all":
    shown = data.with_narrower(kind)
    table = table[[bool(shown & set(row.split(";"))) for row in table["types"]]]
if condition != "all":
    table = table[table["trigger"] == condition]
if table.empty:
    st.info(text("nothing_stated", lang))


def show_steps(block: captions.Block) -> None:
    """What each step of the chart's clauses adds, with what they say of stacking."""
    found = steps.ladders(data.entries[name] for name in block.table["fact_id"])
    st.subheader(text("steps_heading", lang), anchor=False)
    html = cost_tables.steps_table(data, found, lang)
    show.table(data, html, lang, key=f"steps_{block.id}")
    st.caption(text("steps_note", lang))


compose = captions.rewards_together if are_together else captions.reward_blocks
blocks = compose(data, table, "log" if scale == "log" else form, lang)
if any(not block.is_empty for block in blocks):
    show.all_pictures("rewards", lang)
for block in blocks:
    if block.is_empty:
        st.header(block.heading, anchor=False)
        st.info(text("ladder_empty", lang))
    else:
        show.block(data, block, lang, page="rewards")
        if form == "ladder":
            show_steps(block)
        remedies.show(data, block, lang, are_together=are_together)
