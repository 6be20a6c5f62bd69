"""来源文件 · Sources: each document with its particulars, its facts and their passages."""

import streamlit as st

from lib import search, statements
from lib.ui import cache, data_section, markup, show, state
from lib.ui.plain import literal
from lib.wording import text

lang = state.language()
data = cache.catalogue()
documents = data.dataset.documents

st.title(text("page_sources", lang), anchor=False)
data_section.show(data, lang)
words = state.search("q", label=text("control_search", lang), placeholder=text("search_hint", lang))
if words:
    found = search.passages(data.entries.values(), words)
    if found:
        st.caption(text("search_result", lang, n=len(found)))
        show.table(data, markup.facts_table(data, found, lang), lang, key="search")
    else:
        st.info(text("search_none", lang, words=literal(words)))
    st.divider()

chosen = state.choose(
    "document",
    list(documents),
    lang,
    label=text("control_document", lang),
    show=lambda name: statements.document_label(data, name, lang),
    is_long=True,
)
document = documents[chosen]
st.header(literal(document.document.title.text(lang)), anchor=False)
st.html(markup.document_particulars(data, document, lang))

st.header(text("section_facts", lang), anchor=False)
kinds = ["count", "named", "reward", "fund", "instrument"]
own = [entry for entry in data.entries.values() if entry.document_id == chosen]
stated = {entry.kind for entry in own}
kind = state.choose(
    "kind",
    kinds,
    lang,
    label=text("control_kind", lang),
    show=lambda code: text(f"kind_{code}", lang),
    # A document opens on what it states, not on what it leaves out.
    default=next((name for name in kinds if name in stated), None),
)
facts = [entry for entry in own if entry.kind == kind]
if facts:
    if kind == "named":
        st.caption(text("note_named", lang))
    html = markup.facts_table(data, facts, lang, has_place=False)
    show.table(data, html, lang, key=f"facts_{kind}_{chosen}")
else:
    place = data.dataset.jurisdictions[document.document.jurisdiction]
    st.info(text("none_stated", lang, place=literal(place.label(lang))))
