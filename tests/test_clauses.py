"""No label is wider than its clause: what a document says of some platforms is told of no others.

Walks every count, reward and platform named of the committed data and all that is made of them:
tables, charts, sentences, slides and Word documents. How names are found in a passage is written
out here anew, apart from the rules that the check goes by.
"""

import csv
import io
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import docx
import pptx
import pytest
from catalogues import DATA, committed

from lib import statements
from lib.captions import Block
from lib.charts.forms import MatrixForm
from lib.checks.type_words import TypeNames
from lib.decks.deck import Deck, DeckItem
from lib.decks.pages import PAGES
from lib.decks.view import View, shown
from lib.exports import slides, word
from lib.exports.data import as_csv
from lib.index import Entry
from lib.load import load
from lib.model.document import Named, PlatformFact
from lib.problem import DataError
from lib.script import normalise_name
from lib.tables import TABLES
from lib.views import overview
from lib.wording import LANGS, Lang

CHONGQING = "chongqing-2020-suggestion-942"
ENTERPRISE = {
    f"{CHONGQING}/stable-support-national": {"zh": "200万元", "en": "CNY 2 million"},
    f"{CHONGQING}/excellent-national": {"zh": "500万元", "en": "CNY 5 million"},
}
"""What Chongqing pays to Enterprise State Key Laboratories, and to no others of national level."""

NAME = {"zh": "企业国家重点实验室", "en": "Enterprise State Key Laborator"}
FIGURE = {
    "zh": re.compile(r"(?<![\d.,])[25]00万元"),
    "en": re.compile(r"CNY [25](?:,000,000| million)"),
}
WIDER = {
    "zh": re.compile(r"(?<!企业)国家级?重点实验室"),
    "en": re.compile(r"(?<!Enterprise )State Key Laborator|(?i:national(?:-level)? key laborator)"),
}
"""The names of all laboratories of national level, of which those of enterprises are a few."""

VIEWS = [
    *(View(page) for page in PAGES),
    View("comparison", {"scope": "all"}),
    View("rewards", {"form": "ladder"}),
    View("rewards", {"form": "heat"}),
    View("rewards", {"type": "key_laboratory"}),
    View("rewards", {"together": "1"}),
    View("value", {"type": "key_laboratory", "years": "1", "excellent": "never"}),
    View("budget", {"home": "panjin", "tiers": "chongqing"}),
    View("coverage", {"kind": "reward"}),
    View("profile", {"place": "chongqing"}),
]


def about_platforms() -> list[Entry]:
    """Every fact that speaks of platforms of some type."""
    data = committed()
    return [entry for kind in ("count", "named", "reward") for entry in data.of_kind(kind)]


def types_of(entry: Entry) -> list[str]:
    fact = entry.fact
    if isinstance(fact, Named):
        return [fact.type]
    assert isinstance(fact, PlatformFact)
    return fact.types


# The clauses


LEVEL_WORDS = re.compile(r"国家级|省级|市级|县级|国家")


def plain(words: str) -> str:
    return "".join(normalise_name(words).split())


@cache
def names() -> list[tuple[str, str]]:
    """Every name of a type as documents spell it, with its type; the longest first."""
    known = committed().types.values()
    found = [(plain(name), kind.id) for kind in known for name in (kind.zh, *kind.aliases)]
    return sorted(found, key=lambda item: -len(item[0]))


def types_named(fragments: Sequence[str]) -> set[str]:
    """The types that a passage names: what is part of a longer name is named by that alone.

    Level words may stand inside a name (企业省级技术中心), unless they are part of it
    (企业国家重点实验室).
    """
    text = plain("|".join(fragments))
    named = set()
    for has_level in (True, False):
        for name, kind in names():
            if bool(LEVEL_WORDS.search(name)) is has_level and name in text:
                named.add(kind)
                text = text.replace(name, "|")
        text = LEVEL_WORDS.sub("", text)
    return named


@pytest.mark.parametrize(
    ("passage", "named"),
    [
        (["每年支持企业国家重点实验室200万元"], {"enterprise_state_key_laboratory"}),
        (["国家级重點試驗室5家"], {"key_laboratory"}),
        (["企业省级重点实验室"], {"enterprise_key_laboratory"}),
        (["提升省级企业重点实验室", "变性淀粉工艺与应用重点实验室"],
         {"enterprise_key_laboratory", "key_laboratory"}),
        (["省级工程技术研究中心", "重点实验室36个"],
         {"engineering_technology_research_centre", "key_laboratory"}),
        (["企业国家重点实验室和国家重点实验室"],
         {"enterprise_state_key_laboratory", "key_laboratory"}),
        (["专业技术创新中心22家"], {"professional_technology_innovation_centre"}),
    ],
)  # fmt: skip
def test_a_name_within_a_longer_one_is_not_named(passage: list[str], named: set[str]) -> None:
    assert types_named(passage) == named
    # The check reads passages so too.
    assert TypeNames(committed().dataset.vocabulary.types).named_in(passage) == named


def test_the_words_of_every_type_stand_in_the_passage_or_are_marked_as_a_reading() -> None:
    wrong = []
    seen = 0
    for entry in about_platforms():
        fact = entry.fact
        if {"types", "type"} & set(fact.reading):
            continue
        stated = fact.type_stated if isinstance(fact, PlatformFact) else None
        told = types_named([*fact.evidence.quote, *([stated] if stated else [])])
        seen += 1
        wrong += [(entry.id, kind) for kind in types_of(entry) if kind not in told]
    assert seen > 80
    assert wrong == []


def test_what_the_document_calls_a_platform_is_never_narrower_than_its_type() -> None:
    for entry in about_platforms():
        fact = entry.fact
        if isinstance(fact, PlatformFact) and fact.type_stated and "types" not in fact.reading:
            assert len(fact.types) > 1 or types_named([fact.type_stated]) <= set(fact.types)


# What is made of them


@pytest.mark.parametrize("name", ["counts", "named", "rewards"])
def test_the_tables_call_platforms_by_the_names_of_their_own_types(name: str) -> None:
    table = TABLES[name](committed().dataset)
    one_each = "types" not in table.columns or name == "rewards"
    for row in table.to_dict("records"):
        entry = committed().entries[row["fact_id"]]
        kinds = [row["type"]] if one_each else types_of(entry)
        assert set(kinds) <= set(types_of(entry))
        for lang, mark in (("zh", "；"), ("en", "; ")):
            labels = [committed().label("type", kind, lang) for kind in kinds]  # type: ignore[arg-type]
            assert row[f"type_{lang}"] == mark.join(labels)


@pytest.mark.parametrize("lang", LANGS)
def test_every_sentence_of_a_fact_names_its_types(lang: Lang) -> None:
    data = committed()
    for entry in about_platforms():
        sentence = statements.of_fact(data, entry, lang)
        fact = entry.fact
        official = data.official_name(fact, lang) if isinstance(fact, PlatformFact) else ""
        for kind in types_of(entry):
            called = (official, data.label("type", kind, lang))
            stems = [stem_of(name) for name in called if name]
            assert any(stem in sentence.lower() for stem in stems), (entry.id, sentence)


def stem_of(label: str) -> str:
    """What the singular and the plural of a name have in common: Key laborator(y|ies)."""
    return re.split(r" \(| for | of | sharing | jointly ", label)[0].removesuffix("y").lower()


def pieces(block: Block) -> Iterator[tuple[str, set[str]]]:
    """What a chart says, text by text, with the facts that each is about."""
    words = block.words
    for said in (words.title, words.subtitle, *words.notes, *words.sources, block.plain_title):
        yield said, set()
    for line in block.derivation:
        yield line, set()
    group = ""
    for row in block.form.rows:
        if row.is_header:
            group = row.name
        if isinstance(block.form, MatrixForm):
            for cell in row.cells:
                told = (group, row.name, cell.words, cell.detail, cell.hover)  # type: ignore[union-attr]
                yield " ".join(told), set(cell.facts)  # type: ignore[union-attr]
            continue
        for marks in row.cells:
            for mark in marks:  # type: ignore[union-attr]
                told = (group, row.name, row.detail, mark.label, mark.hover)  # type: ignore[union-attr]
                yield " ".join(told), set(mark.facts)


@cache
def charts(lang: Lang) -> list[tuple[str, Block]]:
    """The charts of every page under its defaults, and of views that show laboratories."""
    return [(view.page, block) for view in VIEWS for block in shown(committed(), view, lang).blocks]


@pytest.mark.parametrize("lang", LANGS)
def test_every_page_is_looked_at(lang: Lang) -> None:
    assert {page for page, _ in charts(lang)} == set(PAGES)


@pytest.mark.parametrize("lang", LANGS)
def test_the_marks_of_every_chart_stand_in_rows_that_name_a_type_of_theirs(lang: Lang) -> None:
    data = committed()
    seen: set[str] = set()
    for _, block in charts(lang):
        for said, facts in pieces(block):
            for name in facts:
                fact = data.entries[name].fact
                if not isinstance(fact, PlatformFact):
                    continue
                seen.add(name)
                called = [data.label("type", kind, lang) for kind in fact.types]
                called += filter(None, [data.official_name(fact, lang)])
                assert any(label.lower() in said.lower() for label in called), (block.id, said)
    assert len(seen) > 60


def assert_not_widened(said: str, lang: Lang, where: str) -> bool:
    """Hold a text against the clause where it tells one of the two figures; whether it does."""
    if not FIGURE[lang].search(said):
        return False
    assert not WIDER[lang].search(said), (where, said)
    return NAME[lang] in said


@pytest.mark.parametrize("lang", LANGS)
def test_no_chart_tells_what_enterprise_laboratories_get_of_all(lang: Lang) -> None:
    told: set[str] = set()
    for _, block in charts(lang):
        for said, facts in pieces(block):
            assert_not_widened(said, lang, block.id)
            if facts & set(ENTERPRISE):
                assert NAME[lang] in said and not WIDER[lang].search(said), (block.id, said)
                told |= facts
    assert told >= set(ENTERPRISE)


@pytest.mark.parametrize("lang", LANGS)
def test_no_sentence_tells_what_enterprise_laboratories_get_of_all(lang: Lang) -> None:
    data = committed()
    for name, figure in ENTERPRISE.items():
        entry = data.entries[name]
        sentence = statements.of_fact(data, entry, lang)
        assert figure[lang] in sentence
        assert assert_not_widened(sentence, lang, name)
        item = statements.fact_item(data, entry, lang)
        assert NAME[lang] in item and not WIDER[lang].search(item)


@pytest.mark.parametrize("lang", LANGS)
def test_the_comparison_table_has_a_row_of_their_own(lang: Lang) -> None:
    for name in ENTERPRISE:
        found = [
            item
            for item in overview.items(committed(), lang)
            if any(name in cell.facts for cell in item.cells.values())
        ]
        assert found
        for item in found:
            assert NAME[lang] in item.name and not WIDER[lang].search(item.name)
            facts = {fact for cell in item.cells.values() for fact in cell.facts}
            kinds = {kind for fact in facts for kind in types_of(committed().entries[fact])}
            assert kinds == {"enterprise_state_key_laboratory"}


def test_no_row_of_a_table_tells_what_enterprise_laboratories_get_of_all() -> None:
    written = as_csv(TABLES["rewards"](committed().dataset)).decode("utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(written)) if row["fact_id"] in ENTERPRISE]
    assert len(rows) == len(ENTERPRISE)
    for row in rows:
        assert (row["type_zh"], row["type_en"]) == (
            "企业国家重点实验室",
            "Enterprise State Key Laboratory",
        )
        # The note says of which laboratories it is not.
        told = [cell for name, cell in row.items() if name not in {"note_zh", "note_en"}]
        assert not [cell for cell in told for lang in LANGS if WIDER[lang].search(cell)]


# Documents


@cache
def rewards_of_chongqing(lang: Lang) -> list[Block]:
    view = View("rewards", {"type": "enterprise_state_key_laboratory"})
    return [*shown(committed(), view, lang).blocks]


@pytest.mark.parametrize("lang", LANGS)
def test_no_word_document_tells_what_enterprise_laboratories_get_of_all(lang: Lang) -> None:
    assert rewards_of_chongqing(lang)
    for block in rewards_of_chongqing(lang):
        document = docx.Document(io.BytesIO(word.write(committed(), block, None, lang)))
        told = [paragraph.text for paragraph in document.paragraphs]
        told += [
            " | ".join(cell.text for cell in row.cells)
            for table in document.tables
            for row in table.rows
        ]
        is_named = [assert_not_widened(said, lang, block.id) for said in told]
        assert any(is_named), told


def said_on(slide: object) -> Iterator[str]:
    """Every paragraph, row of a table, and name or label of a chart."""
    for shape in slide.shapes:  # type: ignore[attr-defined]
        if shape.has_text_frame:
            yield from (paragraph.text for paragraph in shape.text_frame.paragraphs)
        if shape.has_table:
            for row in shape.table.rows:
                yield " | ".join(cell.text for cell in row.cells)
        if shape.has_chart:
            for text in shape.chart._chartSpace.iter():
                if text.tag.endswith(("}v", "}t")) and text.text:
                    yield text.text


@pytest.mark.parametrize("lang", LANGS)
def test_no_slide_tells_what_enterprise_laboratories_get_of_all(lang: Lang) -> None:
    item = DeckItem(page="rewards", choices={"type": "enterprise_state_key_laboratory"})
    made = slides.write(committed(), Deck(title="x", views=[item]), lang)
    told = 0
    for slide in pptx.Presentation(io.BytesIO(made)).slides:
        all_said = [*said_on(slide)]
        for said in all_said:
            assert_not_widened(said, lang, "slides")
        if any(FIGURE[lang].search(said) for said in all_said):
            told += 1
            assert any(NAME[lang] in " ".join(said.split()) for said in all_said), all_said
    assert told


# Planted wrong


def problems(folder: Path, change: Callable[[str], str], file: str) -> set[str]:
    """The codes of the problems once a file of the data was changed."""
    shutil.copytree(DATA, folder / "data")
    path = folder / "data" / file
    before = path.read_text("utf-8")
    after = change(before)
    assert after != before
    path.write_text(after, "utf-8")
    try:
        load(folder / "data")
    except DataError as error:
        return {problem.code for problem in error.problems}
    return set()


def test_a_reward_typed_wider_than_its_clause_is_refused(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        lambda text: text.replace("[enterprise_state_key_laboratory]", "[key_laboratory]"),
        f"documents/{CHONGQING}.yaml",
    )
    assert found and all(code.startswith("type.") for code in found), found


def test_a_narrower_name_among_the_aliases_of_a_wider_type_is_refused(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        lambda text: text.replace(
            "zh: 重点实验室, en: Key laboratory, aliases: []",
            "zh: 重点实验室, en: Key laboratory, aliases: [企业国家重点实验室]",
        ),
        "vocabulary.yaml",
    )
    assert found
