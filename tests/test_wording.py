"""Every message is there in both languages, and every message that the code asks for is there."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from string import Formatter
from typing import Any, get_args

import pytest
import yaml
from catalogues import DATA, ROOT, catalogue, committed, count, reward
from hypothesis import given
from hypothesis import strategies as st

from lib.catalogue import LEVELS
from lib.compare import SPLITS, Grade, Reason
from lib.costs import budget as costs_budget
from lib.costs import payments as costs_payments
from lib.costs import value as costs_value
from lib.exports.pictures import PRESETS
from lib.model import document as model
from lib.model import reference
from lib.model.document import (
    Count,
    FixedAmount,
    Fund,
    Instrument,
    Named,
    Reward,
    ShareAmount,
)
from lib.model.reference import TIERS
from lib.tables import TABLES
from lib.wording import LANGS, Lang, figures, lang_of, text


def parsed(file: Path) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # many times as fast where there is one
    return yaml.load(file.read_text(encoding="utf-8"), loader)


FILES = sorted((ROOT / "lib" / "wording").glob("*.yaml"))
MESSAGES: Mapping[str, Mapping[str, str]] = {
    key: texts for file in FILES for key, texts in parsed(file).items()
}
CODE = [*(ROOT / "lib").rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "app.py"]


def placeholders(message: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(message) if name is not None}


# The files


def test_a_key_stands_once_over_all_files() -> None:
    found = Counter(key for file in FILES for key in parsed(file))
    assert found.most_common(1)[0][1] == 1


def test_no_key_is_written_twice_in_a_file() -> None:
    for file in FILES:
        keys = re.findall(r"^([^\s#][^:]*):", file.read_text(encoding="utf-8"), re.MULTILINE)
        assert [key for key, n in Counter(keys).items() if n > 1] == []


def test_every_message_is_in_both_languages_with_the_same_placeholders() -> None:
    for key, texts in MESSAGES.items():
        assert set(texts) == set(LANGS), key
        zh, en = (texts[lang] for lang in LANGS)
        assert zh.strip(), key
        # English needs no unit behind a number of platforms.
        assert en.strip() or key == "unit_platforms", key
        # Chinese says how many types there are, English how many more.
        assert placeholders(zh) == placeholders(en) or key == "types_and_more", key
        assert "" not in placeholders(zh), key


HAN = r"[\u3400-\u9fff“”《》（）]"


def half_width(words: str) -> list[str]:
    """Half-width punctuation between two Chinese characters."""
    return re.findall(rf"{HAN}[,.;:?!()]+{HAN}", words)


def test_no_chinese_message_has_half_width_punctuation_between_characters() -> None:
    found = {key: half_width(texts["zh"]) for key, texts in MESSAGES.items()}
    assert {key: marks for key, marks in found.items() if marks} == {}


def chinese_texts(value: object, key: str = "") -> Iterator[str]:
    """The product's own Chinese in a data file: labels, notes, reasons; no passages."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in {"evidence", "source", "type_stated", "level_stated", "aliases"}:
                yield from chinese_texts(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from chinese_texts(part, key)
    elif isinstance(value, str) and key == "zh":
        yield value


@pytest.mark.parametrize("file", sorted(DATA.rglob("*.yaml")), ids=lambda file: file.stem)
def test_no_chinese_label_or_note_has_half_width_punctuation(file: Path) -> None:
    loaded = parsed(file)
    assert [words for words in chinese_texts(loaded) if half_width(words)] == []


def test_no_english_message_has_full_width_punctuation() -> None:
    # Problems with the data may show the very mark that is wrong.
    messages = {key: texts for key, texts in MESSAGES.items() if not key.startswith("problem.")}
    wide = {key: re.findall(r"[，。；：？！（）]", texts["en"]) for key, texts in messages.items()}
    assert {key: marks for key, marks in wide.items() if marks} == {}


# What the code asks for


def keys_of(node: ast.expr) -> Iterator[str | re.Pattern[str]]:
    """The keys that an expression may give: texts, and patterns for texts with holes."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from keys_of(node.body)
        yield from keys_of(node.orelse)
    elif isinstance(node, ast.JoinedStr):
        parts = (
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else "(.+)"
            for part in node.values
        )
        yield re.compile("".join(parts))


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call of ``text`` with the place it stands at."""
    for file in CODE:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id == "text" and node.args:
                yield f"{file.relative_to(ROOT)}:{node.lineno}", node


CALLS = list(calls())


def test_every_key_that_the_code_names_is_a_message() -> None:
    named = [(key, place) for place, call in CALLS for key in keys_of(call.args[0])]
    assert len(named) > 150
    missing = [(key, place) for key, place in named if isinstance(key, str) and key not in MESSAGES]
    assert missing == []


def test_every_key_that_the_code_puts_together_has_messages() -> None:
    patterns = [(key, place) for place, call in CALLS for key in keys_of(call.args[0])]
    assert [
        (key.pattern, place)
        for key, place in patterns
        if isinstance(key, re.Pattern) and not any(map(key.fullmatch, MESSAGES))
    ] == []


def test_every_call_fills_the_placeholders_of_its_message() -> None:
    for place, call in CALLS:
        given_names = {keyword.arg for keyword in call.keywords}
        if None in given_names:  # **values
            continue
        for key in keys_of(call.args[0]):
            if isinstance(key, str) and key in MESSAGES:
                needed = {name for lang in LANGS for name in placeholders(MESSAGES[key][lang])}
                assert needed == given_names, f"{place}: {key}"


def fields(*records: type[model.Fact]) -> set[str]:
    """Every field that a reading may name, those of amounts included."""
    plain = {"id", "evidence", "reading", "note"}
    named = {name for record in records for name in record.model_fields} - plain
    amounts = {name for kind in (FixedAmount, ShareAmount) for name in kind.model_fields}
    return named | amounts - {"kind"}


WORDED = {"case_by_case", "none", "not_stated"}
PAGES = {file.stem for file in (ROOT / "pages").glob("*.py")}
CELLS = {"stated", "zero", "no_figure", "not_applicable", "not_stated"}

EVENTS = set(get_args(model.Event))

FAMILIES: Mapping[str, set[str]] = {
    "at_least_": {"plans", "commits", "in_place"},
    "case_excellent_": {"never", "once", "throughout"},
    "column_": {
        *("next", "next_alone", "next_together", "next_why", "place", "item"),
        *("distance", "distance_stock", "distance_target", "distance_years"),
        *("step", "lower", "upper", "stacking", "adds", "reached"),
    },
    "distance_reached": {"", "_by", "_about", "_about_by"},
    "excellent_": set(get_args(costs_value.Assumed)),
    "field_number_": {"once", "yearly", *get_args(costs_budget.Use)},
    "lack_": set(costs_budget.Lack),
    "left_out_": set(costs_payments.LeftOut),
    "origin_": set(get_args(costs_budget.Origin)),
    "quantity_": {f"{m}_{s}" for m in get_args(model.Measure) for s in get_args(model.Status)},
    "quote_": {"copy", "copied", "by_hand", "implied", "ambiguous"},
    "quote_did_": EVENTS | {"new", "cumulatively"},
    "quote_doing_": EVENTS | {"new", "cumulatively"},
    "quote_topic_": EVENTS | {"new"},
    "quote_for_": {
        *("newly_recognised", "evaluated_excellent", "evaluated_good", "promotion"),
        *("stable_support", "other"),
    },
    "quote_given_": set(get_args(model.Frequency)) | {"in_cycle"},
    "quote_reward_": WORDED | {"fixed", "share", "instalments"},
    "quote_status_": set(get_args(model.PolicyStatus)),
    "quote_fund_": {"actual", "target", "actual_open", "target_open"},
    "quote_instrument_": set(get_args(model.Strength)),
    "quote_source_": set(get_args(model.FundSource)),
    "quote_field_": fields(Count, Named, Reward, Fund, Instrument),
    "quote_ranked_two_": {"count", "reward"},
    "quote_ranked_several_": {"count", "reward"},
    "ranked_two_": {"count", "reward"},
    "ranked_ends_": {"count", "reward"},
    "ranked_equal_": {"count", "reward"},
    "remedy_year_": {"count", "reward"},
    "deck_": {"up", "down", "remove"},
    "deck_slides_": {"wide", "classic"},
    "differs_": set(SPLITS),
    "title_profile_": {"both", *get_args(model.Status)},
    "subtitle_profile_": {"both", *get_args(model.Status)},
    "picture_preset.": set(PRESETS),
    "picture_file.": set(PRESETS) - {"as-shown"},
    "slides_method_": {
        *("passage", "comparable", "beside", "apart", "silence", "validity", "bounds"),
        "reckoned",
    },
    "slides_": {"place", "item", "figure", "year", "document", "paragraph", "passage"},
    "slides_sheet_": {"label", "group", "row"},
    "present_column_": {"place", "item", "figure", "year", "document", "passage"},
    "present_method_": {"read", "unlike", "silent", "bounds"},
    "present_do_": {
        *("next", "previous", "first", "last", "evidence", "back", "overview", "black"),
        *("speaker", "full", "print", "save", "help"),
    },
    "present_": {
        *("previous", "next", "evidence", "overview", "speaker", "black", "full", "print"),
        *("save", "help", "controls", "notes", "timer", "clock", "now", "following", "close"),
        *("progress", "timer_start", "timer_reset", "timer_pause", "no_evidence", "end"),
        *("popup_blocked", "no_drawing", "no_full", "drawing_failed"),
    },
    "upload_": {"choose", "drop", "busy", "failed"},
    "measured_": {"dots", "log", "ladder"},
    "headline_stock_": {"shared", "single", "alone"},
    "headline_change_": {"shared", "single", "alone"},
    "data_table.": set(TABLES),
    "data_row.": set(TABLES),
    "data_type.": {"string", "integer", "number", "boolean"},
    "package_file.": {
        *("csv", "parquet", "workbook.xlsx", "README.md", "CITATION.cff", "citation.bib"),
        *("citation.txt", "datapackage.json", "package.zip", "version.json"),
    },
    "sheet_": {
        *("about", "fields", "codes", "table", "column", "title", "note", "type", "filled"),
        *("code", "meaning", "is_missing"),
    },
    "relation_": set(get_args(costs_value.Relation)),
    "rule_": set(costs_payments.Rule),
    "stated_": {"stock", "flow", "gap"},
    "step_": set(get_args(model.Stacking)),
    "use_": {*get_args(costs_budget.Use), "assumed"},
    "amount_": WORDED,
    "block_": set(TIERS),
    "bound_": set(get_args(model.Bound)),
    "coverage_": CELLS,
    "field_": fields(Count, Reward, Fund, Instrument),
    "form_": {"dots", "ladder", "heat"},
    "frequency_": set(get_args(model.Frequency)),
    "grade_": {grade.name.lower() for grade in Grade},
    "heat_": {"none", "case_by_case", "not_stated"},
    "kind_": {"count", "target", "named", "reward", "fund", "instrument"},
    "language_": {"zh-Hans", "zh-Hant"},
    "month_": {str(month) for month in range(1, 13)},
    "page_": PAGES,
    "panel_": set(LEVELS),
    "read_": {"implied", "noted"},
    "reason_": set(Reason),
    "scale_": {"linear", "log"},
    "scope_": {"shared", "all"},
    "section_": {"stock", "target", "change"},
    "silent_": {"reward", "count"},
    "subtitle_counts_": {"stock", "change"},
    "subtitle_": {"dots", "ladder", "heat"},
    "title_coverage_": {"count", "target", "reward"},
    "topic_": {"all", "counts", "targets", "rewards", "funds"},
    "view_": {"stock", "change"},
    "": CELLS - {"stated", "no_figure"} | {"not_recorded"},
}
"""Keys that are put together from a code, with all the codes there are."""


@pytest.mark.parametrize("family", FAMILIES)
def test_every_code_has_its_message(family: str) -> None:
    assert {f"{family}{code}" for code in FAMILIES[family]} - set(MESSAGES) == set()


def test_the_levels_of_the_code_are_those_of_the_model_and_the_vocabulary() -> None:
    assert get_args(model.Level) == LEVELS
    assert [term.id for term in committed().dataset.vocabulary.levels] == list(LEVELS)


TERMS = {
    "bound": get_args(model.Bound),
    "measure": get_args(model.Measure),
    "event": get_args(model.Event),
    "status": get_args(model.Status),
    "reading": get_args(model.ReadingMark),
    "frequency": get_args(model.Frequency),
    "years": ("evaluation_cycle", "not_stated"),
    "relation": get_args(model.Relation),
    "stacking": get_args(model.Stacking),
    "amount_kind": ("fixed", "share", *WORDED),
    "policy_status": get_args(model.PolicyStatus),
    "strength": get_args(model.Strength),
    "fund_source": get_args(model.FundSource),
    "tier": TIERS,
    "standing": get_args(reference.Standing),
    "named_standing": get_args(model.Standing),
}


def test_the_vocabulary_names_every_code_of_the_model_and_no_others() -> None:
    terms = committed().dataset.vocabulary.terms
    assert {name: {term.id for term in found} for name, found in terms.items()} == {
        name: set(codes) for name, codes in TERMS.items()
    }


@pytest.mark.parametrize("lang", LANGS)
def test_labels_of_a_list_differ_from_one_another(lang: Lang) -> None:
    vocabulary = committed().dataset.vocabulary
    lists = {
        "types": vocabulary.types,
        "families": vocabulary.families,
        "instruments": vocabulary.instruments,
        "triggers": vocabulary.triggers,
        "natures": vocabulary.natures,
        **vocabulary.terms,
    }
    for name, terms in lists.items():
        labels = Counter(term.label(lang) for term in terms)
        assert [label for label, n in labels.items() if n > 1] == [], name


def test_a_key_that_no_file_holds_and_a_value_left_out_raise() -> None:
    with pytest.raises(KeyError):
        text("no such key", "zh")
    with pytest.raises(KeyError):
        text("search_result", "zh")


@pytest.mark.parametrize(
    ("asked", "lang"),
    [("zh", "zh"), ("zh-CN", "zh"), ("zh_TW.UTF-8", "zh"), ("ZH-hant", "zh"), ("en-GB", "en"),
     ("de", "en"), ("", "en"), (None, "en"), ("C.UTF-8", "en")],
)  # fmt: skip
def test_chinese_for_any_chinese_locale_and_english_for_others(
    asked: str | None, lang: Lang
) -> None:
    assert lang_of(asked) == lang


# Amounts in words

MONEY = [
    (500_000, "50万元", "CNY 500,000"),
    (1_000_000, "100万元", "CNY 1 million"),
    (350_000_000, "3.5亿元", "CNY 350 million"),
    (3_500_000_000, "35亿元", "CNY 3.5 billion"),
    (100_000_000, "1亿元", "CNY 100 million"),
    (40_982_200, "4098.22万元", "CNY 40,982,200"),
    (50_821_000, "5082.1万元", "CNY 50,821,000"),
    (29_220_000, "2922万元", "CNY 29.22 million"),
    (32_990_000, "3299万元", "CNY 32.99 million"),
    (10_000, "1万元", "CNY 10,000"),
    (9_999, "9999元", "CNY 9,999"),
    (12_345, "1.2345万元", "CNY 12,345"),
    (0, "0元", "CNY 0"),
]


@pytest.mark.parametrize(("cny", "zh", "en"), MONEY)
def test_an_amount_is_written_as_an_officer_would(cny: int, zh: str, en: str) -> None:
    assert (figures.money(cny, "zh"), figures.money(cny, "en")) == (zh, en)


UNITS = {
    "元": 1, "万元": 10_000, "亿元": 100_000_000,
    "": 1, " million": 1_000_000, " billion": 1_000_000_000,
}  # fmt: skip


def parse(words: str) -> Decimal:
    """The yuan that an amount in words says, in either language."""
    found = re.fullmatch(r"(?:CNY )?(\d[\d,]*(?:\.\d+)?)(.*)", words)
    assert found, words
    return Decimal(found[1].replace(",", "")) * UNITS[found[2]]


amounts = st.integers(0, 10**14) | st.builds(
    lambda number, power: number * 10**power, st.integers(0, 10**5), st.integers(0, 9)
)


@given(amounts, st.sampled_from(LANGS))
def test_an_amount_in_words_is_exactly_the_amount(cny: int, lang: Lang) -> None:
    assert parse(figures.money(cny, lang)) == cny


@given(amounts, amounts, st.sampled_from(LANGS))
def test_different_amounts_are_written_differently(one: int, other: int, lang: Lang) -> None:
    same = figures.money(one, lang) == figures.money(other, lang)
    assert same is (one == other)


@pytest.mark.parametrize(
    ("amount", "zh", "en"),
    [
        ({"min_cny": 200_000, "bound": "at_least"}, "不低于20万元", "at least CNY 200,000"),
        ({"max_cny": 200_000, "bound": "up_to"}, "不超过20万元", "up to CNY 200,000"),
        ({"min_cny": 200_000, "max_cny": 200_000, "bound": "about"}, "约20万元",
         "about CNY 200,000"),
        ({"min_cny": 50_000, "max_cny": 100_000, "bound": "range"}, "5万元–10万元",
         "CNY 50,000–CNY 100,000"),
    ],
)  # fmt: skip
def test_the_bound_of_an_amount_is_told(amount: dict[str, object], zh: str, en: str) -> None:
    found = reward("some", amount={"kind": "fixed", **amount}).amount
    assert (figures.amount(found, "zh"), figures.amount(found, "en")) == (zh, en)


@pytest.mark.parametrize("lang", LANGS)
def test_a_share_tells_percent_base_and_cap(lang: Lang) -> None:
    base = {"zh": "投入", "en": "investment"}
    share = {"kind": "share", "percent": 12.5, "of": base, "bound": "up_to", "cap_cny": 1_000_000}
    words = figures.amount(reward("some", amount=share).amount, lang)
    assert "12.5%" in words and base[lang] in words and figures.money(1_000_000, lang) in words
    assert figures.bounded("12.5%", "up_to", lang) in words


@pytest.mark.parametrize("lang", LANGS)
def test_amounts_in_words_differ_and_hold_no_figure(lang: Lang) -> None:
    found = [figures.amount(reward("some", amount={"kind": kind}).amount, lang) for kind in WORDED]
    assert len(set(found)) == len(WORDED)
    assert not any(re.search(r"\d", words) for words in found)


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_paid_how_often_is_told_differently(lang: Lang) -> None:
    found = {
        figures.reward_value(reward("some", frequency=frequency), lang)
        for frequency in get_args(model.Frequency)
    }
    found.add(
        figures.reward_value(reward("some", frequency="annual", years="evaluation_cycle"), lang)
    )
    assert len(found) == len(get_args(model.Frequency)) + 1
    assert all(figures.money(500_000, lang) in words for words in found)


# Counts, years and dates


@pytest.mark.parametrize(
    ("value", "more", "zh", "en"),
    [
        (0, {}, "0", "0"),
        (1234, {}, "1,234", "1,234"),
        (3, {"bound": "at_least"}, "不低于3", "at least 3"),
        (160, {"bound": "about"}, "约160", "about 160"),
        (5, {"bound": "range", "value_max": 10}, "5–10", "5–10"),
    ],
)
def test_a_count_is_told_with_its_bound(
    value: int, more: dict[str, object], zh: str, en: str
) -> None:
    found = count("some", value, **more)
    assert (figures.count_value(found, "zh"), figures.count_value(found, "en")) == (zh, en)


@pytest.mark.parametrize("lang", LANGS)
def test_zero_no_figure_not_stated_and_not_applicable_are_different_words(lang: Lang) -> None:
    batch = figures.count_value(count("some", "without_figure"), lang)
    words = {"0", batch, text("not_stated", lang), text("not_applicable", lang)}
    assert len(words) == 4
    assert not re.search(r"\d", batch)


@pytest.mark.parametrize(
    ("stated", "zh", "en"),
    [
        ("2017", "2017年", "2017"),
        ("2017-08-18", "2017年", "2017"),
        ("2018/2020", "2018—2020年", "2018–2020"),
        ("2018-01/2018-06", "2018年", "2018"),
    ],
)
def test_a_period_is_told_by_its_years(stated: str, zh: str, en: str) -> None:
    assert (figures.period(stated, "zh"), figures.period(stated, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("stated", "zh", "en"),
    [
        ("2017-08-18", "2017年8月18日", "18 August 2017"),
        ("2017-08", "2017年8月", "August 2017"),
        ("2017", "2017年", "2017"),
    ],
)
def test_a_date_is_told_as_far_as_it_is_known(stated: str, zh: str, en: str) -> None:
    assert (figures.date(stated, "zh"), figures.date(stated, "en")) == (zh, en)


@pytest.mark.parametrize("lang", LANGS)
def test_every_figure_of_the_data_can_be_told_with_its_year(lang: Lang) -> None:
    for entry in committed().entries.values():
        words = figures.value(entry, lang)
        has_figure = entry.kind not in {"instrument", "named"}
        assert bool(words) is has_figure
        assert figures.year(entry, lang)
        if has_figure and not figures.is_without_figure(entry):
            assert re.search(r"\d", words)


def test_a_fact_without_a_year_says_so() -> None:
    data = catalogue(xuchang=[count("some", as_of="not_stated")])
    (entry,) = data.entries.values()
    assert figures.year(entry, "zh") == text("year_not_stated", "zh")


@given(st.decimals(0, 10**9, places=4))
def test_a_number_has_no_idle_zeros_and_loses_nothing(number: Decimal) -> None:
    for words in (figures.number(float(number)), figures.plain(float(number))):
        assert Decimal(words.replace(",", "")) == number
        assert not words.endswith(".") and not re.search(r"\.\d*0$", words)
