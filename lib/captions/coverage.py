"""The coverage matrix: its cells and the words around it."""

from collections.abc import Mapping, Sequence

import pandas as pd

from lib import statements
from lib.captions.block import Block
from lib.catalogue import Catalogue
from lib.charts.forms import MatrixForm
from lib.charts.matrix import Cell, MatrixRow
from lib.index import Entry
from lib.model.document import Count, Source
from lib.model.reference import Jurisdiction
from lib.theme import Words
from lib.views import coverage
from lib.wording import Lang, figures, text

LISTED = 3
"""So many documents of a place, or facts of a cell, are named; more are only hinted at."""


def coverage_block(
    catalogue: Catalogue, kind: str, level: str, lang: Lang
) -> tuple[Block, list[coverage.CoverageRow]]:
    """The coverage matrix of counts or rewards, with the rows behind it."""
    found = [row for row in coverage.table(catalogue, kind, lang) if level in ("all", row.level)]
    places = catalogue.jurisdictions
    documents = {
        place: _documents(sources, lang) for place, sources in coverage.documents(catalogue).items()
    }
    rows: list[MatrixRow] = []
    family = ""
    for row in found:
        if row.family != family:
            family = row.family
            rows.append(MatrixRow(catalogue.label("family", family, lang), is_header=True))
        cells = tuple(_cell(catalogue, row, place, documents[place.id], lang) for place in places)
        rows.append(MatrixRow(catalogue.leveled(row.level, row.name, lang), cells))
    stating = {
        place.id: sum(
            row.cells[place.id][0] not in {"not_stated", "not_applicable"} for row in found
        )
        for place in places
    }
    ids = [name for row in found for _, facts in row.cells.values() for name in facts]
    listed = text("join", lang).join(
        text("coverage_place", lang, place=p.label(lang), n=stating[p.id], all=len(found))
        for p in places
    )
    block = Block(
        id=f"coverage_{kind}",
        heading=text(f"kind_{kind}", lang),
        table=pd.DataFrame({"fact_id": list(dict.fromkeys(ids))}),
        words=Words(
            text(f"title_coverage_{kind}", lang, n=len(found)),
            listed,
            [
                text("note_coverage_count", lang) if kind == "count" else "",
                text("note_coverage", lang),
                _silent(found, places, documents, lang),
            ],
            [
                statements.sources((catalogue.entries[name] for name in dict.fromkeys(ids)), lang),
                statements.version_line(catalogue, lang),
            ],
        ),
        form=MatrixForm([place.label(lang) for place in places], rows),
        is_empty=not found,
    )
    return block, found


def _cell(
    catalogue: Catalogue,
    row: coverage.CoverageRow,
    place: Jurisdiction,
    documents: tuple[int, str],
    lang: Lang,
) -> Cell:
    kind, facts = row.cells[place.id]
    if kind == "not_applicable":
        hover = [text("hover_not_applicable", lang, place=place.label(lang))]
    elif facts:
        hover = [fact_line(catalogue, catalogue.entries[name], lang) for name in facts[:LISTED]]
        hover += ["…"] if len(facts) > LISTED else []
    else:
        n, listed = documents
        item = catalogue.leveled(row.level, row.name, lang)
        hover = [
            text("hover_not_stated", lang, place=place.label(lang), item=item),
            text("hover_documents", lang, n=n, list=listed),
        ]
    return Cell(
        text(f"coverage_{kind}", lang),
        kind,
        2 if kind == "stated" else 0,
        facts,
        "<br>".join(hover),
    )


def _documents(sources: Sequence[Source], lang: Lang) -> tuple[int, str]:
    """How many documents these are, and their names; of many the first."""
    named = text("join", lang).join(
        statements.document_name(source, lang) for source in sources[:LISTED]
    )
    if len(sources) > LISTED:
        named = text("documents_and_more", lang, list=named)
    return len(sources), named


def _silent(
    rows: Sequence[coverage.CoverageRow],
    places: Sequence[Jurisdiction],
    documents: Mapping[str, tuple[int, str]],
    lang: Lang,
) -> str:
    """In which documents of which places something of the matrix was looked for in vain."""
    listed = [
        text("documents_of_place", lang, place=place.label(lang), n=n, list=names)
        for place in places
        if any(row.cells[place.id][0] == "not_stated" for row in rows)
        for n, names in [documents[place.id]]
    ]
    joined = text("join_sentence", lang).join(listed)
    return text("note_coverage_documents", lang, list=joined) if listed else ""


def fact_line(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    """What a count or reward states, in one line: item, quantity or condition, figure, year."""
    is_count = entry.kind == "count"
    how = quantity(catalogue, entry.count, lang) if is_count else condition(catalogue, entry, lang)
    has_unit = is_count and not figures.is_without_figure(entry)
    return text(
        "hover_fact",
        lang,
        item=catalogue.item_label(entry.fact, lang),
        quantity=how,
        figure=figures.value(entry, lang),
        unit=text("unit_platforms", lang) if has_unit else "",
        year=figures.year(entry, lang),
    )


def quantity(catalogue: Catalogue, count: Count, lang: Lang) -> str:
    """What a count counts: ``现有数量``, ``新增数量（批准）``, ``target number``."""
    words = text(f"quantity_{count.measure}_{count.status}", lang)
    if not count.event:
        return words
    event = catalogue.label("event", count.event, lang)
    return text("quantity_event", lang, quantity=words, event=event)


def condition(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    """Under which condition a reward is paid, and as what: ``新认定奖励``."""
    return text(
        "quantity_reward",
        lang,
        trigger=catalogue.label("trigger", entry.reward.trigger, lang).lower(),
        nature=catalogue.label("nature", entry.reward.nature, lang).lower(),
    )
