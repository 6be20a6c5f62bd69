"""The evidence sheet behind a chart: every fact with its document and its passage, as HTML."""

from collections.abc import Sequence
from html import escape

from lib import statements
from lib.catalogue import Catalogue, number_or_words
from lib.index import Entry
from lib.wording import Lang, figures, text

_COLUMNS = ("place", "item", "figure", "year", "document", "passage")


def table(catalogue: Catalogue, facts: Sequence[Entry], lang: Lang, prefix: str) -> str:
    """A row a fact: place, item, figure, year, document with number and paragraph, passage.

    The row of a fact has the id ``<prefix>-<fact id>``.
    """
    names = {name: text(f"present_column_{name}", lang) for name in _COLUMNS}
    head = "".join(
        f'<th scope="col" class="{name}">{escape(label)}</th>' for name, label in names.items()
    )
    rows = "".join(_row(catalogue, entry, lang, prefix, names) for entry in facts)
    return f'<table class="facts"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _row(catalogue: Catalogue, entry: Entry, lang: Lang, prefix: str, names: dict[str, str]) -> str:
    cells = {
        "place": escape(entry.jurisdiction.label(lang)),
        "item": escape(statements.fact_item(catalogue, entry, lang)),
        "figure": _figure(catalogue, entry, lang),
        "year": escape(figures.year(entry, lang)),
        "document": _document(entry, lang),
        "passage": _passage(catalogue, entry, lang),
    }
    # The names of the columns stand before the cells on a phone, where there is no head.
    written = "".join(
        f'<td class="{name}" data-name="{escape(names[name], quote=True)}">{cell}</td>'
        for name, cell in cells.items()
    )
    return f'<tr id="{escape(f"{prefix}-{entry.id}", quote=True)}">{written}</tr>'


def _figure(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    """The figure in words, and whether it is read out of the text; or what stands in its place."""
    if said := statements.worded(catalogue, entry, lang):
        return escape(said)
    mark = figures.reading_mark(entry)
    read = f' <span class="muted">{escape(text(f"read_{mark}", lang))}</span>' if mark else ""
    return f"<strong>{escape(figures.value(entry, lang))}</strong>{read}"


def _document(entry: Entry, lang: Lang) -> str:
    source = entry.source
    lines = [number_or_words(source.number, lang)]
    if entry.fact.basis and entry.fact.basis.number != "not_stated":
        lines.append(text("present_cited", lang, number=entry.fact.basis.number))
    lines.append(text("paragraph_short", lang, n=entry.fact.evidence.paragraph))
    kind = "title" if source.number == "not_stated" else "title numbered"
    small = "<br>".join(escape(line) for line in lines)
    return (
        f'<span class="{kind}">{escape(source.title.text(lang))}</span>'
        f'<span class="muted">{small}</span>'
    )


def _passage(catalogue: Catalogue, entry: Entry, lang: Lang) -> str:
    caveats = "".join(
        f"<li>{escape(line)}</li>" for line in statements.evidence_caveats(catalogue, entry, lang)
    )
    listed = f"<ul>{caveats}</ul>" if caveats else ""
    language = escape(entry.source.language, quote=True)
    return f'<q lang="{language}">{statements.passage_html(entry)}</q>{listed}'
