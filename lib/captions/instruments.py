"""The matrix of policy instruments: its cells and the words around it."""

from collections.abc import Sequence

import pandas as pd

from lib import statements
from lib.captions.block import Block, tier_label
from lib.catalogue import Catalogue, lower_first
from lib.charts.forms import MatrixForm
from lib.charts.matrix import Cell, MatrixRow
from lib.index import Entry
from lib.model.reference import Jurisdiction
from lib.theme import Words
from lib.views import instruments
from lib.views.instruments import STRENGTHS, Choice, InstrumentRow, Mentions
from lib.wording import Lang, figures, text


def instrument_block(catalogue: Catalogue, choice: Choice, lang: Lang) -> Block:
    """The instruments of a choice by jurisdictions; ``table`` holds the facts that count."""
    found = instruments.table(catalogue, choice, lang)
    places = instruments.places(catalogue, choice)
    cells = [row.cells[place.id] for row in found for place in places]
    # Documents are named in the order of the columns.
    by_place = [row.cells[place.id] for place in places for row in found]
    behind = [entry for cell in by_place for entry in (*cell.facts, *cell.weaker)]
    return Block(
        id="instruments",
        heading=_heading(catalogue, choice, lang),
        table=pd.DataFrame({"fact_id": [entry.id for cell in cells for entry in cell.facts]}),
        words=Words(
            _title(catalogue, choice, places, len(found), lang),
            _subtitle(catalogue, choice, lang),
            _notes(catalogue, choice, places, cells, lang),
            [statements.sources(behind, lang), statements.version_line(catalogue, lang)],
        ),
        form=MatrixForm(
            [place.label(lang) for place in places],
            _rows(catalogue, found, places, lang),
            [tier_label(place.tier, lang) for place in places],
        ),
        is_empty=not found,
    )


def _rows(
    catalogue: Catalogue, found: Sequence[InstrumentRow], places: Sequence[Jurisdiction], lang: Lang
) -> list[MatrixRow]:
    rows: list[MatrixRow] = []
    group = ""
    for row in found:
        if row.group != group:
            group = row.group
            rows.append(MatrixRow(catalogue.label("instrument_group", group, lang), is_header=True))
        cells = tuple(_cell(catalogue, row, place, lang) for place in places)
        rows.append(MatrixRow(row.name, cells))
    return rows


def _cell(catalogue: Catalogue, row: InstrumentRow, place: Jurisdiction, lang: Lang) -> Cell:
    """The strongest wording and the number of mentions; unshaded where only weaker ones stand."""
    mentions = row.cells[place.id]
    strongest = mentions.strongest
    if strongest is None:
        return Cell(text("not_stated", lang), "not_stated")
    entries = mentions.facts or mentions.weaker
    return Cell(
        catalogue.label("strength", strongest, lang),
        "stated",
        shade=STRENGTHS[::-1].index(strongest) if mentions.facts else 0,
        facts=tuple(entry.id for entry in entries),
        hover=text(
            "mentions_hover",
            lang,
            place=place.label(lang),
            instrument=row.name,
            list=_times(catalogue, entries, lang),
        ),
        detail=text("mentions", lang, n=len(entries)),
        scale="strength" if mentions.facts else "amount",
    )


def _times(catalogue: Catalogue, entries: Sequence[Entry], lang: Lang) -> str:
    """How often each strength is stated, strongest first."""
    strengths = [entry.instrument.strength for entry in entries]
    parts = [
        text(
            "strength_times",
            lang,
            strength=catalogue.label("strength", strength, lang),
            n=strengths.count(strength),
        )
        for strength in dict.fromkeys(strengths)
    ]
    return text("join", lang).join(parts)


def _home(catalogue: Catalogue, choice: Choice) -> Jurisdiction | None:
    return catalogue.dataset.jurisdictions[choice.home] if choice.home else None


def _heading(catalogue: Catalogue, choice: Choice, lang: Lang) -> str:
    """What of the instruments is shown, in a few words."""
    home = _home(catalogue, choice)
    parts = [
        catalogue.label("instrument_group", choice.group, lang)
        if choice.group
        else text("all_purposes", lang)
    ]
    if home:
        parts.append(text("gap_of", lang, home=home.label(lang)))
    return text("join", lang).join(parts)


def _title(
    catalogue: Catalogue, choice: Choice, places: Sequence[Jurisdiction], n: int, lang: Lang
) -> str:
    labels = [place.label(lang) for place in places]
    listed = statements.join(labels, lang)
    home = _home(catalogue, choice)
    if home is None:
        key = "title_instruments_shared" if choice.is_shared else "title_instruments"
        return text(key, lang, places=listed, n=n)
    if choice.is_shared:
        key, others = "title_instruments_gap_shared", listed
    else:
        key, others = "title_instruments_gap", text("other_places", lang)
        if choice.others:
            others = text("join_or", lang).join(labels)
    return text(key, lang, others=others, home=home.label(lang), n=n)


def _subtitle(catalogue: Catalogue, choice: Choice, lang: Lang) -> str:
    """How a cell is read, and what the choice leaves out."""
    labels = [catalogue.label("strength", strength, lang) for strength in STRENGTHS]
    parts = [text("subtitle_instruments", lang, strengths=text("join", lang).join(labels))]
    if choice.group:
        group = catalogue.label("instrument_group", choice.group, lang)
        parts.append(text("purpose_only", lang, group=group))
    if choice.at_least != STRENGTHS[-1]:
        strength = text(f"at_least_{choice.at_least}", lang)
        if lang == "en":
            strength = lower_first(strength)
        parts.append(text("strength_only", lang, strength=strength))
    return text("join_sentence", lang).join(parts)


def _notes(
    catalogue: Catalogue,
    choice: Choice,
    places: Sequence[Jurisdiction],
    cells: Sequence[Mentions],
    lang: Lang,
) -> list[str]:
    home = _home(catalogue, choice)
    notes = [text("note_instruments", lang)]
    if home:
        notes = [text("note_gap", lang, home=home.label(lang))]
        parent = next((place for place in places if place.id == home.parent), None)
        if parent:
            notes.append(
                text("note_gap_parent", lang, home=home.label(lang), parent=parent.label(lang))
            )
    if any(cell.weaker and not cell.facts for cell in cells):
        notes.append(text("note_weaker", lang))
    documents = text("join_sentence", lang).join(
        text(
            "document_of",
            lang,
            place=place.label(lang),
            kinds=text("join", lang).join(_kinds(catalogue, place, lang)),
        )
        for place in places
    )
    return [*notes, text("note_mentions", lang, list=documents), text("note_strength", lang)]


def _kinds(catalogue: Catalogue, place: Jurisdiction, lang: Lang) -> list[str]:
    """The kind and year of each document of a jurisdiction."""
    found = []
    for document in catalogue.dataset.documents.values():
        source = document.document
        if source.jurisdiction == place.id:
            kind = catalogue.label("document_kind", source.kind, lang)
            found.append(
                text(
                    "kind_of_year",
                    lang,
                    kind=kind if lang == "zh" else lower_first(kind),
                    year=figures.period(source.date_signed, lang),
                )
            )
    return found
