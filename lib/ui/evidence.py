"""The evidence of a fact: its passage with the figure highlighted, its document, its caveats."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from lib.catalogue import Catalogue, number_or_words
from lib.index import Entry
from lib.statements import evidence_caveats, passage_html, worded
from lib.ui import links, quotes
from lib.ui.markup import dates_row, item_name
from lib.wording import Lang, figures, text


def show(catalogue: Catalogue, fact_ids: Sequence[str] | None, lang: Lang) -> None:
    """Open the evidence of facts in a dialog; ``None`` and unknown ids open nothing."""
    entries = [catalogue.entries[name] for name in fact_ids or () if name in catalogue.entries]
    if not entries:
        return

    @st.dialog(text("evidence", lang), width="large")
    def dialog() -> None:
        for position, entry in enumerate(entries):
            if position:
                st.divider()
            st.html(card(catalogue, entry, lang))
            quotes.beside(catalogue, entry, lang)
            links.page_link(
                "sources",
                text("evidence_more", lang),
                lang,
                {"document": entry.document_id, "kind": entry.kind},
            )

    dialog()


def card(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    """One fact's evidence as HTML."""
    figure = figures.value(entry, lang)
    heading = text(
        "evidence_heading",
        lang,
        place=entry.jurisdiction.label(lang),
        item=item_name(catalogue, entry, lang),
    )
    rows = _particulars(catalogue, entry, lang)
    caveats = "".join(
        f"<li>{escape(line)}</li>" for line in evidence_caveats(catalogue, entry, lang)
    )
    cells = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in rows)
    year = f'<span class="pc-year">{escape(figures.year(entry, lang))}</span>' if figure else ""
    return (
        f'<article class="pc-evidence"><h3>{escape(heading)}</h3>'
        f'<p class="pc-figure">{escape(figure)} {year}</p>'
        f'<blockquote lang="{entry.source.language}">{passage_html(entry)}</blockquote>'
        f"<dl>{cells}</dl>" + (f"<ul>{caveats}</ul>" if caveats else "") + "</article>"
    )


def _particulars(catalogue: Catalogue, entry: Entry, lang: Lang) -> list[tuple[str, str]]:
    source, fact = entry.source, entry.fact
    rows = [
        (text("evidence_document", lang), source.title.text(lang)),
        (text("evidence_number", lang), number_or_words(source.number, lang)),
        (text("evidence_issuer", lang), source.issuer.text(lang)),
        dates_row(source, lang),
        (
            text("evidence_paragraph", lang),
            text("paragraph_long", lang, n=fact.evidence.paragraph),
        ),
    ]
    basis = fact.basis
    if basis:
        title = "" if isinstance(basis.title, str) else basis.title.text(lang)
        number = "" if basis.number == "not_stated" else basis.number
        year = figures.period(str(basis.year), lang)
        rows.append(
            (
                text("field_basis", lang),
                text("join", lang).join(part for part in (title, number, year) if part),
            )
        )
    stated = getattr(fact, "type_stated", None)
    if stated:
        rows.append((text("field_type_stated", lang), stated))
    if entry.kind == "reward":
        rows += _reward_particulars(catalogue, entry, lang)
    if entry.kind == "fund":
        rows.append((text("field_purpose", lang), entry.fund.purpose.text(lang)))
    if said := worded(catalogue, entry, lang):
        key = "field_strength" if entry.kind == "instrument" else "field_standing"
        rows.append((text(key, lang), said))
    return rows


def _reward_particulars(catalogue: Catalogue, entry: Entry, lang: Lang) -> list[tuple[str, str]]:
    reward = entry.reward
    rows = [
        (text("field_frequency", lang), catalogue.label("frequency", reward.frequency, lang)),
    ]
    if not isinstance(reward.recipient, str):
        rows.append((text("field_recipient", lang), reward.recipient.text(lang)))
    if reward.payer:
        rows.append((text("field_payer", lang), reward.payer.text(lang)))
    return rows
