"""The coverage matrix: its cells and the words around it."""

import pandas as pd

from lib import statements
from lib.captions.block import Block
from lib.catalogue import Catalogue
from lib.charts.matrix import Cell, MatrixRow
from lib.theme import Words
from lib.views import coverage
from lib.wording import Lang, text


def coverage_block(
    catalogue: Catalogue, kind: str, level: str, lang: Lang
) -> tuple[Block, list[coverage.CoverageRow]]:
    """The coverage matrix of counts or rewards, with the rows behind it."""
    found = [row for row in coverage.table(catalogue, kind, lang) if level in ("all", row.level)]
    places = catalogue.jurisdictions
    rows: list[MatrixRow] = []
    family = ""
    for row in found:
        if row.family != family:
            family = row.family
            rows.append(MatrixRow(catalogue.label("family", family, lang), is_header=True))
        cells = tuple(
            Cell(
                text(f"coverage_{row.cells[place.id][0]}", lang),
                row.cells[place.id][0],
                2 if row.cells[place.id][0] == "stated" else 0,
                row.cells[place.id][1],
            )
            for place in places
        )
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
            [text("note_coverage", lang)],
            [
                statements.sources((catalogue.entries[name] for name in dict.fromkeys(ids)), lang),
                statements.version_line(catalogue, lang),
            ],
        ),
        headings=[place.label(lang) for place in places],
        rows=rows,
        is_empty=not found,
    )
    return block, found
