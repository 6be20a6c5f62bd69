"""Sentences to quote on the page: below charts and tables, and beside the evidence of a fact."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import streamlit as st

from lib.catalogue import Catalogue
from lib.index import Entry
from lib.statements import Quote, join, of_fact, of_facts
from lib.ui.components.quote import Line
from lib.ui.components.quote import quotes as component
from lib.views.overview import Item
from lib.wording import Lang, text

MOST_LISTED = 8
"""With more items than this, one is chosen; a list of them all would bury each."""

Group = tuple[str, Sequence[Entry]]
"""The label of an item and its facts."""


def below(catalogue: Catalogue, groups: Sequence[Group], lang: Lang, *, key: str) -> None:
    """The sentences of items, folded: together as far as they go, and each fact alone."""
    if not groups:
        return
    with st.expander(text("quote", lang)):
        _chosen(catalogue, groups, lang, key)


def beside(catalogue: Catalogue, entry: Entry, lang: Lang) -> None:
    """The sentence of one fact."""
    _show([Line(text("quote", lang), of_fact(catalogue, entry, lang))], lang, entry.id)


def of_rows(catalogue: Catalogue, rows: Iterable[Item], lang: Lang) -> list[Group]:
    """The items of rows of the comparison table, those that are never compared apart.

    Rows of one clause on several types hold the very same facts and are one item.
    """
    names: dict[tuple[str, str, tuple[str, ...]], list[str]] = defaultdict(list)
    for row in rows:
        tiers: dict[str, list[str]] = defaultdict(list)
        for cell in row.cells.values():
            for fact in cell.facts:
                tiers[catalogue.entries[fact].jurisdiction.peer_tier].append(fact)
        for tier, facts in tiers.items():
            notes = [row.detail] if row.detail else []
            if len(tiers) > 1:
                notes.append(catalogue.label("tier", tier, lang))
            note = text("join_sentence", lang).join(notes)
            names[row.section, note, tuple(facts)].append(row.name)
    groups: list[Group] = []
    for (section, note, facts_of), found in names.items():
        label = text("quote_row", lang, section=section, item=join(found, lang))
        if note:
            label = text("quote_noted", lang, words=label, notes=note)
        groups.append((label, [catalogue.entries[fact] for fact in facts_of]))
    return groups


# A choice of another item draws these sentences anew, and not the page.
@st.fragment
def _chosen(catalogue: Catalogue, groups: Sequence[Group], lang: Lang, key: str) -> None:
    # Facts under one label are one item, for no reader could tell two such items apart.
    known: dict[str, list[Entry]] = {}
    for label, entries in groups:
        known.setdefault(label, []).extend(entries)
    shown = {label: label for label in known}
    if len(known) > MOST_LISTED:
        widget = f"quote_{key}"
        if st.session_state.get(widget) not in known:
            st.session_state.pop(widget, None)
        chosen = st.selectbox(
            text("quote_choose", lang),
            list(known),
            key=widget,
            filter_mode=None,
        )
        shown = {chosen: ""}  # the choice above says it
    lines = [
        line
        for item, label in shown.items()
        for line in _lines(catalogue, label, known[item], lang)
    ]
    _show(lines, lang, key)


def _lines(catalogue: Catalogue, label: str, entries: Sequence[Entry], lang: Lang) -> list[Line]:
    """An item's sentence under its label and, where it has several facts, the sentence of each."""
    quote = of_facts(catalogue, entries, lang)
    lines = [Line(label, quote.sentence, quote.is_refused)]
    if len(entries) > 1:
        lines += [Line("", of_fact(catalogue, entry, lang)) for entry in entries]
    return lines


def reckoned(found: Sequence[tuple[str, Quote]], lang: Lang, *, key: str) -> None:
    """Sentences on what was reckoned, each under its label, folded."""
    with st.expander(text("quote", lang)):
        _show([Line(label, quote.sentence, quote.is_refused) for label, quote in found], lang, key)


def _show(lines: Sequence[Line], lang: Lang, key: str) -> None:
    labels = {name: text(f"quote_{name}", lang) for name in ("copy", "copied", "by_hand")}
    component(lines, labels=labels, key=f"quotes_{key}")
