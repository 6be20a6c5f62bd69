"""Decks: their files, what may be wrong with them, their way through an address, and their page."""

import base64
import re
import shutil
import zlib
from functools import cache
from pathlib import Path

import pytest
from catalogues import DATA, catalogue, committed, count, five
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash
from test_pages import FRAME, LANGUAGES, LOCALES, View, visit

from lib.__main__ import main
from lib.characters import HIDDEN
from lib.decks import link, load
from lib.decks.choice_words import choice_words
from lib.decks.choices import Choices
from lib.decks.deck import LONGEST_WORDS, MOST_VIEWS, Deck, DeckItem, words
from lib.decks.pages import PAGES
from lib.decks.view import View as DeckView
from lib.decks.view import shown, tidied
from lib.exports import webpage
from lib.model.base import Bilingual
from lib.problem import Problem
from lib.ui import cache as data_cache
from lib.ui import deck_export, deck_files, my_deck
from lib.ui.components.upload import Upload
from lib.wording import LANGS, Lang, text
from lib.wording.problems import message, render

HAN = re.compile(r"[\u3400-\u9fff]")
DEFAULT = DATA / "decks" / "default.yaml"
GOOD = """\
title: {zh: 图集, en: Deck}
views:
  - page: counts
    choices: {level: provincial, together: 1}
    title: One title
    notes: {zh: 讲稿, en: Notes}
  - page: profile
    choices: {place: dingxi}
    chart: profile_dingxi
"""


def default() -> Deck:
    """The curated deck of the committed data."""
    return load.decks(DATA / "decks")["default"]


def found(problems: list[Problem]) -> list[tuple[int, int, str]]:
    return [(problem.line, problem.column, problem.code) for problem in problems]


def told(problems: list[Problem]) -> None:
    """Each problem is a sentence in either language, and in that language."""
    for problem in problems:
        zh, en = (render(problem, lang, "data") for lang in LANGS)
        assert f":{problem.line}:{problem.column}: " in zh and HAN.search(zh.split(": ", 1)[1])
        assert not HAN.search(re.sub(r'"[^"]*"|“[^”]*”', "", en)), en


# --- reading ----------------------------------------------------------------------------------


def test_a_deck_is_read_with_its_views_in_order() -> None:
    deck, problems = load.read(GOOD, "decks/good.yaml")
    assert deck and not problems
    assert words(deck.title, "zh") == "图集" and words(deck.title, "en") == "Deck"
    assert [item.page for item in deck.views] == ["counts", "profile"]
    assert deck.views[0].choices == {"level": "provincial", "together": "1"}
    assert words(deck.views[0].title, "zh") == words(deck.views[0].title, "en") == "One title"
    assert load.check(deck, committed(), GOOD, "decks/good.yaml") == []


BROKEN = [
    # what is replaced, what by, line and column, the code
    ("title: {zh: 图集, en: Deck}", "title: {zh: 图集}", 1, 1, "shape.missing_field"),
    ("title: {zh: 图集, en: Deck}", "title: 5", 1, 8, "shape.wrong_value"),
    ("title: {zh: 图集, en: Deck}", "name: Deck", 1, 1, "shape.unknown_field"),
    ("title: {zh: 图集, en: Deck}", "title: no", 1, 8, "yaml.word_trap"),
    ("title: {zh: 图集, en: Deck}", "title: a: b", 1, 9, "yaml.syntax_colon"),
    ("title: {zh: 图集, en: Deck}", "title: &a b", 1, 8, "yaml.anchor"),
    ("views:", "view:", 2, 1, "shape.unknown_field"),
    ("  - page: counts", "  - pages: counts", 3, 5, "shape.unknown_field"),
    ("page: profile", "page: profile\n    page: counts", 8, 5, "yaml.duplicate_key"),
    ("level: provincial", "Level: provincial", 4, 22, "shape.wrong_value"),
    ("level: provincial", "level: [provincial]", 4, 15, "shape.wrong_value"),
    ("together: 1", "together: yes", 4, 44, "yaml.word_trap"),
    ("together: 1", "together: 010", 4, 44, "yaml.number_trap"),
    ("title: One title", 'title: ""', 5, 12, "shape.wrong_value"),
    ("title: One title", 'title: "a\\0b"', 5, 12, "yaml.character"),
    ("title: One title", f"title: {'a' * (LONGEST_WORDS + 1)}", 5, 12, "shape.wrong_value"),
    ("place: dingxi", "place: \u200bdingxi\x07", 8, 22, "yaml.character"),
]


@pytest.mark.parametrize(("old", "new", "line", "column", "code"), BROKEN)
def test_a_broken_deck_is_refused_and_told_where(
    old: str, new: str, line: int, column: int, code: str
) -> None:
    assert GOOD.count(old) == 1
    deck, problems = load.read(GOOD.replace(old, new), "decks/broken.yaml")
    assert deck is None
    assert (line, column, code) in found(problems)
    told(problems)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file.empty"),
        (b"# nothing\n", "file.empty"),
        (b"title: \xff\n", "file.not_utf8"),
        (b"[1, 2]", "shape.wrong_value"),
        (b"title: a\nviews: []\n", "shape.wrong_value"),
        (b"x" * (load.MOST_BYTES + 1), "deck.too_large"),
        (b"title: a\nviews:\n" + b"  - page: counts\n" * (MOST_VIEWS + 1), "deck.too_many_views"),
        (b"[" * 10_000, "yaml.too_deep"),
        (b"a: &a [x]\nb: [*a, *a]\n", "yaml.anchor"),
    ],
)
def test_a_file_that_holds_no_deck_is_refused(content: bytes, code: str) -> None:
    deck, problems = load.read_bytes(content, "some.yaml")
    assert deck is None
    assert code in {problem.code for problem in problems}
    told(problems)


def test_the_limit_of_views_is_said_and_a_deck_of_just_as_many_is_read() -> None:
    most = "title: a\nviews:\n" + "  - page: counts\n" * MOST_VIEWS
    deck, problems = load.read(most, "")
    assert deck and not problems and len(deck.views) == MOST_VIEWS
    _, [problem] = load.read(most + "  - page: counts\n", "")
    assert all(str(MOST_VIEWS) in message(problem, lang) for lang in LANGS)
    assert (problem.line, problem.column) == (2, 1)


def test_a_byte_order_mark_is_told_and_the_deck_is_read() -> None:
    deck, problems = load.read_bytes(b"\xef\xbb\xbf" + GOOD.encode(), "some.yaml")
    assert deck == load.read(GOOD, "")[0]
    assert [problem.code for problem in problems] == ["file.byte_order_mark"]


@given(st.text() | st.binary().map(lambda content: content.decode("latin-1")))
def test_no_text_whatever_makes_the_reader_fail(content: str) -> None:
    deck, problems = load.read(content, "some.yaml")
    assert deck is not None or problems


# --- what the data do not know ----------------------------------------------------------------

UNKNOWN = [
    ("page: counts", "page: count", 3, 11, "deck.unknown_page", "counts"),
    ("level: provincial", "levle: provincial", 4, 15, "deck.unknown_choice", "level"),
    ("level: provincial", "level: province", 4, 22, "deck.unknown_code", "provincial"),
    ("place: dingxi", "place: dinxi", 8, 22, "deck.unknown_jurisdiction", "dingxi"),
    ("place: dingxi", "place: beijing", 8, 22, "deck.unknown_code", "panjin"),
    ("chart: profile_dingxi", "chart: profile_dinxi", 9, 12, "deck.unknown_chart", "dingxi"),
    ("place: dingxi", "place: chongqing", 7, 11, "deck.nothing_shown", "profile"),
]


@pytest.mark.parametrize(("old", "new", "line", "column", "code", "hint"), UNKNOWN)
def test_what_the_data_do_not_know_is_told_where_and_the_rest_stands(
    old: str, new: str, line: int, column: int, code: str, hint: str
) -> None:
    source = GOOD.replace(old, new)
    deck, problems = load.read(source, "decks/some.yaml")
    assert deck and not problems
    problems = load.check(deck, five(), source, "decks/some.yaml")
    assert (line, column, code) in found(problems)
    assert all(hint in message(problems[0], lang) for lang in LANGS)
    told(problems)
    bad = 0 if line < 7 else 1
    assert load.check_item(deck.views[bad], five())
    assert load.check_item(deck.views[1 - bad], five()) == []
    assert shown(five(), deck.views[1 - bad].view, "zh").blocks


def test_a_number_out_of_range_and_a_typed_number_of_nothing_are_told() -> None:
    codes = '{tiers: xuchang, home: dingxi, years: 99, new: "no:3"}'
    source = f"title: a\nviews:\n  - page: budget\n    choices: {codes}\n"
    deck, _ = load.read(source, "")
    assert deck
    problems = load.check(deck, committed(), source)
    assert sorted(found(problems)) == [(4, 52, "deck.unknown_code"), (4, 61, "deck.unknown_code")]


def test_every_file_of_the_folder_is_checked_by_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "decks"
    folder.mkdir()
    (folder / "good.yaml").write_text(GOOD, "utf-8")
    (folder / "Bad Name.yaml").write_text(GOOD, "utf-8")
    (folder / "short.yml").write_text(GOOD, "utf-8")
    (folder / "broken.yaml").write_text("title: 'a", "utf-8")
    (folder / "unknown.yaml").write_text(GOOD.replace("dingxi", "nowhere"), "utf-8")
    (folder / "notes.txt").write_text("no deck", "utf-8")
    problems = load.check_folder(folder, committed())
    assert {(problem.path, problem.code) for problem in problems} == {
        ("decks/Bad Name.yaml", "file.bad_name"),
        ("decks/short.yml", "file.wrong_suffix"),
        ("decks/broken.yaml", "yaml.syntax_open_quote"),
        ("decks/unknown.yaml", "deck.unknown_jurisdiction"),
        ("decks/unknown.yaml", "deck.unknown_chart"),
    }
    told(problems)
    assert "broken" not in load.decks(folder) and "good" in load.decks(folder)
    assert load.check_folder(tmp_path / "none", committed()) == []


def test_the_field_dictionary_tells_every_field_of_a_deck_and_every_page() -> None:
    dictionary = (DATA / "README.md").read_text("utf-8")
    for record in (Deck, DeckItem):
        section = dictionary.split(f"### `{record.__name__}`\n")[1].split("\n#")[0]
        assert re.findall(r"^\| `(\w+)`", section, re.MULTILINE) == list(record.model_fields)
    assert all(f"`{page}`" in section for page in PAGES)


@pytest.mark.parametrize("lang", LANGS)
def test_check_tells_the_problems_of_curated_decks(
    lang: Lang, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    assert main(["check", str(folder), "--lang", lang]) == 0
    (folder / "decks" / "some.yaml").write_text(GOOD.replace("dingxi", "nowhere"), "utf-8")
    capsys.readouterr()
    assert main(["check", str(folder), "--lang", lang]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"{folder}/decks/some.yaml:8:22: ")
    assert text("cli.problems", lang, files=1, problems=2) in lines


# --- writing and addresses --------------------------------------------------------------------

AWKWARD = [
    *("no", "~", "null", "1", "010", "1_000", "1e3", "12:30", "=", "<<", "true", "Yes"),
    *("- a", "a: b", "a #b", "a:", "# x", "'q'", '"q', 'x "y"', "a, b", "{a}", "[b]", "|", "> x"),
    *("a\nb", "a\n\nb c", "a\n b", "a\nb\n", " lead", "trail ", "a\tb", "!t", "&a", "*a", "@x"),
    *("`x", "%x", "？", "：x", "a\\b", "\U0001f600", "许昌：71个（2017年）"),
]
texts = st.text(min_size=1, max_size=40).filter(
    lambda value: bool(value.strip()) and not HIDDEN.search(value) and "\r" not in value
) | st.sampled_from(AWKWARD)
in_words = texts | st.builds(Bilingual, zh=texts, en=texts)
codes = st.dictionaries(
    st.from_regex(r"[a-z0-9]{1,6}(_[a-z0-9]{1,4}){0,2}", fullmatch=True),
    st.text(max_size=20).filter(lambda value: not HIDDEN.search(value) and "\r" not in value)
    | st.sampled_from(AWKWARD)
    | st.integers(-5, 10**12).map(str),
    max_size=3,
)
items = st.builds(
    DeckItem,
    page=texts,
    choices=codes,
    chart=texts | st.just(""),
    title=st.none() | in_words,
    notes=st.none() | in_words,
)
whole_decks = st.builds(
    Deck,
    title=in_words,
    subtitle=st.none() | in_words,
    views=st.lists(items, min_size=1, max_size=3),
)


@settings(deadline=None)
@given(whole_decks)
def test_a_deck_that_is_written_is_read_back_as_it_was(deck: Deck) -> None:
    assert load.read(load.dump(deck), "") == (deck, [])
    assert link.unpack(link.pack(deck)) == (deck, [])


def test_the_curated_deck_stands_in_the_layout_in_which_decks_are_saved() -> None:
    assert load.dump(default()) == DEFAULT.read_text("utf-8")


def test_an_address_of_a_deck_is_short_and_needs_no_escapes() -> None:
    packed = link.pack(default())
    assert re.fullmatch(r"[A-Za-z0-9_-]+", packed)
    assert len(packed) < 6000


def packed(content: bytes) -> str:
    return base64.urlsafe_b64encode(zlib.compress(content)).decode().rstrip("=")


@pytest.mark.parametrize(
    "garbage",
    [
        "",
        "x",
        "no deck at all",
        "图集",
        "====",
        "AAAA" * 20_000,
        packed(b"\xff\xfe"),
        packed(b"a" * (load.MOST_BYTES + 1)),
        packed(b"\0" * 100_000_000),
        link.pack(default())[:-20],
        link.pack(default()) + "AAAA",
    ],
)
def test_an_address_that_holds_no_deck_is_refused_in_words(garbage: str) -> None:
    deck, problems = link.unpack(garbage)
    assert deck is None
    assert [problem.code for problem in problems] == ["deck.bad_link"]
    told(problems)


def test_a_broken_deck_in_an_address_is_told_as_in_a_file() -> None:
    deck, problems = link.unpack(packed(b"title: a\nviews: 5\n"))
    assert deck is None
    assert found(problems) == [(2, 8, "shape.wrong_value")]


@given(st.text() | st.binary().map(packed))
def test_no_address_whatever_makes_unpacking_fail(address: str) -> None:
    deck, problems = link.unpack(address)
    assert deck is not None or problems


# --- the curated deck -------------------------------------------------------------------------


def test_the_curated_deck_checks_clean_and_tells_a_story_of_about_ten_views() -> None:
    assert load.check_folder(DATA / "decks", committed()) == []
    assert 9 <= len(default().views) <= 12
    assert {item.page for item in default().views} == set(PAGES)


@pytest.mark.parametrize("lang", LANGS)
def test_every_view_of_the_curated_deck_shows_its_chart_and_has_notes(lang: Lang) -> None:
    for item in default().views:
        view = shown(committed(), item.view, lang)
        assert view.ignored == ()
        assert [block.id for block in view.blocks] == [item.chart]
        assert words(item.notes, lang)
        assert bool(HAN.search(words(item.notes, lang))) == (lang == "zh")


RANKING = re.compile(
    r"最高|最低|最多|最少|领先|落后|排名第|倍|highest|lowest|most |leads|times|best"
)


def test_no_title_and_no_notes_of_the_curated_deck_rank() -> None:
    for item in default().views:
        for lang in LANGS:
            said = f"{words(item.title, lang)} {words(item.notes, lang)}"
            assert not RANKING.search(said.replace("最高一档", "").replace("highest tier", "")), (
                said
            )


def test_notes_of_the_curated_deck_call_nothing_comparable_that_is_not() -> None:
    for item in default().views:
        (block,) = shown(committed(), item.view, "zh").blocks
        rows = block.table[block.table["fact_id"].isin(block.headlined)]
        if "comparable" not in set(rows.get("grade", ())):
            assert "可以直接比较" not in words(item.notes, "zh")
            assert "compared directly" not in words(item.notes, "en")


def test_numbers_typed_into_the_curated_deck_are_said_to_be_typed() -> None:
    typed_in = [
        item for item in default().views if {"new", "stock", "ceilings"} & set(item.choices)
    ]
    assert typed_in
    for item in typed_in:
        assert "填写" in words(item.title, "zh") and "typed in" in words(item.title, "en")


# --- views ------------------------------------------------------------------------------------


@cache
def page_view(page: str, lang: Lang) -> View:
    return visit(page, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", [name for name in PAGES if name != "comparison"])
def test_the_plain_view_of_a_page_holds_the_charts_that_the_page_shows(
    page: str, lang: Lang
) -> None:
    blocks = shown(committed(), DeckView(page), lang).blocks
    view = page_view(page, lang)
    alts = [data["alt"] for data in view.components if "alt" in data]
    assert alts == [
        text("chart_alt", lang, title=block.words.title, subtitle=block.words.subtitle)
        for block in blocks
    ]
    added = [button.key for button in view.app.button if str(button.key).startswith("deck_add_")]
    assert added == [f"deck_add_{block.id}" for block in blocks]


@pytest.mark.parametrize(
    ("page", "codes"),
    [
        ("counts", {"view": "change", "level": "provincial"}),
        ("counts", {"together": "1"}),
        ("rewards", {"form": "heat", "type": "key_laboratory"}),
        ("rewards", {"form": "ladder"}),
        ("value", {"type": "key_laboratory", "years": "3", "excellent": "once"}),
        ("budget", {"home": "dingxi", "tiers": "xuchang,panjin", "years": "2"}),
        ("instruments", {"home": "dingxi", "others": "panjin"}),
        ("coverage", {"kind": "reward", "level": "national"}),
        ("profile", {"place": "liaoning"}),
    ],
)
def test_a_view_under_choices_holds_the_charts_that_its_page_shows(
    page: str, codes: dict[str, str]
) -> None:
    blocks = shown(committed(), DeckView(page, codes), "en").blocks
    view = visit(page, "en", **codes)
    alts = [data["alt"] for data in view.components if "alt" in data]
    assert blocks and alts == [
        text("chart_alt", "en", title=block.words.title, subtitle=block.words.subtitle)
        for block in blocks
    ]


def test_a_kept_view_writes_out_what_another_document_could_change_and_drops_the_rest() -> None:
    kept = tidied(five(), DeckView("profile", {"utm_source": "mail"}, "profile_panjin"))
    assert kept == DeckView("profile", {"place": "panjin"}, "profile_panjin")
    budget = tidied(five(), DeckView("budget", {"home": "dingxi"})).choices
    assert set(budget) == {"home", "tiers", "types"}
    assert shown(five(), DeckView("budget", budget), "zh").ignored == ()
    fewer = catalogue(xuchang=[count("a", 3)], dingxi=[count("b", 5)])
    assert tidied(fewer, DeckView("profile")).choices == {"place": "xuchang"}


def test_choices_tell_what_they_could_not_use_and_why() -> None:
    choices = Choices({"level": "x", "others": "a,b", "odd": "1", "lang": "en"})
    assert choices.one("level", ["all", "national"]) == "all"
    assert choices.several("others", ["a", "c"]) == ["a"]
    assert choices.ignored == [("level", "x"), ("others", "b"), ("odd", "1")]
    assert [item.options for item in choices.refused] == [("all", "national"), ("a", "c")]
    assert choices.taken == {"level": "all", "others": "a"}


@pytest.mark.parametrize("lang", LANGS)
def test_choices_are_told_in_words_and_unknown_ones_as_they_are(lang: Lang) -> None:
    for item in default().views:
        said = choice_words(committed(), item.view, lang)
        assert bool(HAN.search(said)) == (lang == "zh")
        assert not re.search(r"[a-z]_[a-z]", said)
    odd = choice_words(committed(), DeckView("counts", {"level": "x", "odd": "1"}), lang)
    assert "x" in odd and "odd" in odd


# --- the page ---------------------------------------------------------------------------------


def deck_page(lang: Lang = "zh", **address: str) -> View:
    """The deck page of a new visit."""
    app = AppTest.from_file(FRAME, default_timeout=30)
    app.context["locale"] = LOCALES[lang]
    app.query_params = dict(address)
    app._page_hash = calc_hash("meeting-deck")
    return View(app).run()


def rows(view: View) -> list[str]:
    bodies = [element.proto.body for element in view.app.get("html")]
    return [body for body in bodies if 'class="pc-row"' in body]


def press(view: View, key: str) -> View:
    view.app.button(key=key).click()
    return view.run()


def mine(view: View) -> my_deck.MyDeck:
    deck: my_deck.MyDeck = view.app.session_state["my_deck"]
    return deck


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_shows_the_curated_deck_in_either_language(lang: Lang) -> None:
    view = deck_page(lang)
    assert view.title == text("page_deck", lang)
    assert len(rows(view)) == len(default().views)
    assert view.notes == []
    for row, item in zip(rows(view), default().views, strict=True):
        assert bool(HAN.search(re.sub("<[^>]+>", "", row))) == (lang == "zh")
        assert text(f"page_{item.page}", lang) in row
    labels = [button.label for button in view.app.button]
    assert text("deck_take_over", lang) in labels
    assert text("deck_up", lang) not in labels


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_chart_is_added_with_its_address_and_the_page_shows_it(lang: Lang) -> None:
    view = visit("rewards", lang, form="ladder", type="key_laboratory")
    key = next(str(b.key) for b in view.app.button if str(b.key).startswith("deck_add_"))
    press(view, key)
    [entry] = mine(view).entries
    assert entry.item.page == "rewards"
    assert entry.item.choices == {"form": "ladder", "type": "key_laboratory"}
    assert f"deck_add_{entry.item.chart}" == key
    assert [toast.value for toast in view.app.toast] == [text("deck_added", lang, n=1)]
    assert view.app.button(key=key).disabled
    links = [element.proto.label for element in view.app.get("page_link")]
    assert text("deck_link", lang, n=1) in links
    view.go("deck", lang=lang)
    [row] = rows(view)
    assert text("form_ladder", lang) in row


def test_a_full_deck_says_so_instead_of_taking_another_chart() -> None:
    view = deck_page()
    press_take_over(view)
    full = [*mine(view).entries] * 6
    view.app.session_state["my_deck"] = my_deck.MyDeck(1, None, None, tuple(full[:MOST_VIEWS]))
    view.go("counts")
    buttons = [b for b in view.app.button if str(b.key).startswith("deck_add_")]
    assert {b.label for b in buttons} == {text("deck_full", "zh", limit=MOST_VIEWS)}
    assert all(b.disabled for b in buttons)


def press_take_over(view: View) -> View:
    label = {text("deck_take_over", lang) for lang in LANGUAGES}
    next(button for button in view.app.button if button.label in label).click()
    return view.run()


def test_views_are_moved_removed_and_every_change_is_undone() -> None:
    view = press_take_over(deck_page())
    assert view.app.query_params.get("deck") in (None, "my_deck")
    before = [entry.item for entry in mine(view).entries]
    assert before == default().views
    first, second, *_ = mine(view).entries
    press(view, f"deck_down_{first.id}")
    assert [e.item for e in mine(view).entries] == [before[1], before[0], *before[2:]]
    press(view, f"deck_remove_{second.id}")
    assert [e.item for e in mine(view).entries] == [before[0], *before[2:]]
    undo = text("deck_undo", "zh")
    for _ in range(2):
        next(button for button in view.app.button if button.label == undo).click()
        view.run()
    assert [e.item for e in mine(view).entries] == before
    ends = mine(view).entries[0], mine(view).entries[-1]
    assert view.app.button(key=f"deck_up_{ends[0].id}").disabled
    assert view.app.button(key=f"deck_down_{ends[1].id}").disabled


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_view_is_retitled_in_one_language_and_gets_notes(lang: Lang) -> None:
    view = press_take_over(deck_page(lang))
    entry = mine(view).entries[0]
    view.app.text_input(key=f"deck_item_title_{entry.id}_{lang}").set_value("New <b> title\0")
    view.run()
    view.app.text_area(key=f"deck_item_notes_{entry.id}_{lang}").set_value("Say\nthis")
    view.run()
    item = mine(view).entries[0].item
    other: Lang = "en" if lang == "zh" else "zh"
    assert words(item.title, lang) == "New <b> title"
    assert words(item.title, other) == words(default().views[0].title, other)
    assert words(item.notes, lang) == "Say\nthis"
    assert "New &lt;b&gt; title" in rows(view)[0]
    view.app.text_input(key=f"deck_item_title_{entry.id}_{lang}").set_value(" ")
    view.run()
    assert mine(view).entries[0].item.title is None
    whole = mine(view).whole
    assert whole and load.read(load.dump(whole), "") == (whole, [])


def test_the_deck_is_named_and_cleared() -> None:
    view = press_take_over(deck_page())
    view.app.text_input(key=f"deck_title_{mine(view).id}_zh").set_value("局务会")
    view.run()
    whole = mine(view).whole
    assert whole and words(whole.title, "zh") == "局务会" and words(whole.title, "en") != "局务会"
    clear = text("deck_clear", "zh")
    next(button for button in view.app.button if button.label == clear).click()
    view.run()
    assert mine(view).entries == ()
    assert text("deck_empty", "zh") in [info.value for info in view.app.info] or rows(view)


class Took:
    """A visit in which a file is loaded, without a browser."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, lang: Lang) -> None:
        self.view = press_take_over(deck_page(lang))
        self.before = mine(self.view).entries
        self.monkeypatch = monkeypatch

    def load(self, name: str, content: bytes | None) -> View:
        sent = [Upload(name, content)]
        self.monkeypatch.setattr(deck_files, "component", lambda **_: sent.pop() if sent else None)
        return self.view.run()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"title: a\nviews:\n  - pag: counts\n", "3:5"),
        (b"title: \xff", "1:8"),
        (b"", "1:1"),
        (None, "1:1"),
        (b"title: a\nviews:\n" + b"  - page: counts\n" * 61, "2:1"),
    ],
)
def test_a_broken_file_is_told_by_line_and_column_and_the_deck_stays(
    content: bytes | None, place: str, lang: Lang, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit_ = Took(monkeypatch, lang)
    view = visit_.load("C:\\fakepath\\mine.yaml", content)
    assert mine(view).entries == visit_.before
    assert [e.value for e in view.app.error] == [text("upload_refused", lang, name="mine.yaml")]
    said = "\n".join(code.value for code in view.app.code)
    assert f"mine.yaml:{place}: " in said
    assert bool(HAN.search(said)) == (lang == "zh")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_file_takes_the_place_of_the_deck_and_what_it_names_wrongly_is_told(
    lang: Lang, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit_ = Took(monkeypatch, lang)
    view = visit_.load("a.yaml", GOOD.replace("dingxi", "nowhere").encode())
    assert [entry.item.page for entry in mine(view).entries] == ["counts", "profile"]
    assert text("upload_partly", lang, name="a.yaml") in view.notes
    said = "\n".join(code.value for code in view.app.code)
    assert "a.yaml:8:22: " in said and "nowhere" in said
    assert len(rows(view)) == 2
    undo = text("deck_undo", lang)
    next(button for button in view.app.button if button.label == undo).click()
    view.run()
    assert [e.item for e in mine(view).entries] == [e.item for e in visit_.before]


def test_a_deck_with_a_page_that_does_not_exist_still_shows_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    visit_ = Took(monkeypatch, "zh")
    view = visit_.load("a.yaml", GOOD.replace("page: counts", "page: no-page").encode())
    first, second = rows(view)
    assert "One title" in first and "定西" in second
    whole = mine(view).whole
    assert whole and [i.page for i in deck_export.showable(whole).views] == ["profile"]  # type: ignore[union-attr]


def test_a_broken_curated_deck_is_told_and_the_others_are_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    (folder / "decks" / "broken.yaml").write_text("title: 'a\n", "utf-8")
    monkeypatch.setattr(data_cache, "DATA", folder)
    for lang in LANGUAGES:
        view = deck_page(lang)
        assert [e.value for e in view.app.error] == [text("deck_file_broken", lang)]
        assert "data/decks/broken.yaml:1:8: " in view.app.code[0].value
        assert len(rows(view)) == len(default().views)


def test_a_page_without_curated_decks_begins_with_an_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("decks"))
    monkeypatch.setattr(data_cache, "DATA", folder)
    for lang in LANGUAGES:
        view = deck_page(lang)
        assert [info.value for info in view.app.info] == [text("deck_empty", lang)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_of_the_curated_deck_is_made(lang: Lang) -> None:
    made = webpage.write(committed(), default(), lang)
    assert words(default().title, lang).encode() in made
