"""Policy instruments: what the matrix holds, what filters leave, and how page and chart look."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from html import unescape
from itertools import pairwise, product
from pathlib import Path

import pytest
from boxes import overlaps
from catalogues import catalogue, committed, five
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash
from test_charts import SIZES, Chart, Drawn, chart, drawn, squeezed
from test_pages import DATA, FRAME, HAN, LOCALES, View, copy_of_data, cut
from test_statements import ranks

from lib import captions, theme
from lib.catalogue import Catalogue
from lib.charts.forms import MatrixForm
from lib.charts.matrix import GROUNDS, Cell, MatrixRow
from lib.model.document import Instrument, Strength
from lib.theme import Words
from lib.ui import cache as data_cache
from lib.views import instruments
from lib.views.instruments import STRENGTHS, Choice
from lib.wording import LANGS, Lang, text

HOMES = (None, "panjin", "xuchang", "dingxi", "liaoning", "chongqing")
GROUPS = (None, *(group.id for group in committed().dataset.vocabulary.instrument_groups))
CHOICES = [
    Choice(group, at_least, is_shared, home)
    for group, at_least, is_shared, home in product(GROUPS, STRENGTHS, (False, True), HOMES)
]
AS_STRONG: Mapping[Strength, set[str]] = {
    "in_place": {"in_place"},
    "commits": {"in_place", "commits"},
    "plans": {"in_place", "commits", "plans"},
    "encourages": {"in_place", "commits", "plans", "encourages"},
}
"""Which wordings are at least as strong, written out."""


def instrument(name: str, strength: str = "plans", kind: str = "post_subsidy") -> Instrument:
    """A mention of post-subsidies, planned, but for what is said."""
    return Instrument.model_validate(
        {
            "id": name,
            "instrument": kind,
            "target": {"zh": "平台", "en": "platforms"},
            "strength": strength,
            "evidence": {"paragraph": 1, "quote": ["made up"]},
        }
    )


def two_places() -> Catalogue:
    """One instrument that both state, one of Panjin alone, one of Xuchang alone."""
    return catalogue(
        panjin=[
            instrument("mild", "encourages"),
            instrument("first", "plans"),
            instrument("done", "in_place"),
            instrument("second", "plans"),
            instrument("only-panjin", "commits", "innovation_voucher"),
        ],
        xuchang=[
            instrument("mild", "encourages"),
            instrument("only-xuchang", "plans", "publicity"),
        ],
    )


def names(rows: list[instruments.InstrumentRow]) -> list[str]:
    return [row.instrument for row in rows]


def marks(rows: list[instruments.InstrumentRow]) -> Counter[str]:
    """How often each fact that counts stands in a cell."""
    return Counter(entry.id for row in rows for cell in row.cells.values() for entry in cell.facts)


# What a cell holds


def test_a_cell_shows_the_strongest_of_its_facts_and_holds_them_all_strongest_first() -> None:
    data = two_places()
    cell = instruments.table(data, Choice(), "zh")[0].cells["panjin"]
    assert cell.strongest == "in_place"
    assert [entry.id for entry in cell.facts] == [
        f"panjin/{name}" for name in ("done", "first", "second", "mild")
    ]
    assert cell.weaker == ()
    (row,) = (row for row in captions.instrument_block(data, Choice(), "zh").form.rows
              if row.name == data.label("instrument", "post_subsidy", "zh"))  # fmt: skip
    assert row.cells[0].facts == tuple(entry.id for entry in cell.facts)
    assert row.cells[0].lines(is_stacked=False) == ["已实施 4项"]
    assert row.cells[0].hover == "盘锦 后补助：已实施1项、计划2项、鼓励1项"


def test_where_nothing_is_stated_a_cell_has_no_strength_and_no_facts() -> None:
    data = two_places()
    rows = {row.instrument: row for row in instruments.table(data, Choice(), "en")}
    silent = rows["publicity"].cells["panjin"]
    assert (silent.strongest, silent.facts, silent.weaker) == (None, (), ())
    block = captions.instrument_block(data, Choice(), "en")
    cells = [cell for row in block.form.rows for cell in row.cells if not cell.facts]
    assert len(cells) == 2
    for cell in cells:
        assert (cell.words, cell.kind, cell.detail) == (text("not_stated", "en"), "not_stated", "")


def test_the_strengths_are_in_order_from_in_place_to_encourages() -> None:
    assert STRENGTHS == ("in_place", "commits", "plans", "encourages")


def test_every_committed_fact_stands_behind_exactly_one_mark() -> None:
    data = committed()
    found = marks(instruments.table(data, Choice(), "zh"))
    assert found
    assert found == Counter(entry.id for entry in data.of_kind("instrument"))


def test_rows_stand_by_purpose_and_columns_are_cities_first() -> None:
    data = five()
    rows = instruments.table(data, Choice(), "zh")
    vocabulary = data.dataset.vocabulary
    stated = {purpose for _, _, _, purpose, _ in mentions()}
    groups = [group.id for group in vocabulary.instrument_groups if group.id in stated]
    assert list(dict.fromkeys(row.group for row in rows)) == groups
    terms = {term.id: term.group for term in vocabulary.instruments}
    assert all(terms[row.instrument] == row.group for row in rows)
    assert len(set(names(rows))) == len(rows)
    for row in rows:
        assert list(row.cells) == ["panjin", "xuchang", "dingxi", "liaoning", "chongqing"]


# What the filters leave


def test_a_strength_leaves_what_is_at_least_as_strong_and_tells_what_is_weaker() -> None:
    data = two_places()
    rows = instruments.table(data, Choice(at_least="commits"), "zh")
    assert names(rows) == ["post_subsidy", "innovation_voucher"]
    ours, theirs = rows[0].cells["panjin"], rows[0].cells["xuchang"]
    assert [entry.id for entry in ours.facts] == ["panjin/done"]
    assert [entry.instrument.strength for entry in ours.weaker] == ["plans", "plans", "encourages"]
    assert (theirs.facts, theirs.strongest) == ((), "encourages")


@pytest.mark.parametrize("lang", LANGS)
def test_a_cell_that_is_only_weaker_is_named_without_shade_and_never_not_stated(lang: Lang) -> None:
    data = two_places()
    block = captions.instrument_block(data, Choice(at_least="commits"), lang)
    cell = block.form.rows[1].cells[1]
    assert cell.words == data.label("strength", "encourages", lang)
    assert GROUNDS[cell.scale][cell.shade][0] == theme.PAPER
    assert cell.facts == ("xuchang/mild",)
    assert "xuchang/mild" not in set(block.table["fact_id"])
    assert text("note_weaker", lang) in block.words.notes
    plain = captions.instrument_block(data, Choice(), lang)
    assert text("note_weaker", lang) not in plain.words.notes


def test_a_purpose_leaves_its_own_instruments() -> None:
    data = two_places()
    assert names(instruments.table(data, Choice("organisation"), "zh")) == ["publicity"]
    assert instruments.table(data, Choice("talent"), "zh") == []


def test_shared_leaves_what_two_state_as_strongly_as_asked() -> None:
    data = two_places()
    assert names(instruments.table(data, Choice(is_shared=True), "zh")) == ["post_subsidy"]
    assert instruments.table(data, Choice(at_least="plans", is_shared=True), "zh") == []


def test_with_a_home_only_what_its_documents_do_not_state_is_left() -> None:
    data = two_places()
    rows = instruments.table(data, Choice(home="xuchang"), "zh")
    assert names(rows) == ["innovation_voucher"]
    assert list(rows[0].cells) == ["panjin"]
    # A home that only encourages what others have in place does state it.
    assert names(instruments.table(data, Choice(at_least="in_place", home="xuchang"), "zh")) == []


def test_a_home_without_a_document_lacks_nothing_that_could_be_known() -> None:
    data = catalogue(panjin=[instrument("some")])
    assert instruments.table(data, Choice(home="panjin"), "zh") == []
    assert captions.instrument_block(data, Choice(home="panjin"), "zh").is_empty


def test_the_others_can_be_one_jurisdiction() -> None:
    data = committed()
    rows = instruments.table(data, Choice(home="xuchang", others=["liaoning"]), "zh")
    assert rows and all(list(row.cells) == ["liaoning"] for row in rows)
    assert set(names(rows)) < set(names(instruments.table(data, Choice(home="xuchang"), "zh")))


@cache
def mentions() -> list[tuple[str, str, str, str, str]]:
    """Every mention of the committed documents: id, place, instrument, its purpose, strength."""
    dataset = committed().dataset
    purposes = {term.id: term.group for term in dataset.vocabulary.instruments}
    return [
        (
            f"{name}/{fact.id}",
            document.document.jurisdiction,
            fact.instrument,
            purposes[fact.instrument],
            fact.strength,
        )
        for name, document in dataset.documents.items()
        for fact in document.instruments
    ]


def expected(choice: Choice) -> set[str]:
    """The facts that count under a choice, worked out from the mentions alone."""
    at_home = {kind for _, place, kind, _, _ in mentions() if place == choice.home}
    left = [
        (fact, place, kind)
        for fact, place, kind, purpose, strength in mentions()
        if strength in AS_STRONG[choice.at_least]
        and choice.group in (None, purpose)
        and kind not in at_home
        and (not choice.others or place in choice.others)
    ]
    least = 2 if choice.is_shared else 1
    return {
        fact
        for fact, _, kind in left
        if len({place for _, place, other in left if other == kind}) >= least
    }


def test_every_choice_leaves_what_the_mentions_themselves_say() -> None:
    more = [
        Choice(home=home, others=(other,), at_least=at_least)
        for home, other, at_least in product(HOMES[1:], HOMES[1:], STRENGTHS)
        if home != other
    ]
    seen = Counter[bool]()
    for choice in [*CHOICES, *more]:
        found = marks(instruments.table(committed(), choice, "zh"))
        assert found == Counter(expected(choice)), choice
        seen[bool(found)] += 1
    assert seen[True] > seen[False]


@pytest.mark.parametrize("home", HOMES[1:])
def test_the_gap_never_lists_what_the_home_states(home: str) -> None:
    data = committed()
    at_home = {kind for _, place, kind, _, _ in mentions() if place == home}
    for at_least in STRENGTHS:
        choice = Choice(at_least=at_least, home=home)
        rows = instruments.table(data, choice, "zh")
        assert bool(rows) is bool(expected(choice))
        assert not at_home & set(names(rows))
        assert all(home not in row.cells for row in rows)
        assert all(any(cell.facts for cell in row.cells.values()) for row in rows)
    rows = instruments.table(data, Choice(home=home), "zh")
    everything = {kind for _, _, kind, _, _ in mentions()}
    assert set(names(rows)) == everything - at_home


KINDS = ("post_subsidy", "innovation_voucher", "talent_scheme")
PLACES = ("panjin", "xuchang", "liaoning")
made_up = st.lists(
    st.tuples(st.sampled_from(PLACES), st.sampled_from(KINDS), st.sampled_from(STRENGTHS)),
    max_size=12,
)


@given(made_up, st.sampled_from(STRENGTHS), st.sampled_from((None, *PLACES)), st.booleans())
def test_no_fact_is_lost_or_doubled_whatever_is_stated(
    stated: list[tuple[str, str, Strength]], at_least: Strength, home: str | None, is_shared: bool
) -> None:
    facts: dict[str, list[Instrument]] = {place: [] for place in PLACES}
    for number, (place, kind, strength) in enumerate(stated):
        facts[place].append(instrument(f"fact-{number}", strength, kind))
    rows = instruments.table(catalogue(**facts), Choice(None, at_least, is_shared, home), "zh")
    seen = [e for row in rows for c in row.cells.values() for e in (*c.facts, *c.weaker)]
    assert len({entry.id for entry in seen}) == len(seen)
    shown = set(names(rows))
    assert len(seen) == sum(kind in shown and place != home for place, kind, _ in stated)
    for row in rows:
        n = 0
        for place, cell in row.cells.items():
            strengths = [s for p, k, s in stated if (p, k) == (place, row.instrument)]
            assert cell.strongest == min(strengths, key=STRENGTHS.index, default=None)
            assert {e.instrument.strength for e in cell.facts} <= AS_STRONG[at_least]
            assert not {e.instrument.strength for e in cell.weaker} & AS_STRONG[at_least]
            n += bool(cell.facts)
        assert n >= (2 if is_shared else 1)


# The words around it


@pytest.mark.parametrize("lang", LANGS)
def test_the_title_tells_how_many_instruments_are_shown(lang: Lang) -> None:
    data = committed()
    for choice in CHOICES:
        block = captions.instrument_block(data, choice, lang)
        n = sum(not row.is_header for row in block.form.rows)
        assert block.is_empty is (n == 0)
        assert re.findall(r"\d+", block.words.title) == [str(n)], choice


@pytest.mark.parametrize("lang", LANGS)
def test_the_title_of_a_gap_names_home_and_the_others_that_were_chosen(lang: Lang) -> None:
    data = committed()
    label = {place.id: place.label(lang) for place in data.jurisdictions}
    everyone = captions.instrument_block(data, Choice(home="xuchang"), lang).words.title
    assert label["xuchang"] in everyone and text("other_places", lang) in everyone
    one = captions.instrument_block(data, Choice(home="xuchang", others=["liaoning"]), lang)
    assert label["xuchang"] in one.words.title and label["liaoning"] in one.words.title
    assert text("note_gap", lang, home=label["xuchang"]) in one.words.notes


@pytest.mark.parametrize("lang", LANGS)
def test_a_province_above_the_home_is_said_to_reach_it(lang: Lang) -> None:
    data = committed()
    label = {place.id: place.label(lang) for place in data.jurisdictions}
    note = text("note_gap_parent", lang, home=label["panjin"], parent=label["liaoning"])
    assert note in captions.instrument_block(data, Choice(home="panjin"), lang).words.notes
    alone = Choice(home="panjin", others=["chongqing"])
    assert note not in captions.instrument_block(data, alone, lang).words.notes
    for home in ("xuchang", "dingxi", "chongqing"):
        notes = captions.instrument_block(data, Choice(home=home), lang).words.notes
        assert len(notes) == 3, home


@pytest.mark.parametrize("lang", LANGS)
def test_kind_and_year_of_each_document_stand_beside_the_number_of_mentions(lang: Lang) -> None:
    data = committed()
    for home in HOMES:
        notes = " ".join(captions.instrument_block(data, Choice(home=home), lang).words.notes)
        for document in data.dataset.documents.values():
            source = document.document
            place = data.dataset.jurisdictions[source.jurisdiction].label(lang)
            kind = data.label("document_kind", source.kind, lang)
            told = re.search(
                rf"{place}[^；;]{{0,2}}{re.escape(kind)}.{{0,2}}{source.date_signed[:4]}",
                notes,
                re.IGNORECASE,
            )
            assert bool(told) is (source.jurisdiction != home), (home, place)


@pytest.mark.parametrize("lang", LANGS)
def test_no_word_of_it_ranks_jurisdictions(lang: Lang) -> None:
    for choice in CHOICES:
        words = captions.instrument_block(committed(), choice, lang).words
        for line in (words.title, words.subtitle, *words.notes):
            assert not ranks(line), line


def test_an_english_chart_holds_no_chinese_but_document_numbers() -> None:
    for choice in CHOICES:
        block = captions.instrument_block(committed(), choice, "en")
        cells = [cell for row in block.form.rows for cell in row.cells]
        said = [
            block.heading,
            block.words.title,
            block.words.subtitle,
            *block.words.notes,
            *block.form.headings,
            *block.form.column_groups,
            *(row.name for row in block.form.rows),
            *(words for cell in cells for words in (cell.words, cell.detail, cell.hover)),
        ]
        assert not HAN.search(" ".join(said))


@pytest.mark.parametrize("lang", LANGS)
def test_cities_and_provinces_stand_in_groups_of_their_own(lang: Lang) -> None:
    block = captions.instrument_block(five(), Choice(), lang)
    cities, provinces = text("block_prefecture", lang), text("block_province", lang)
    assert block.form.column_groups == [cities] * 3 + [provinces] * 2
    assert len(block.form.headings) == len(block.form.column_groups)


def test_a_province_and_a_city_of_one_name_are_told_apart() -> None:
    data = catalogue(**{"jilin-city": [instrument("some")], "jilin": [instrument("some")]})
    block = captions.instrument_block(data, Choice(), "zh")
    assert block.form.headings == ["吉林市", "吉林"]
    assert len(set(block.form.column_groups)) == 2


# The chart


def leaving(*choices: Choice) -> Choice:
    """The first of some choices that leaves anything, however the documents are coded."""
    return next(choice for choice in choices if expected(choice))


DRAWN = (
    Choice(),
    leaving(*(Choice(at_least=at_least, is_shared=True) for at_least in STRENGTHS[1:])),
    leaving(*(Choice(at_least="in_place", home=home) for home in HOMES[1:])),
    leaving(*(Choice(group, home="panjin", others=("liaoning",)) for group in GROUPS[1:])),
    leaving(*(Choice(group) for group in GROUPS[:0:-1])),
)


def charts(lang: Lang) -> Iterator[Chart]:
    for choice in DRAWN:
        yield chart("matrix_chart", captions.instrument_block(committed(), choice, lang))


@cache
def all_drawn(lang: Lang) -> list[Drawn]:
    return drawn(charts(lang))


@pytest.mark.parametrize("lang", LANGS)
def test_every_cell_with_facts_can_be_clicked_and_gives_them_strongest_first(lang: Lang) -> None:
    for item in all_drawn(lang):
        block = item.chart.block
        (trace,) = item.traces
        found = Counter(tuple(facts) for facts in trace["customdata"] if facts)
        assert found == Counter(
            cell.facts for row in block.form.rows for cell in row.cells if cell.facts
        )
        for facts in found:
            order = [STRENGTHS.index(committed().entries[f].instrument.strength) for f in facts]
            assert order == sorted(order)
    whole = all_drawn(lang)[0]
    assert Counter(name for name, _, _ in whole.marks()) == Counter(
        whole.chart.block.table["fact_id"]
    )


@pytest.mark.parametrize("lang", LANGS)
def test_no_two_texts_overlap_and_none_is_cut_off(lang: Lang) -> None:
    found: list[tuple[object, ...]] = []
    for item in all_drawn(lang):
        texts = item.texts
        assert len(texts) > 10
        found += [(item.name, *pair) for pair in overlaps(texts)]
        for words in texts:
            assert words.is_within_axes, (item.name, words.box.words)
            for line in words.lines:
                over = max(
                    -line.left,
                    line.right - item.picture.width,
                    -line.top,
                    line.bottom - item.picture.height,
                )
                if over > 0.5:
                    found.append((item.name, line.words, round(over, 1)))
    assert found == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_words_of_a_cell_stay_within_it(lang: Lang) -> None:
    for item in all_drawn(lang):
        picture = item.picture
        cells = [shape for shape in item.figure["layout"]["shapes"] if shape["type"] == "rect"]
        by_middle = {}
        for cell in cells:
            left, right = (picture.x("x", cell[name])[0] for name in ("x0", "x1"))
            top, bottom = (picture.y("y", cell[name])[0] for name in ("y0", "y1"))
            by_middle[round((left + right) / 2), round((top + bottom) / 2)] = (
                left,
                top,
                right,
                bottom,
            )
        assert len(by_middle) == len(cells)
        checked = 0
        for words in item.texts:
            box = words.box
            found = by_middle.get(
                (round((box.left + box.right) / 2), round((box.top + box.bottom) / 2))
            )
            if found is None:
                continue
            checked += 1
            left, top, right, bottom = found
            for line in words.lines:
                assert left <= line.left and line.right <= right, box.words
                assert top <= line.top and line.bottom <= bottom, box.words
        assert checked == len(cells)


@pytest.mark.parametrize("lang", LANGS)
def test_title_notes_sources_and_groups_are_inside_the_picture(lang: Lang) -> None:
    for item in all_drawn(lang):
        block = item.chart.block
        assert isinstance(block.form, MatrixForm)
        told = Counter(squeezed(words.box.words) for words in item.texts)
        said = block.words
        headings = block.form.column_groups
        for words in (said.title, said.subtitle, *said.notes, *said.sources, *headings):
            assert told[squeezed(words)], (item.name, words)


@pytest.mark.parametrize("lang", LANGS)
def test_every_colour_has_its_dark_counterpart(lang: Lang) -> None:
    for item in all_drawn(lang):
        layout = item.figure["layout"]
        colours = {shape["fillcolor"] for shape in layout["shapes"] if "fillcolor" in shape}
        colours |= {shape["line"]["color"] for shape in layout["shapes"]}
        colours |= {note["font"]["color"] for note in layout["annotations"]}
        assert colours <= set(theme.DARK)


@pytest.mark.parametrize("lang", LANGS)
def test_on_a_phone_cities_and_provinces_are_matrices_of_their_own(lang: Lang) -> None:
    narrow = next(item for item in all_drawn(lang) if item.size is theme.SCREEN_NARROW)
    wide = next(item for item in all_drawn(lang) if item.size is theme.SCREEN_WIDE)
    place = {p.id: p.label(lang) for p in committed().jurisdictions}
    for item, is_apart in ((narrow, True), (wide, False)):
        tops = {
            code: next(words.box.top for words in item.texts if words.box.words == label)
            for code, label in place.items()
        }
        assert (tops["dingxi"] != tops["liaoning"]) is is_apart
        assert tops["liaoning"] == tops["chongqing"]
    assert narrow.size.width == narrow.picture.width


def parts(figure: Drawn) -> list[str]:
    return [words.box.words for words in figure.texts]


def matrix(size: theme.Size, n: int, groups: list[str], cell: Cell) -> Drawn:
    """A row of ``n`` equal cells."""
    headings = [f"h{number}" for number in range(n)]
    row = MatrixRow("row", tuple([cell] * n))
    block = captions.Block(
        "made_up", "", captions.instrument_block(committed(), Choice(), "zh").table,
        Words("title", "subtitle"), MatrixForm(headings, [row], groups),
    )  # fmt: skip
    (item,) = drawn(iter([chart("matrix_chart", block)]), [size])
    return item


def test_details_stand_behind_the_words_where_all_columns_fit_and_below_them_where_not() -> None:
    cell = Cell("已实施", "stated", detail="12项")
    assert cell.lines(is_stacked=False) == ["已实施 12项"]
    assert cell.lines(is_stacked=True) == ["已实施", "12项"]
    assert Cell("a\nb", "stated").lines(is_stacked=True) == ["a", "b"]
    assert parts(matrix(theme.SCREEN_WIDE, 5, [], cell)).count("已实施 12项") == 5
    stacked = matrix(theme.SCREEN_NARROW, 4, [], cell)
    assert [words.lines[0].words for words in stacked.texts].count("已实施") == 4


@pytest.mark.parametrize("groups", [[], ["one"] * 4, ["one"] * 2 + ["two"] * 2, list("abcd")])
def test_columns_are_drawn_once_whatever_their_groups(groups: list[str]) -> None:
    cell = Cell("words of some length", "stated", facts=("some/fact",))
    for size in SIZES:
        item = matrix(size, 4, groups, cell)
        assert parts(item).count("words of some length") == 4
        assert all(parts(item).count(f"h{number}") == 1 for number in range(4))
        assert len(item.traces[0]["customdata"]) == 4
        assert overlaps(item.texts) == []
        assert set(groups) <= set(parts(item))


def luminance(colour: str) -> float:
    shares = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return sum(s * weight for s, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_words_of_strengths_stand_out_from_their_grounds_in_light_and_dark() -> None:
    pairs = [*GROUNDS["strength"], (theme.PAPER, theme.INK), (theme.PAPER, theme.FAINT)]
    assert len(GROUNDS["strength"]) == len(STRENGTHS)
    for ground, ink in pairs:
        assert contrast(ground, ink) >= 4.5, ground
        assert contrast(theme.DARK[ground], theme.DARK[ink]) >= 4.5, ground


def test_grounds_of_strengths_differ_from_one_another_and_from_the_paper_in_grey() -> None:
    grounds = [theme.PAPER, *(ground for ground, _ in GROUNDS["strength"])]
    for shades in (grounds, [theme.DARK[ground] for ground in grounds]):
        steps = [contrast(shades[0], shade) for shade in shades]
        assert all(more / less > 1.15 for less, more in pairwise(steps))


@pytest.mark.parametrize("strength", STRENGTHS)
def test_each_strength_has_its_word_and_its_ground(strength: Strength) -> None:
    data = catalogue(panjin=[instrument("some", strength)])
    (header, row) = captions.instrument_block(data, Choice(), "zh").form.rows
    (cell,) = row.cells
    assert header.is_header and header.name == data.label("instrument_group", "money", "zh")
    assert cell.words == data.label("strength", strength, "zh")
    grounds = [ground for ground, _ in GROUNDS["strength"]][::-1]
    assert GROUNDS[cell.scale][cell.shade][0] == grounds[STRENGTHS.index(strength)]


# The page


def visit(lang: Lang, **address: str) -> View:
    """A first visit to the page of instruments under an address."""
    app = AppTest.from_file(FRAME, default_timeout=30)
    app.context["locale"] = LOCALES[lang]
    app.query_params = dict(address)
    app._page_hash = calc_hash("policy-instruments")
    return View(app).run()


@cache
def plain(lang: Lang) -> View:
    return visit(lang)


def listed(view: View) -> list[str]:
    """The facts that the rows of the page's table lead to, one a row."""
    found = re.findall(r"data-facts='([^']*)'", view.tables)
    return [name for facts in found for name in json.loads(unescape(facts))]


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_shows_the_matrix_and_all_facts_behind_an_expander(lang: Lang) -> None:
    view = plain(lang)
    assert view.title == text("page_instruments", lang)
    assert view.notes == []
    assert len(view.charts) == 1
    (expander,) = view.app.expander
    n = len(committed().of_kind("instrument"))
    assert expander.label == text("show_all", lang, n=n)
    assert Counter(listed(view)) == Counter(entry.id for entry in committed().of_kind("instrument"))


@pytest.mark.parametrize("lang", LANGS)
def test_parts_of_an_address_that_are_not_known_are_named_and_ignored(lang: Lang) -> None:
    view = visit(lang, home="nowhere", strength="maybe", group="magic", scope="some")
    assert sorted(view.notes) == sorted(
        text("address_ignored", lang, name=name, value=value)
        for name, value in
        [("home", "nowhere"), ("strength", "maybe"), ("group", "magic"), ("scope", "some")]
    )  # fmt: skip
    assert view.components == plain(lang).components
    other = visit(lang, home="xuchang", others="nowhere,liaoning")
    assert other.notes == [text("address_ignored", lang, name="others", value="nowhere")]
    assert other.app.query_params["others"] == "liaoning"


def address_of(choice: Choice) -> dict[str, str]:
    """The address under which the page shows a choice."""
    parts = {
        "group": choice.group,
        "strength": None if choice.at_least == Choice().at_least else choice.at_least,
        "scope": "shared" if choice.is_shared else None,
        "home": choice.home,
        "others": ",".join(choice.others),
    }
    return {name: value for name, value in parts.items() if value}


ADDRESSED = (
    leaving(*(Choice(group) for group in GROUPS[1:])),
    leaving(Choice(at_least="in_place")),
    leaving(*(Choice(at_least=at_least, is_shared=True) for at_least in STRENGTHS[1:3])),
    leaving(*(Choice(home=home) for home in HOMES[2:])),
    leaving(*(Choice(home=home, others=("panjin", "liaoning")) for home in HOMES[2:4])),
    leaving(
        *(
            Choice(group, "plans", home=home, others=("liaoning",))
            for group, home in product(GROUPS[1:], HOMES[1:4])
        )
    ),
)


@pytest.mark.parametrize("choice", ADDRESSED, ids=lambda choice: "-".join(address_of(choice)))
@pytest.mark.parametrize("lang", LANGS)
def test_every_filter_lives_in_the_address(choice: Choice, lang: Lang) -> None:
    address = address_of(choice)
    view = visit(lang, **address)
    assert view.notes == []
    assert view.app.query_params == address
    facts = expected(choice)
    assert facts
    (expander,) = view.app.expander
    assert expander.label == text("show_all", lang, n=len(facts))
    assert Counter(listed(view)) == Counter(facts)
    title = captions.instrument_block(committed(), choice, lang).words.title
    assert any(squeezed(title) in squeezed(words) for words in view.charts)


@pytest.mark.parametrize("lang", LANGS)
def test_a_choice_that_leaves_nothing_is_answered_in_words(lang: Lang) -> None:
    empty = [choice for choice in CHOICES if not expected(choice)]
    stated, shared, gap = (
        next(choice for choice in empty if kind(choice))
        for kind in (
            lambda choice: choice.home is None and not choice.is_shared,
            lambda choice: choice.home is None and choice.is_shared,
            lambda choice: choice.home is not None and not choice.is_shared,
        )
    )
    home = committed().dataset.jurisdictions[gap.home].label(lang)
    for choice, words in (
        (stated, text("nothing_stated", lang)),
        (shared, text("nothing_shared", lang)),
        (gap, text("gap_none", lang, home=home)),
    ):
        view = visit(lang, **address_of(choice))
        assert [element.value for element in view.app.info] == [words]
        assert view.components == [] and not view.app.expander


def test_the_others_are_offered_once_a_home_is_chosen_and_leave_it_out() -> None:
    assert not plain("zh").app.multiselect
    view = visit("zh", home="xuchang")
    (others,) = view.app.multiselect
    places = [place for place in committed().jurisdictions if place.id != "xuchang"]
    assert others.options == [place.short_zh for place in places]
    assert others.value == []


def test_one_of_the_others_that_becomes_the_home_is_dropped_without_a_note() -> None:
    view = visit("zh", home="xuchang", others="panjin,liaoning")
    view.app.button_group(key="view_home").set_value("panjin")
    view.run()
    assert view.notes == []
    assert view.app.query_params == {"home": "panjin", "others": "liaoning"}
    view.app.button_group(key="view_home").set_value("liaoning")
    view.run()
    assert view.notes == []
    assert view.app.query_params == {"home": "liaoning"}
    assert view.charts


def test_documents_without_instruments_leave_a_page_that_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copy_of_data(tmp_path / "data")
    for path in (folder / "documents").iterdir():
        path.write_text(cut(path.read_text("utf-8"), "instruments"), "utf-8")
    monkeypatch.setattr(data_cache, "DATA", folder)
    assert folder != DATA
    view = visit("zh")
    assert text("nothing_stated", "zh") in view.text
    assert view.components == []
    home = visit("zh", home="xuchang")
    assert text("gap_none", "zh", home="许昌") in home.text


def test_one_document_has_no_others_to_look_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copy_of_data(tmp_path / "data", "xuchang-2017-proposal-61")
    monkeypatch.setattr(data_cache, "DATA", folder)
    assert visit("zh").charts
    view = visit("en", home="xuchang")
    assert text("gap_none", "en", home="Xuchang") in view.text
    assert view.components == []
