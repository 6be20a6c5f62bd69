"""Sentences say what the data support: with their figures, their view, and no more than that."""

import re
from collections.abc import Callable, Iterator

import pytest
from catalogues import (
    DATA,
    ROOT,
    catalogue,
    committed,
    count,
    document,
    five,
    of_documents,
    reward,
)

from lib import statements
from lib.catalogue import LEVELS, Catalogue
from lib.compare import Grade, compare_set, signature
from lib.index import Entry
from lib.statements import Finding
from lib.wording import LANGS, Lang, figures, text

RANKING = re.compile(
    r"最高|最多|最低|最少|第一|领先|落后|倍|\b(?:highest|most|lowest|least|times|best|leads?)\b",
    re.IGNORECASE,
)
"""Words that rank; ``at least`` is a bound and not among them."""

# What each page lets an address choose, by the helper or the name it is called with.
HELPERS = {"level": "choose_level", "type": "choose_type"}

THIN: dict[str, Callable[[], Catalogue]] = {
    **{
        name: lambda name=name: of_documents({name: committed().dataset.documents[name]})
        for name in (file.stem for file in sorted((DATA / "documents").glob("*.yaml")))
    },
    "nothing": lambda: catalogue(xuchang=[]),
    "one count": lambda: catalogue(xuchang=[count("some")]),
    "one batch": lambda: catalogue(xuchang=[count("some", "without_figure")]),
    "one reward": lambda: catalogue(xuchang=[reward("some")]),
    "no rewards": lambda: catalogue(xuchang=[count("some", 5)], luoyang=[count("some", 8)]),
    "two provinces": lambda: catalogue(xuchang=[count("some", 5)], dingxi=[count("some", 8)]),
    "no cities": lambda: catalogue(liaoning=[count("some")], chongqing=[reward("some")]),
}
DATASETS = {"all": committed, **THIN}


def ranks(sentence: str) -> bool:
    return bool(RANKING.search(sentence.replace("at least", "")))


def compared(data: Catalogue, finding: Finding) -> Grade:
    entries = [data.entries[name] for name in finding.facts]
    if any(entry.kind not in {"count", "reward"} for entry in entries):
        return Grade.APART
    return compare_set(map(signature, entries)).grade


def subtracts(data: Catalogue, finding: Finding, lang: Lang) -> bool:
    """Whether a finding tells a plain difference."""
    told = statements.differences(data, data.entries.values(), lang)
    return any(finding.sentence.startswith(item.claim) for item in told)


def figure_of(entry: Entry, lang: Lang) -> str:
    """The figure of a fact without how often it is paid."""
    if entry.kind == "reward":
        return figures.amount(entry.reward.amount, lang)
    return figures.value(entry, lang)


@pytest.mark.parametrize("lang", LANGS)
def test_every_finding_holds_the_figures_of_its_facts_with_place_and_year(lang: Lang) -> None:
    data = committed()
    found = statements.findings(data, lang)
    assert len(found) >= 3
    assert any(finding.facts for finding in found)
    for finding in found:
        figure = figure_of if subtracts(data, finding, lang) else figures.value
        for name in finding.facts:
            entry = data.entries[name]
            assert figure(entry, lang) in finding.sentence
            assert entry.jurisdiction.label(lang) in finding.sentence
            assert figures.year(entry, lang) in finding.sentence


@pytest.mark.parametrize("lang", LANGS)
def test_the_differences_and_the_yearly_support_are_found_in_their_order(lang: Lang) -> None:
    found = statements.findings(five(), lang)
    assert [finding.page for finding in found] == ["rewards", "counts", "rewards", "coverage"]
    awards, counted, yearly, silence = [set(finding.facts) for finding in found]
    xuchang, dingxi, panjin, chongqing = (
        "xuchang-2017-proposal-61",
        "dingxi-2018-platform-plan",
        "panjin-2020-proposal-15",
        "chongqing-2020-suggestion-942",
    )
    assert awards == {
        f"{panjin}/new-centres-national",
        f"{panjin}/new-centres-provincial",
        f"{xuchang}/new-rd-platforms-national",
        f"{xuchang}/new-rd-platforms-provincial",
    }
    assert counted == {
        f"{xuchang}/engineering-technology-centres-provincial",
        f"{dingxi}/engineering-technology-centres-provincial",
        f"{panjin}/engineering-technology-centres-municipal",
        f"{xuchang}/engineering-technology-centres-municipal",
    }
    assert yearly == {f"{chongqing}/stable-support-{level}" for level in ("national", "provincial")}
    assert silence == set()
    assert [subtracts(five(), finding, lang) for finding in found] == [True, True, False, False]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", DATASETS)
def test_every_finding_leads_to_a_page_that_knows_its_parameters(name: str, lang: Lang) -> None:
    data = DATASETS[name]()
    known = {
        "level": set(LEVELS),
        "type": set(data.types),
        "condition": {term.id for term in data.dataset.vocabulary.triggers},
        "place": set(data.dataset.jurisdictions),
    }
    for finding in statements.findings(data, lang):
        page = ROOT / "pages" / f"{finding.page}.py"
        assert page.is_file()
        source = page.read_text(encoding="utf-8")
        for parameter, value in finding.parameters.items():
            assert f'"{parameter}"' in source or HELPERS.get(parameter, "?") in source
            assert value in known[parameter]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", DATASETS)
def test_no_sentence_ranks_what_is_not_comparable(name: str, lang: Lang) -> None:
    data = DATASETS[name]()
    for finding in statements.findings(data, lang):
        if not finding.facts or compared(data, finding) != Grade.COMPARABLE:
            assert not ranks(finding.sentence), finding.sentence


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", THIN)
def test_thin_data_give_sentences_without_gaps(name: str, lang: Lang) -> None:
    data = THIN[name]()
    for finding in statements.findings(data, lang):
        assert finding.sentence.strip()
        assert "{" not in finding.sentence and "  " not in finding.sentence
    assert statements.coverage_line(data, lang)
    assert statements.version_line(data, lang)
    assert statements.sources(data.entries.values(), lang)


def test_figures_of_the_same_kind_and_year_are_said_to_be_comparable() -> None:
    data = catalogue(xuchang=[count("some", 5)], luoyang=[count("some", 8)])
    first = statements.findings(data, "zh")[0]
    assert set(first.facts) == {"xuchang/some", "luoyang/some"}
    assert first.sentence.index("洛阳8") < first.sentence.index("许昌5")


def test_two_of_three_are_found_comparable_though_the_third_is_of_another_year() -> None:
    data = catalogue(
        xuchang=[count("some", 5)],
        luoyang=[count("some", 8)],
        anyang=[count("some", 9, as_of="2015")],
    )
    first = statements.findings(data, "zh")[0]
    assert set(first.facts) == {"xuchang/some", "luoyang/some"}
    assert first.sentence.endswith("可以比较。洛阳比许昌多3个。")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"bound": "at_least"}, "reason_bound"),
        ({"level": "national"}, "finding_nothing_shared"),
        ({"types": ["incubator"]}, "finding_nothing_shared"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_where_nothing_is_comparable_that_is_said_with_its_reason_and_no_figure_is_named(
    more: dict[str, object], reason: str, lang: Lang
) -> None:
    data = catalogue(xuchang=[count("some", 5)], luoyang=[count("some", 8, **more)])
    first = statements.findings(data, lang)[0]
    words = text("finding_no_comparable", lang, reasons=text(reason, lang))
    assert (first.sentence, first.facts) == (words, ())


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("place", "more", "caveat"),
    [
        ("luoyang", {"as_of": "2015"}, "difference_year"),
        ("luoyang", {"as_of": "not_stated"}, "difference_year_open"),
        ("dingxi", {}, "difference_authority_provincial"),
        ("luoyang", {"reading": {"value": "implied_by_parts"}}, "difference_implied"),
        ("luoyang", {"reading": {"measure": "ambiguous"}}, "difference_reading"),
    ],
    ids=lambda value: next(iter(value), "other province") if isinstance(value, dict) else "",
)
def test_where_nothing_is_comparable_exact_figures_side_by_side_are_subtracted_with_the_reason(
    place: str, more: dict[str, object], caveat: str, lang: Lang
) -> None:
    data = catalogue(xuchang=[count("some", 5)], **{place: [count("some", 8, **more)]})
    first = statements.findings(data, lang)[0]
    assert set(first.facts) == {"xuchang/some", f"{place}/some"}
    three = "相差3个" if lang == "zh" else "a difference of 3."
    name = data.dataset.jurisdictions[place].label(lang)
    assert three in first.sentence
    assert text(caveat, lang, places=name).casefold() in first.sentence.casefold()
    assert not ranks(first.sentence)


def test_where_one_place_alone_has_existing_platforms_nothing_is_said_of_comparing_them() -> None:
    data = catalogue(xuchang=[count("some", 5)], dingxi=[count("some", 8, status="target")])
    assert all(finding.page != "counts" for finding in statements.findings(data, "zh"))


def test_a_city_and_a_province_are_never_told_in_one_comparison() -> None:
    data = catalogue(panjin=[count("some", 5)], liaoning=[count("some", 8)])
    assert statements.findings(data, "zh")[0].facts == ()


def test_awards_of_two_places_are_told_with_the_reason_why_they_are_not_ranked() -> None:
    data = catalogue(
        xuchang=[reward("some", 500_000)],
        panjin=[reward("some", 1_000_000, policy_status="in_force")],
    )
    (finding,) = (f for f in statements.findings(data, "zh") if f.page == "rewards")
    assert "50万元" in finding.sentence and "100万元" in finding.sentence
    assert text("difference_validity_some", "zh") in finding.sentence
    assert not ranks(finding.sentence)


@pytest.mark.parametrize("lang", LANGS)
def test_that_no_policy_is_confirmed_is_said_once_and_keeps_no_awards_from_being_ranked(
    lang: Lang,
) -> None:
    data = catalogue(xuchang=[reward("some", 500_000)], panjin=[reward("some", 1_000_000)])
    (finding,) = (f for f in statements.findings(data, lang) if f.page == "rewards")
    assert text("tail_comparable", lang) in finding.sentence
    assert finding.sentence.count(text("tail_validity", lang)) == 1
    assert compared(data, finding) == Grade.COMPARABLE
    assert ranks(finding.sentence)
    held = {place: [reward("some", policy_status="in_force")] for place in ("xuchang", "panjin")}
    (finding,) = (f for f in statements.findings(catalogue(**held), lang) if f.page == "rewards")
    assert text("tail_validity", lang) not in finding.sentence


def test_a_yearly_and_a_one_off_award_are_never_told_in_one_sentence() -> None:
    data = catalogue(xuchang=[reward("once")], panjin=[reward("yearly", frequency="annual")])
    for finding in statements.findings(data, "zh"):
        assert set(finding.facts) != {"xuchang/once", "panjin/yearly"}


@pytest.mark.parametrize("lang", LANGS)
def test_silence_is_told_with_the_names_of_the_silent(lang: Lang) -> None:
    data = catalogue(xuchang=[reward("some")], dingxi=[count("some", 3)], panjin=[])
    last = statements.findings(data, lang)[-1]
    assert (last.page, last.facts) == ("coverage", ())
    rewardless, _, countless = last.sentence.partition(text("join_sentence", lang))
    label = {name: data.dataset.jurisdictions[name].label(lang) for name in data.dataset.documents}
    assert label["dingxi"] in rewardless and label["panjin"] in rewardless
    assert label["xuchang"] not in rewardless
    assert label["xuchang"] in countless and label["dingxi"] not in countless


def test_where_everyone_speaks_no_silence_is_told() -> None:
    data = catalogue(xuchang=[reward("one"), count("some", 3)])
    assert all(finding.page != "coverage" for finding in statements.findings(data, "zh"))


# Sources


@pytest.mark.parametrize("lang", LANGS)
def test_sources_name_every_document_once_with_number_or_title_and_date(lang: Lang) -> None:
    data = committed()
    words = statements.sources(data.entries.values(), lang)
    for found in data.dataset.documents.values():
        source = found.document
        titled = source.title.text(lang).replace("《", "〈").replace("》", "〉")
        name = source.number if source.number != "not_stated" else titled
        assert words.count(name) == 1
        assert figures.date(source.date_signed, lang) in words


@pytest.mark.parametrize("lang", LANGS)
def test_sources_name_the_policies_that_are_quoted_once_each(lang: Lang) -> None:
    data = committed()
    words = statements.sources(data.of_kind("reward"), lang)
    for number in ("盘政办发〔2019〕29号", "渝科局发〔2019〕62号"):
        assert words.count(number) == 1
    assert "定西" not in words and "Dingxi" not in words


def test_only_documents_behind_the_facts_are_named() -> None:
    data = catalogue(xuchang=[count("some")], dingxi=[count("some")])
    words = statements.sources([data.entries["xuchang/some"]], "zh")
    assert "许昌" in words and "定西" not in words


def test_a_title_within_a_title_has_the_inner_marks_and_the_data_keep_their_own() -> None:
    titled = {"zh": "对《某某提案》的答复", "en": 'Reply to "Some proposal"'}
    data = of_documents(
        {"some": document("xuchang", [count("one")], number="not_stated", title=titled)}
    )
    source = data.dataset.documents["some"].document
    for lang, told in (("zh", "《对〈某某提案〉的答复》"), ("en", "\"Reply to 'Some proposal'\"")):
        assert told in statements.sources(data.entries.values(), lang)
        assert statements.document_name(source, lang).startswith(told)
    assert source.title.zh == titled["zh"]


@pytest.mark.parametrize("lang", LANGS)
def test_a_document_without_number_or_date_is_told_in_words(lang: Lang) -> None:
    source = {"number": "not_stated", "date_signed": "not_stated"}
    data = of_documents({"some": document("xuchang", [count("one")], **source)})
    for words in (
        statements.document_label(data, "some", lang),
        statements.coverage_line(data, lang),
        statements.sources(data.entries.values(), lang),
    ):
        assert "not_" not in words and "{" not in words


@pytest.mark.parametrize("lang", LANGS)
def test_the_version_line_names_version_and_date_of_the_data(lang: Lang) -> None:
    data = committed()
    words = statements.version_line(data, lang)
    assert data.dataset.version in words
    assert figures.date(data.dataset.date, lang) in words


@pytest.mark.parametrize("lang", LANGS)
def test_the_head_of_the_pages_names_every_place_with_its_years(lang: Lang) -> None:
    data = committed()
    words = statements.coverage_line(data, lang)
    assert str(len(data.dataset.documents)) in words
    for found in data.dataset.documents.values():
        place = data.dataset.jurisdictions[found.document.jurisdiction]
        assert place.label(lang) in words
        assert found.document.date_signed[:4] in words


def test_two_documents_of_a_place_are_told_in_one_breath() -> None:
    data = of_documents(
        {
            "one": document("xuchang", [], date_signed="2017-01-01"),
            "two": document("xuchang", [], date_signed="2020-01-01"),
        }
    )
    words = statements.coverage_line(data, "zh")
    assert words.count("许昌") == 1 and "2017" in words and "2020" in words


# Words for grades and reasons


@pytest.mark.parametrize("lang", LANGS)
def test_reasons_are_told_in_their_own_order_and_once(lang: Lang) -> None:
    words = statements.reasons_phrase(["validity", "year", "year"], lang)
    first, second = (text(f"reason_{name}", lang) for name in ("year", "validity"))
    assert words == f"{first}{text('join_sentence', lang)}{second}"


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_comparable_has_no_caveat(lang: Lang) -> None:
    assert statements.grade_note([], lang) == ""
    assert text("reason_year", lang) in statements.grade_note(["year"], lang)


@pytest.mark.parametrize("lang", LANGS)
def test_grades_have_names_that_differ(lang: Lang) -> None:
    assert len({statements.grade_label(grade, lang) for grade in Grade}) == len(Grade)


def test_how_many_state_it_counts_the_places_of_its_tier_only() -> None:
    data = committed()
    words = statements.n_of_n(data, ["xuchang", "liaoning"], "prefecture", "en")
    assert re.findall(r"\d+", words) == ["1", "3"]
    assert re.findall(r"\d+", statements.n_of_n(data, ["xuchang"], None, "en")) == ["1", "5"]


def test_lists_are_joined_as_the_language_does() -> None:
    assert statements.join([], "en") == ""
    assert statements.join(["a"], "en") == "a"
    assert statements.join(["a", "b", "c"], "en") == "a, b and c"
    assert statements.join(["甲", "乙", "丙"], "zh") == "甲、乙和丙"


# Caveats of a fact


def caveats(data: Catalogue, lang: Lang) -> Iterator[tuple[str, list[str]]]:
    for entry in data.entries.values():
        yield entry.id, statements.evidence_caveats(data, entry, lang)


@pytest.mark.parametrize("lang", LANGS)
def test_readings_notes_and_open_validity_are_caveats_of_a_fact(lang: Lang) -> None:
    data = committed()
    for name, lines in caveats(data, lang):
        entry = data.entries[name]
        assert len(lines) >= len(entry.fact.reading) + bool(entry.fact.note)
        assert len(lines) == len(set(lines))
        if entry.fact.note:
            assert entry.fact.note.text(lang) in lines
        if entry.kind == "reward":
            assert text("caveat_validity", lang) in lines


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "amount",
    [
        {"kind": "fixed", "min_cny": 5, "max_cny": 9, "bound": "range"},
        {"kind": "share", "percent": 30, "of": {"zh": "投入", "en": "cost"}, "cap_cny": 9},
    ],
    ids=["fixed", "share"],
)
def test_every_field_that_a_reading_may_name_can_be_told(
    amount: dict[str, object], lang: Lang
) -> None:
    names = [name for name in amount if name != "kind"]
    note = {"zh": "说明", "en": "why"}
    fact = reward("some", amount=amount, reading=dict.fromkeys(names, "implied"), note=note)
    ((_, lines),) = caveats(catalogue(xuchang=[fact]), lang)
    assert len(lines) >= len(names)
