"""The comparison table as a picture: its cells and the words around it."""

from collections.abc import Sequence

import pandas as pd

from lib import statements
from lib.captions.block import Block, tier_label
from lib.catalogue import Catalogue
from lib.charts.forms import MatrixForm
from lib.charts.matrix import Cell, MatrixRow
from lib.theme import Words
from lib.views import overview
from lib.wording import Lang, text


def overview_block(catalogue: Catalogue, items: Sequence[overview.Item], lang: Lang) -> Block:
    """Items by jurisdictions, a line a figure with its year; the tiers in groups."""
    places = catalogue.jurisdictions
    rows: list[MatrixRow] = []
    section = ""
    for item in items:
        if item.section != section:
            section = item.section
            rows.append(MatrixRow(section, is_header=True))
        name = f"{item.name} ({item.detail})" if lang == "en" and item.detail else item.name
        if lang == "zh" and item.detail:
            name = f"{item.name}（{item.detail}）"
        rows.append(MatrixRow(name, tuple(_cell(item.cells[place.id], lang) for place in places)))
    facts = dict.fromkeys(
        name for item in items for cell in item.cells.values() for name in cell.facts
    )
    reasons = {reason for item in items for reason in item.reasons}
    return Block(
        id="overview",
        heading=text("page_comparison", lang),
        table=pd.DataFrame({"fact_id": list(facts)}),
        words=Words(
            text("title_overview", lang, n=len(items)),
            text("subtitle_overview", lang),
            [
                statements.grade_note(reasons, lang, are_cells=True),
                text("note_overview", lang),
                text("note_counts", lang),
            ],
            [
                statements.sources((catalogue.entries[name] for name in facts), lang),
                statements.version_line(catalogue, lang),
            ],
        ),
        form=MatrixForm(
            [place.label(lang) for place in places],
            rows,
            [tier_label(place.tier, lang) for place in places],
        ),
        is_empty=not items,
    )


def _cell(cell: overview.Cell, lang: Lang) -> Cell:
    if not cell.lines:
        return Cell(text(cell.kind, lang), cell.kind)
    lines = []
    for line in cell.lines:
        words = text("cell_figure", lang, figure=line.words, year=line.year)
        if line.read_mark:
            mark = text(f"read_{line.read_mark}", lang)
            words = text("mark_read", lang, words=words, mark=mark)
        lines.append(words)
    return Cell("\n".join(lines), cell.kind, 0, cell.facts)
