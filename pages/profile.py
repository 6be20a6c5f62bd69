"""地区概况 · City profile: everything that is known of one jurisdiction."""

import streamlit as st

from lib import captions, statements
from lib.ui import cache, links, markup, show, state
from lib.ui.plain import literal
from lib.views import counts
from lib.wording import text

KINDS = ("count", "named", "reward", "fund", "instrument")

lang = state.language()
data = cache.catalogue()
places = {place.id: place for place in data.jurisdictions}

st.title(text("page_profile", lang), anchor=False)
chosen = state.choose(
    "place",
    list(places),
    lang,
    label=text("control_place", lang),
    show=lambda code: places[code].label(lang),
    is_long=len(places) > 8,
)
place = places[chosen]
facts = {kind: data.of_kind(kind, chosen) for kind in KINDS}
documents = {
    name: document.document
    for name, document in data.dataset.documents.items()
    if document.document.jurisdiction == chosen
}
parent = data.dataset.jurisdictions.get(place.parent)
name = place.zh if lang == "zh" else place.en
amounts = [
    text(f"profile_{kind}" if entries else f"profile_no_{kind}", lang, n=len(entries))
    for kind, entries in facts.items()
]
lead = [
    text("profile_lead", lang, place=name, n=len(documents), list=text("join", lang).join(amounts)),
    text("profile_part_of", lang, parent=parent.label(lang)) if parent else "",
    data.label("tier", place.tier, lang),
    data.label("standing", place.standing, lang) if place.standing else "",
    text("profile_code", lang, code=place.code) if place.has_code else "",
]
words = text("join_sentence", lang).join(part for part in lead if part)
st.html(f'<p class="pc-lead">{markup.escape(words)}</p>')

table = counts.table(data, "stock", lang)
table = table[table["jurisdiction"] == chosen]
if not table.empty:
    block = captions.profile_block(data, table, chosen, lang)
    show.chart(data, block, lang, page="profile")

for kind, section in (
    ("count", "section_counts"),
    ("named", "section_named"),
    ("reward", "section_rewards"),
    ("fund", "section_funds"),
    ("instrument", "section_instruments"),
):
    if kind == "named" and not facts[kind]:
        continue
    st.header(text(section, lang), anchor=False)
    if not facts[kind]:
        st.info(text("none_stated", lang, place=literal(place.label(lang))))
        continue
    if kind == "named":
        st.caption(text("note_named", lang))
    html = markup.facts_table(data, facts[kind], lang, has_place=False)
    # Mentions of instruments are many; the figures above shall not be lost among them.
    is_long = kind == "instrument"
    with st.expander(text("show_all", lang, n=len(facts[kind]))) if is_long else st.container():
        show.table(data, html, lang, key=f"profile_{kind}_{chosen}")

st.header(text("section_documents", lang), anchor=False)
for name in documents:
    links.page_link(
        "sources", statements.document_label(data, name, lang), lang, {"document": name}
    )
    st.html(f'<p class="pc-lead">{markup.escape(documents[name].title.text(lang))}</p>')
