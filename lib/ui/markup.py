"""Tables as HTML for the page and the clipboard; every text is escaped here, nowhere else."""

import json
from collections.abc import Sequence
from html import escape
from itertools import groupby

from lib.catalogue import Catalogue, number_or_words
from lib.index import Entry
from lib.model.document import Document, Source
from lib.statements import grade_label, named_item, passage_html, reasons_phrase, worded
from lib.views.overview import Cell, Item
from lib.wording import Lang, figures, text


def facts_attribute(facts: Sequence[str]) -> str:
    """The attribute that makes a cell or row lead to its facts."""
    return f" data-facts='{escape(json.dumps(list(facts)), quote=True)}'" if facts else ""


def overview_table(catalogue: Catalogue, items: Sequence[Item], lang: Lang) -> str:
    """The comparison table: cities first, every other tier in a block of its own."""
    places = catalogue.jurisdictions
    top = "".join(
        f'<th class="block" colspan="{len(list(members))}" scope="colgroup">'
        f"{escape(text(f'block_{tier}', lang))}</th>"
        for tier, members in groupby(places, key=lambda place: place.tier)
    )
    names = "".join(f'<th scope="col">{escape(place.label(lang))}</th>' for place in places)
    head = (
        f'<tr><th rowspan="2" scope="col">{escape(text("column_item", lang))}</th>{top}'
        f'<th rowspan="2" scope="col">{escape(text("column_grade", lang))}</th></tr>'
        f"<tr>{names}</tr>"
    )
    body, section = [], ""
    width = len(places) + 2
    for item in items:
        if item.section != section:
            section = item.section
            body.append(
                f'<tr class="block"><th colspan="{width}" scope="rowgroup">'
                f"{escape(section)}</th></tr>"
            )
        cells = "".join(_overview_cell(item.cells[place.id], lang) for place in places)
        detail = f' <span class="year">{escape(item.detail)}</span>' if item.detail else ""
        body.append(
            f'<tr><th scope="row" class="item">{escape(item.name)}{detail}</th>'
            f"{cells}{_grade(item, lang)}</tr>"
        )
    return f"<table><thead>{head}</thead><tbody>{''.join(body)}</tbody></table>"


def _grade(item: Item, lang: Lang) -> str:
    if item.grade is None:
        words = text("grade_single" if item.n_stating < 2 else "grade_tiers", lang)
        return f'<td class="muted">{escape(words)}</td>'
    label = escape(grade_label(item.grade, lang))
    reasons = escape(reasons_phrase(item.reasons, lang))
    return f'<td class="reasons"><span class="tag">{label}</span> {reasons}</td>'


def _overview_cell(cell: Cell, lang: Lang) -> str:
    if not cell.lines:
        name = cell.kind.replace("_", "-")
        return f'<td class="{name}"><span>{escape(text(cell.kind, lang))}</span></td>'
    style = {"zero": "zero", "no_figure": "no-figure"}.get(cell.kind, "")
    lines = []
    for line in cell.lines:
        mark = _reading(line.read_mark, lang)
        words = (
            f'<span class="{style}">{escape(line.words)}</span>' if style else escape(line.words)
        )
        lines.append(
            f'<div><b>{words}</b>{mark} <span class="year">{escape(line.year)}<br>'
            f"{escape(line.number)}</span></div>"
        )
    return f'<td class="num-left"{facts_attribute(cell.facts)}>{"".join(lines)}</td>'


def facts_table(
    catalogue: Catalogue,
    entries: Sequence[Entry],
    lang: Lang,
    *,
    has_place: bool = True,
    grades: dict[str, str] | None = None,
) -> str:
    """Facts as rows: place, item, figure, year, (grade,) document, paragraph and passage.

    Instruments and platforms that are only named have no figure; how firm or whether they stand
    is in its place.
    """
    kinds = {entry.kind for entry in entries}
    figure = "column_figure"
    if kinds <= {"instrument", "named"}:
        figure = "field_standing" if kinds == {"named"} else "field_strength"
    names = ["column_item", figure, "column_year", "column_document", "column_passage"]
    if grades is not None:
        names.insert(3, "column_grade")
    if has_place:
        names.insert(0, "column_place")
    head = "".join(f'<th scope="col">{escape(text(name, lang))}</th>' for name in names)
    rows = []
    for entry in entries:
        name = escape(item_name(catalogue, entry, lang))
        place = escape(entry.jurisdiction.label(lang))
        cells = [
            f'<th scope="row" class="place">{place}</th><td class="item">{name}</td>'
            if has_place
            else f'<th scope="row" class="item">{name}</th>',
            f'<td class="figure">{_figure_words(catalogue, entry, lang)}</td>',
            f'<td class="year">{escape(figures.year(entry, lang))}</td>',
        ]
        if grades is not None:
            cells.append(f'<td class="place">{escape(grades.get(entry.id, ""))}</td>')
        paragraph = text("paragraph_short", lang, n=entry.fact.evidence.paragraph)
        cells.append(
            f'<td class="year">{escape(catalogue.cited_number(entry, lang))}<br>'
            f"{escape(paragraph)}</td>"
            f'<td class="passage" lang="{entry.source.language}">{passage_html(entry)}</td>'
        )
        rows.append(f"<tr{facts_attribute([entry.id])}>{''.join(cells)}</tr>")
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _figure_words(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    if said := worded(catalogue, entry, lang):
        return f'<span class="tag">{escape(said)}</span>'
    words = escape(figures.value(entry, lang))
    if figures.is_without_figure(entry):
        words = f'<span class="no-figure">{words}</span>'
    elif entry.kind == "count" and entry.count.value == 0:
        words = f'<span class="zero">{words}</span>'
    return words + _reading(figures.reading_mark(entry), lang)


def _reading(mark: str, lang: Lang) -> str:
    """The words "implied" or "see note" behind a figure, where a reading calls for them."""
    return f' <span class="muted">{escape(text(f"read_{mark}", lang))}</span>' if mark else ""


def item_name(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    """What a fact is about, in one phrase, with target, event or condition."""
    fact = entry.fact
    if entry.kind == "count":
        count = entry.count
        words = []
        if count.status == "target":
            words.append(catalogue.label("status", "target", lang))
        if count.measure == "cumulative" or (count.measure == "flow" and not count.event):
            words.append(catalogue.label("measure", count.measure, lang))
        if count.event:
            words.append(catalogue.label("event", count.event, lang))
        types = catalogue.item_label(fact, lang)
        if not words:
            return types
        return f"{types}（{'，'.join(words)}）" if lang == "zh" else f"{types} ({', '.join(words)})"
    if entry.kind == "reward":
        reward = entry.reward
        trigger = catalogue.label("trigger", reward.trigger, lang)
        nature = catalogue.label("nature", reward.nature, lang)
        name = catalogue.leveled(reward.level, catalogue.types_label(reward.types, lang), lang)
        if lang == "zh":
            return f"{name}（{trigger}，{nature}）"
        return f"{name} ({trigger.lower()}, {nature.lower()})"
    if entry.kind == "fund":
        return entry.fund.name.text(lang)
    if entry.kind == "named":
        return named_item(catalogue, entry, lang)
    instrument = entry.instrument
    name = catalogue.label("instrument", instrument.instrument, lang)
    return text("instrument_for", lang, name=name, target=instrument.target.text(lang))


def dates_row(source: Source, lang: Lang) -> tuple[str, str]:
    """When a document was signed and published: a label and the words."""
    signed = figures.date(source.date_signed, lang)
    published = figures.date(source.date_published, lang)
    return (
        text("evidence_dates", lang),
        text("evidence_dates_value", lang, signed=signed, published=published),
    )


def document_particulars(catalogue: Catalogue, document: Document, lang: Lang) -> str:
    """What is known of a document itself: number, dates, script, damage, and what was left out."""
    source = document.document
    rows = [
        (text("evidence_number", lang), number_or_words(source.number, lang)),
        (text("source_kind", lang), catalogue.label("document_kind", source.kind, lang)),
        (text("evidence_issuer", lang), source.issuer.text(lang)),
        dates_row(source, lang),
        (text("source_index", lang), _or_words(source.index_number, lang)),
        (text("source_language", lang), text(f"language_{source.language}", lang)),
        (text("source_url", lang), _or_words(source.url, lang)),
        (text("source_retrieved", lang), figures.date(source.retrieved, lang)),
        (text("source_coded", lang), figures.date(source.coded, lang)),
        (text("source_digest", lang), source.sha256),
    ]
    cells = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in rows)
    html = f'<div class="pc-evidence"><dl>{cells}</dl>'
    if source.damage:
        lines = "".join(f"<li>{escape(item.text(lang))}</li>" for item in source.damage)
        html += f"<h3>{escape(text('section_damage', lang))}</h3><ul>{lines}</ul>"
    if document.not_coded:
        html += f"<h3>{escape(text('section_not_coded', lang))}</h3><ul>"
        for item in document.not_coded:
            where = text(
                "paragraphs_short", lang, list=text("join", lang).join(map(str, item.paragraphs))
            )
            html += (
                f"<li>{escape(item.what.text(lang))}"
                f"{'：' if lang == 'zh' else ': '}{escape(item.reason.text(lang))}"
                f' <span class="pc-year">{escape(where)}</span></li>'
            )
        html += "</ul>"
    return html + "</div>"


def _or_words(value: str, lang: Lang) -> str:
    """A value, or the words for what is not stated or not recorded."""
    return text(value, lang) if value in {"not_stated", "not_recorded"} else value
