"""What to look for next, and distances to targets, as HTML tables; every text is escaped here."""

from collections.abc import Sequence
from html import escape

from lib.captions.gaps import gap_words
from lib.catalogue import Catalogue
from lib.index import Entry
from lib.ui.markup import facts_attribute
from lib.views.distance import Distance, in_words
from lib.views.gaps import Gap
from lib.wording import Lang, figures, text


def gaps_table(catalogue: Catalogue, gaps: Sequence[Gap], lang: Lang) -> str:
    """One row a thing to look for: what, where, compared with what, and how many pairs."""
    rows = []
    for gap in gaps:
        words = gap_words(catalogue, gap, lang)
        rows.append(
            f"<tr{facts_attribute([*gap.peers, *gap.facts])}>"
            f'<th scope="row" class="item">{escape(words.what)}</th>'
            f'<td class="place">{escape(words.place)}</td>'
            f'<td class="num">{gap.alone}</td><td class="num">{gap.together}</td>'
            f'<td class="passage">{escape(words.why)}</td></tr>'
        )
    names = ("next", "place", "next_alone", "next_together", "next_why")
    return _table(names, rows, lang, numbers=("next_alone", "next_together"))


def distances_table(catalogue: Catalogue, distances: Sequence[Distance], lang: Lang) -> str:
    """One row a target: what exists, what is aimed at, and how far that is, each with its years."""
    rows = []
    for item in distances:
        place = catalogue.dataset.jurisdictions[item.place].label(lang)
        name = catalogue.item_label(item.target.fact, lang)
        rows.append(
            f"<tr{facts_attribute([item.stock.id, item.target.id])}>"
            f'<th scope="row" class="place">{escape(place)}</th>'
            f'<td class="item">{escape(name)}</td>'
            f"{_stated(item.stock, lang)}{_stated(item.target, lang)}"
            f'<td class="figure">{escape(in_words(item, lang))}{_mark(item.read_mark, lang)}</td>'
            f'<td class="year">{escape(_years(item, lang))}</td></tr>'
        )
    names = ("place", "item", "distance_stock", "distance_target", "distance", "distance_years")
    return _table(names, rows, lang)


def _stated(entry: Entry, lang: Lang) -> str:
    """A count with its bound, reading and year."""
    words = escape(figures.value(entry, lang))
    if entry.count.value == 0:
        words = f'<span class="zero">{words}</span>'
    mark = _mark(figures.reading_mark(entry), lang)
    year = escape(figures.year(entry, lang))
    return f'<td class="figure">{words}{mark}<br><span class="year">{year}</span></td>'


def _mark(mark: str, lang: Lang) -> str:
    return f' <span class="muted">{escape(text(f"read_{mark}", lang))}</span>' if mark else ""


def _years(item: Distance, lang: Lang) -> str:
    first, last = figures.year(item.stock, lang), figures.year(item.target, lang)
    if first == last:
        return first
    return text("distance_years", lang, first=first, last=last)


def _table(
    names: Sequence[str], rows: Sequence[str], lang: Lang, *, numbers: Sequence[str] = ()
) -> str:
    """A table with column headings; those of ``numbers`` stand above figures."""
    kinds = dict.fromkeys(numbers, ' class="num"')
    head = "".join(
        f'<th scope="col"{kinds.get(name, "")}>{escape(text(f"column_{name}", lang))}</th>'
        for name in names
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
