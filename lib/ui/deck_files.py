"""Curated decks from the data folder, and loading a deck from the reader's own file."""

from dataclasses import dataclass
from pathlib import PurePath

import streamlit as st

from lib.catalogue import Catalogue
from lib.decks.load import DECKS, MOST_BYTES, DeckFile, check, files, read_bytes
from lib.problem import Problem
from lib.ui import cache, my_deck
from lib.ui.components.upload import Upload
from lib.ui.components.upload import upload as component
from lib.ui.plain import literal
from lib.wording import Lang, text
from lib.wording.problems import render

# With this beginning it is forgotten when the page is left.
_SAID = "view_deck_upload_said"
KILO = 1000


@dataclass(frozen=True)
class Said:
    """What became of a file: its name, how many views were loaded, and what is wrong with it."""

    name: str
    n_views: int
    problems: list[Problem]


def curated() -> dict[str, DeckFile]:
    """The decks of the data folder by id, those that cannot be read included."""
    return {found.id: found for found in files(cache.DATA / DECKS)}


def show_broken(decks: dict[str, DeckFile], lang: Lang) -> None:
    """What is wrong with curated decks that cannot be read."""
    problems = [problem for found in decks.values() if not found.deck for problem in found.problems]
    if problems:
        st.error(text("deck_file_broken", lang))
        _lines(problems, lang, "data")


def load(catalogue: Catalogue, lang: Lang) -> None:
    """The button that loads a deck, and what became of the last file."""
    names = ("choose", "drop", "busy", "failed")
    labels = {name: text(f"upload_{name}", lang, **_limit(name)) for name in names}
    found = component(
        labels=labels, accept=".yaml,.yml", most_bytes=MOST_BYTES, key=f"deck_upload_{lang}"
    )
    if found:
        take(catalogue, found, lang)
        # The rows above and below show the deck that was there before.
        st.rerun()
    deck, said = st.session_state.get(_SAID, (None, None))
    # Another deck has taken its place since, or the same one again by an undo.
    if said and deck == my_deck.present().id:
        _tell(said, lang)


def _limit(name: str) -> dict[str, int]:
    return {"limit": MOST_BYTES // KILO} if name == "drop" else {}


def take(catalogue: Catalogue, found: Upload, lang: Lang) -> None:
    """Put the deck of a file in the place of the present one, or leave it and say why."""
    name = PurePath(found.name.replace("\\", "/")).name[:80] or text("upload_not_named", lang)
    content = found.content
    # A file that was not sent was too large to be.
    deck, problems = read_bytes(b" " * (MOST_BYTES + 1) if content is None else content, name)
    if deck and content is not None:
        problems += check(deck, catalogue, content.decode("utf-8-sig"), name)
        my_deck.replace_by(deck)
    said = Said(name, len(deck.views) if deck else 0, problems)
    st.session_state[_SAID] = (my_deck.present().id, said)


def _tell(said: Said, lang: Lang) -> None:
    """What became of a file."""
    if not said.n_views:
        st.error(text("upload_refused", lang, name=literal(said.name)))
    elif said.problems:
        st.warning(text("upload_partly", lang, name=literal(said.name)))
    else:
        st.success(text("upload_done", lang, name=literal(said.name), n=said.n_views))
    if said.problems:
        _lines(said.problems, lang, "")


def _lines(problems: list[Problem], lang: Lang, folder: str) -> None:
    lines = "\n".join(render(problem, lang, folder) for problem in problems)
    st.code(lines, language=None, wrap_lines=True)
