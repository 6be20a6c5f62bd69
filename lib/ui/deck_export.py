"""What a deck becomes: the file to keep, a talk in the browser, slides, one page."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from lib.catalogue import Catalogue
from lib.decks.deck import Deck, words
from lib.decks.link import MOST_PACKED, pack
from lib.decks.load import MOST_BYTES, dump
from lib.decks.pages import PAGES
from lib.exports.pictures import file_name
from lib.problem import Problem
from lib.ui import show
from lib.ui.components.pictures import under_base
from lib.ui.decks import MY_DECK
from lib.ui.plain import literal
from lib.wording import Lang, text
from lib.wording.problems import message

if TYPE_CHECKING:
    from lib.exports.slides import Ratio

YAML = "application/yaml"
HTML = "text/html"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
RATIOS: Mapping[str, "Ratio"] = {"wide": "16:9", "classic": "4:3"}


def offer(catalogue: Catalogue, deck: Deck, lang: Lang, *, chosen: str) -> None:
    """The buttons; what a button saves is made when it is clicked.

    ``chosen`` is the id of a curated deck, or says that the deck is the reader's own.
    """
    saved = dump(deck).encode("utf-8")
    name = file_name(words(deck.title, lang)) or text("deck_file_name", lang)
    with st.container(horizontal=True, vertical_alignment="center", key="deck_export"):
        st.download_button(
            text("deck_save", lang), saved, f"{name}.yaml", YAML, on_click="ignore", key="deck_save"
        )
        known = showable(deck)
        query = _query(known, chosen) if known else None
        if known:
            if query:
                _present(query, lang)
            for shape, ratio in RATIOS.items():
                st.download_button(
                    text(f"deck_slides_{shape}", lang),
                    partial(_slides, catalogue, known, lang, ratio),
                    f"{name}_{ratio.replace(':', '-')}.pptx",
                    PPTX,
                    on_click="ignore",
                    key=f"deck_slides_{shape}",
                )
            st.download_button(
                text("deck_webpage", lang),
                partial(_webpage, catalogue, known, lang),
                f"{name}.html",
                HTML,
                on_click="ignore",
                key="deck_webpage",
            )
    if query:
        show.deck_pictures(query, words(deck.title, lang), lang)
    elif known:
        st.caption(text("deck_too_long_to_present", lang))
    if known and len(known.views) < len(deck.views):
        left = len(deck.views) - len(known.views)
        st.caption(text("deck_left_out", lang, left=left))
    if len(saved) > MOST_BYTES:
        problem = Problem("", 1, 1, "deck.too_large", {"limit": MOST_BYTES // 1000})
        st.warning(literal(message(problem, lang)))


def _query(deck: Deck, chosen: str) -> dict[str, str] | None:
    """What names a deck in an address, in which one's own travels whole; ``None`` if too long."""
    if chosen != MY_DECK:
        return {"deck": chosen}
    packed = pack(deck)
    return {"d": packed} if len(packed) <= MOST_PACKED else None


def _present(query: Mapping[str, str], lang: Lang) -> None:
    """The link to the deck as a page to present."""
    address = under_base(f"/present?{urlencode({**query, 'lang': lang})}")
    st.link_button(text("deck_present", lang), address, type="primary")


def showable(deck: Deck) -> Deck | None:
    """The deck without views of pages that do not exist; ``None`` where no other is left."""
    views = [item for item in deck.views if item.page in PAGES]
    return deck.model_copy(update={"views": views}) if views else None


def _slides(catalogue: Catalogue, deck: Deck, lang: Lang, ratio: "Ratio") -> bytes:
    from lib.exports import slides

    return slides.write(catalogue, deck, lang, ratio)


def _webpage(catalogue: Catalogue, deck: Deck, lang: Lang) -> bytes:
    from lib.exports import webpage

    return webpage.write(catalogue, deck, lang)
