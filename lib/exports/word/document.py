"""A view as a Word document of one or two pages: chart, table, caveats, sources."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import product
from urllib.parse import quote, urlsplit

from lib.captions import Block
from lib.catalogue import Catalogue
from lib.charts.forms import MatrixForm, RowsForm
from lib.exports.citation import full_date
from lib.exports.word.markup import Item, Paragraph, Picture, Run, Table, paragraph
from lib.exports.word.package import package
from lib.exports.word.picture import placed
from lib.exports.word.references import References
from lib.exports.word.room import CLOSE, pages
from lib.exports.word.styles import (
    CELL,
    HEADING,
    LEAST_CELL,
    NOTE,
    REMARK,
    SENTENCE,
    SMALL_CELL,
    SUBTITLE,
    TEXT_HEIGHT,
    TITLE,
    Style,
)
from lib.exports.word.tables import (
    BRIEF,
    COMPACT,
    FULL,
    MOST_COLUMNS,
    Detail,
    drawn_table,
    facts_table,
    matrix_table,
)
from lib.index import Entry
from lib.statements import of_facts, quote_items, version_line
from lib.wording import Lang, text

MOST_PAGES = 2


def write(
    catalogue: Catalogue,
    block: Block,
    picture_png: bytes | None,
    lang: Lang,
    link: str = "",
) -> bytes:
    """The document of one chart, the same bytes each time.

    ``picture_png`` is the chart drawn at twice the size of ``lib.exports.word.figure``; ``link``
    the address of the live view. What two pages do not hold is left out and named. Raises
    ``ValueError`` for a picture that is no PNG and for an address that is none of the web.
    """
    return _Document(catalogue, block, lang, _address(link)).written(picture_png)


def _address(link: str) -> str:
    """The address in the characters that addresses have."""
    if link and urlsplit(link).scheme not in ("http", "https"):
        raise ValueError(f"{link!r} is no address of the web")
    return quote(link, safe="%/:?#[]@!$&'()*+,;=~")


@dataclass(frozen=True)
class _Plan:
    """What of all there is goes in. Of the main table ``n_rows``, all where it is ``None``."""

    has_picture: bool
    detail: Detail = BRIEF
    n_quotes: int = 0
    has_facts: bool = False
    has_references: bool = False
    has_policies: bool = True
    cell: Style = CELL
    n_rows: int | None = None
    has_derivation: bool = True


class _Document:
    def __init__(self, catalogue: Catalogue, block: Block, lang: Lang, link: str) -> None:
        self.catalogue, self.block, self.lang, self.link = catalogue, block, lang, link
        form = block.form
        named = dict.fromkeys(block.table["fact_id"])
        self.entries = [catalogue.entries[name] for name in named]
        self.is_matrix = isinstance(form, MatrixForm) and len(form.headings) <= MOST_COLUMNS
        # What is drawn without words of its own for each fact is reckoned from the facts.
        self.is_reckoned = (
            isinstance(form, RowsForm) and not block.labels and len(form.columns) <= MOST_COLUMNS
        )
        behind = [*self.entries, *self._drawn()]
        self.references = {has: References(behind, has_policies=has) for has in (True, False)}
        self.quotes = [] if self.is_matrix or self.is_reckoned else self._quotes()

    def _drawn(self) -> Iterator[Entry]:
        """The facts behind the cells of a matrix, weaker ones included."""
        if isinstance(self.block.form, MatrixForm):
            for row in self.block.form.rows:
                for cell in row.cells:
                    yield from (self.catalogue.entries[name] for name in cell.facts)

    def _quotes(self) -> list[str]:
        """A sentence for each item whose facts may share one."""
        found = [
            of_facts(self.catalogue, entries, self.lang)
            for _, entries in quote_items(self.catalogue, self.entries, self.lang)
        ]
        return list(dict.fromkeys(one.sentence for one in found if not one.is_refused))

    def written(self, png: bytes | None) -> bytes:
        """The bytes of the richest plan that two pages hold."""
        picture = placed(png, self._alt()) if png is not None else None
        is_left_out = png is not None and picture is None
        plans = list(self._plans(picture is not None))
        # Rather less reserve for wider fonts than rows left out.
        for latin, plan in product((1.0, CLOSE), plans):
            items = self._items(plan, picture, is_left_out=is_left_out)
            if pages(items, latin) <= MOST_PAGES:
                break
        else:
            plan = plans[-1]
            items = self._shortened(plan, picture, is_left_out=is_left_out)
        known = self.catalogue.dataset
        return package(
            items,
            title=self.block.words.title,
            subject=self.block.words.subtitle,
            author=text("product", self.lang),
            # The format wants a date; where the data have none it is the first of a zip archive.
            dated=full_date(known.date) or date(1980, 1, 1),
            lang=self.lang,
        )

    def _alt(self) -> str:
        words = self.block.words
        return text("chart_alt", self.lang, title=words.title, subtitle=words.subtitle)

    def _plans(self, has_picture: bool) -> Iterator[_Plan]:
        """Plans from the richest to the barest, all rows of the main table in each."""
        if self.is_matrix or self.is_reckoned:
            # Not worth laying out where one line a fact is too much.
            may_hold_facts = len(self.entries) * CELL.line < MOST_PAGES * TEXT_HEIGHT
            # A chart is worth more than the arithmetic, which the page shows too.
            tried = [(shown, how) for shown in (has_picture, False) for how in (True, False)]
            for shown, has_derivation in dict.fromkeys(tried):
                plan = _Plan(shown, has_derivation=has_derivation)
                for has_policies in (True, False):
                    plan = replace(plan, has_policies=has_policies)
                    for detail in (FULL, BRIEF, COMPACT) if may_hold_facts else ():
                        yield replace(plan, detail=detail, has_facts=True)
                    yield replace(plan, has_references=True)
                    yield plan
            for cell in (SMALL_CELL, LEAST_CELL):
                yield replace(plan, cell=cell)
            return
        everything = len(self.quotes)
        yield _Plan(has_picture, FULL, everything)
        for detail in (BRIEF, COMPACT):
            for n in range(everything, -1, -1):
                yield _Plan(has_picture, detail, n)
        for shown in dict.fromkeys((has_picture, False)):
            for cell in (CELL, SMALL_CELL):
                yield _Plan(shown, COMPACT, has_policies=False, cell=cell)

    def _shortened(self, plan: _Plan, picture: Picture | None, *, is_left_out: bool) -> list[Item]:
        """The barest plan with as many rows as two pages hold, at least one."""
        table = self._main(plan)
        low, high = 1, len(table.rows) - table.n_head
        while high - low > 1:
            middle = (low + high) // 2
            shorter = replace(plan, n_rows=middle)
            if pages(self._items(shorter, picture, is_left_out=is_left_out)) <= MOST_PAGES:
                low = middle
            else:
                high = middle
        return self._items(replace(plan, n_rows=low), picture, is_left_out=is_left_out)

    def _main(self, plan: _Plan) -> Table:
        return self._table(
            plan.detail,
            has_references=plan.has_references,
            has_policies=plan.has_policies,
            cell=plan.cell,
        )

    @cache  # noqa: B019 - lives as long as one document is written
    def _table(
        self, detail: Detail, *, has_references: bool, has_policies: bool, cell: Style
    ) -> Table:
        form = self.block.form
        if isinstance(form, MatrixForm) and self.is_matrix:
            return matrix_table(
                self.catalogue, form, self.references[has_policies], self.lang,
                has_references=has_references, style=cell,
            )  # fmt: skip
        if isinstance(form, RowsForm) and self.is_reckoned:
            return drawn_table(form, self.lang)
        return self._facts(detail, has_policies=has_policies, cell=cell)

    @cache  # noqa: B019 - as above
    def _facts(self, detail: Detail, *, has_policies: bool, cell: Style) -> Table:
        return facts_table(
            self.catalogue, self.entries, self.references[has_policies], self.lang,
            detail=detail, grades=self.block.grades, style=cell,
        )  # fmt: skip

    def _items(self, plan: _Plan, picture: Picture | None, *, is_left_out: bool) -> list[Item]:
        lang, words = self.lang, self.block.words
        main_is_facts = not (self.is_matrix or self.is_reckoned)
        left: list[str] = []
        sections: list[tuple[str, list[Item]]] = []
        if plan.n_quotes:
            shown = [paragraph(one, SENTENCE) for one in self.quotes[: plan.n_quotes]]
            sections.append(("word_quotes", [*shown]))
        if more := len(self.quotes) - plan.n_quotes:
            left.append(text("word_left_quotes", lang, n=more))
        table = self._main(plan)
        main: list[Item] = [table]
        if plan.n_rows is not None:
            rows = table.rows[: table.n_head + plan.n_rows]
            # A header without a row below it says nothing.
            while len(rows) > table.n_head and len(rows[-1]) == 1 < len(table.widths):
                rows = rows[:-1]
            main = [replace(table, rows=rows), paragraph(self._cut(table, rows), REMARK)]
            left.append(text("word_left_rows", lang))
        heading = "word_matrix" if self.is_matrix else "word_facts"
        sections.append(("word_reckoned" if self.is_reckoned else heading, main))
        if self.block.derivation and plan.has_derivation:
            told = [paragraph(line, REMARK) for line in self.block.derivation]
            sections.append(("word_derivation", [*told]))
        elif self.block.derivation:
            left.append(text("word_left_derivation", lang))
        if not main_is_facts:
            if plan.has_facts:
                key = "word_basis" if self.is_reckoned else "word_facts"
                sections.append(
                    (
                        key,
                        [self._facts(plan.detail, has_policies=plan.has_policies, cell=plan.cell)],
                    )
                )
            elif not plan.has_references:
                left.append(text("word_left_facts", lang))
        if not (plan.detail.has_passages and (plan.has_facts or main_is_facts)):
            left.append(text("word_left_passages", lang))
        if is_left_out or (picture is not None and not plan.has_picture):
            too_long = "word_left_picture" if is_left_out else "word_left_picture_room"
            left.append(text(too_long if main_is_facts else "word_left_picture_same", lang))
        if not plan.has_policies and (n := self.references[True].n_policies):
            left.append(text("word_left_policies", lang, n=n))
        notes = [paragraph(note, NOTE) for note in words.notes if note]
        if notes:
            sections.append(("word_notes", [*notes]))
        references = self.references[plan.has_policies]
        listed = [*references.documents(lang), *references.policies(lang)]
        sections.append(("word_sources", [*listed]))
        items: list[Item] = [paragraph(words.title, TITLE), paragraph(words.subtitle, SUBTITLE)]
        if picture is not None and plan.has_picture:
            items.append(picture)
        for number, (key, content) in enumerate(sections):
            sign = text("word_ordinals", lang)[number] if lang == "zh" else ""
            words_of = text(key, lang)
            items.append(paragraph(text("word_heading", lang, n=sign, words=words_of), HEADING))
            items += content
        return [*items, *self._ending(left)]

    def _cut(self, table: Table, rows: Sequence[object]) -> str:
        n = sum(len(row) > 1 for row in table.rows[table.n_head : len(rows)])
        every = sum(len(row) > 1 for row in table.rows[table.n_head :])
        return text("word_cut", self.lang, n=n, m=every - n)

    def _ending(self, left: Sequence[str]) -> list[Paragraph]:
        """What is left out, the data version and the live view."""
        lang = self.lang
        found = []
        if left:
            listed = text("join_sentence", lang).join(left)
            found.append(paragraph(text("word_left_out", lang, list=listed), REMARK))
        found.append(paragraph(version_line(self.catalogue, lang), REMARK))
        if self.link:
            runs = (Run(text("word_link", lang)), Run(self.link, self.link))
            found.append(Paragraph(runs, REMARK))
        return found
