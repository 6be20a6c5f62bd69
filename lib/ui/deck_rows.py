"""The views of a deck as rows of its page, each with its link and, in one's own deck, its tools."""

from collections.abc import Callable
from html import escape

import streamlit as st

from lib.catalogue import Catalogue
from lib.decks.choice_words import choice_words
from lib.decks.deck import LONGEST_WORDS, DeckItem, words
from lib.decks.load import check_item
from lib.decks.pages import PAGES
from lib.decks.view import shown
from lib.model.base import Bilingual
from lib.problem import Problem
from lib.ui import links, my_deck
from lib.ui.plain import literal
from lib.wording import Lang, text
from lib.wording.problems import message

STYLE = """<style>
.pc-row { margin: 0; line-height: 1.6; }
.pc-row b { font-size: 1.05rem; }
.pc-row span { display: block; color: #52626d; font-size: 0.92rem; overflow-wrap: anywhere; }
@media (prefers-color-scheme: dark) { .pc-row span { color: #a3b2bc; } }
</style>"""


def name_fields(lang: Lang) -> None:
    """Title and subtitle of the visit's own deck."""
    deck = my_deck.present()
    title, subtitle = (f"deck_{name}_{deck.id}_{lang}" for name in ("title", "subtitle"))

    def keep() -> None:
        typed = st.session_state
        my_deck.name_it(lang, title=typed[title], subtitle=typed[subtitle])

    with st.expander(text("deck_title", lang)):
        st.text_input(
            text("deck_title", lang),
            words(deck.title, lang),
            placeholder=text("deck_untitled", lang),
            max_chars=LONGEST_WORDS,
            key=title,
            on_change=keep,
        )
        st.text_input(
            text("deck_subtitle", lang),
            words(deck.subtitle, lang),
            max_chars=LONGEST_WORDS,
            key=subtitle,
            on_change=keep,
        )


def show(catalogue: Catalogue, items: list[DeckItem], lang: Lang) -> None:
    """The rows of a curated deck, to be read."""
    st.html(STYLE)
    for number, item in enumerate(items, 1):
        with st.container(border=True):
            with st.container(horizontal=True, vertical_alignment="center"):
                _told(catalogue, item, number, lang)
                _link(item, lang)
            _warn(catalogue, item, lang)


def edit(catalogue: Catalogue, lang: Lang) -> None:
    """The rows of the visit's own deck, with what can be done to each."""
    st.html(STYLE)
    entries = my_deck.present().entries
    for number, entry in enumerate(entries, 1):
        with st.container(border=True):
            _told(catalogue, entry.item, number, lang)
            _warn(catalogue, entry.item, lang)
            with st.container(horizontal=True, vertical_alignment="center"):
                _link(entry.item, lang)
                _tools(entry, lang, is_first=number == 1, is_last=number == len(entries))
            with st.expander(text("deck_edit", lang)):
                _fields(entry, lang)


def _told(catalogue: Catalogue, item: DeckItem, number: int, lang: Lang) -> None:
    """Title, page and choices, and notes."""
    notes = words(item.notes, lang)
    title = words(item.title, lang)
    if item.page in PAGES:
        page = text(f"page_{item.page}", lang)
        page = text("in_brackets", lang, words=page, more=choice_words(catalogue, item.view, lang))
        title = title or _headline(
            catalogue.dataset.version, item.model_dump_json(), lang, catalogue, item
        )
    else:
        page = ""
        title = title or text("deck_broken_view", lang)
    lines = [page, text("deck_notes", lang, words=notes) if notes else ""]
    spans = "".join(f"<span>{escape(line)}</span>" for line in lines if line)
    st.html(f'<p class="pc-row"><b>{escape(text("deck_number", lang, n=number, title=title))}</b>'
            f"{spans}</p>")  # fmt: skip


def _warn(catalogue: Catalogue, item: DeckItem, lang: Lang) -> None:
    """Whatever of a view is not known."""
    for problem in _problems(catalogue.dataset.version, item.model_dump_json(), catalogue, item):
        st.warning(literal(message(problem, lang)))


@st.cache_resource(max_entries=500, show_spinner=False)
def _headline(version: str, view: str, lang: Lang, _catalogue: Catalogue, _item: DeckItem) -> str:
    """The headline of a view's chart, or how many charts it has; composed once."""
    blocks = shown(_catalogue, _item.view, lang).blocks
    if len(blocks) == 1:
        return blocks[0].words.title
    page = text(f"page_{_item.page}", lang)
    charts = text("deck_all_charts", lang, n=len(blocks))
    return text("in_brackets", lang, words=page, more=charts)


@st.cache_resource(max_entries=500, show_spinner=False)
def _problems(version: str, view: str, _catalogue: Catalogue, _item: DeckItem) -> list[Problem]:
    """What of a view is not known; looked up once."""
    return check_item(_item, _catalogue)


def _link(item: DeckItem, lang: Lang) -> None:
    if item.page in PAGES:
        links.page_link(item.page, text("deck_open_view", lang), lang, item.choices)


def _tools(entry: my_deck.Entry, lang: Lang, *, is_first: bool, is_last: bool) -> None:
    """Up, down and out."""
    tools: tuple[tuple[str, Callable[[], None], bool], ...] = (
        ("up", lambda: my_deck.move(entry.id, -1), is_first),
        ("down", lambda: my_deck.move(entry.id, 1), is_last),
        ("remove", lambda: my_deck.remove(entry.id), False),
    )
    for name, action, is_idle in tools:
        label = text(f"deck_{name}", lang)
        st.button(label, key=f"deck_{name}_{entry.id}", disabled=is_idle, on_click=action)


def _fields(entry: my_deck.Entry, lang: Lang) -> None:
    """Title and notes in this language; what is typed is kept at once."""
    title, notes = f"deck_item_title_{entry.id}_{lang}", f"deck_item_notes_{entry.id}_{lang}"
    item = entry.item
    if isinstance(item.title, Bilingual) or isinstance(item.notes, Bilingual):
        st.caption(text("deck_one_language", lang))
    st.text_input(
        text("deck_item_title", lang),
        words(item.title, lang),
        max_chars=LONGEST_WORDS,
        key=title,
        on_change=lambda: my_deck.retitle(entry.id, st.session_state[title], lang),
    )
    st.text_area(
        text("deck_item_notes", lang),
        words(item.notes, lang),
        max_chars=LONGEST_WORDS,
        key=notes,
        on_change=lambda: my_deck.annotate(entry.id, st.session_state[notes], lang),
    )
