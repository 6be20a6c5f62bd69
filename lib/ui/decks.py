"""Adding a chart to the deck of the visit, from below every chart."""

import streamlit as st

from lib.captions import Block
from lib.catalogue import Catalogue
from lib.decks.choices import APART
from lib.decks.deck import MOST_VIEWS, DeckItem
from lib.decks.view import View, tidied
from lib.ui import links, my_deck
from lib.wording import Lang, text

MY_DECK = "my_deck"
"""The deck of the visit in an address; no curated deck can have an underscore in its name."""


def offer(catalogue: Catalogue, block: Block, page: str, lang: Lang) -> None:
    """A button that adds a chart of this page, as it is now, and the way to the deck."""
    codes = {n: code for n, code in st.query_params.to_dict().items() if n not in APART}
    origin: my_deck.Origin = (page, tuple(sorted(codes.items())), block.id)
    deck = my_deck.present()
    is_in = any(entry.origin == origin for entry in deck.entries)
    if is_in:
        label = text("deck_in", lang)
    elif deck.is_full:
        label = text("deck_full", lang, limit=MOST_VIEWS)
    else:
        label = text("deck_add", lang)
    with st.container(horizontal=True, vertical_alignment="center", key=f"deck_offer_{block.id}"):
        st.button(
            label,
            key=f"deck_add_{block.id}",
            disabled=is_in or deck.is_full,
            on_click=_add,
            args=(catalogue, View(page, codes, block.id), origin, lang),
        )
        if deck.entries:
            words = text("deck_link", lang, n=len(deck.entries))
            links.page_link("deck", words, lang, {"deck": MY_DECK})


def _add(catalogue: Catalogue, view: View, origin: my_deck.Origin, lang: Lang) -> None:
    kept = tidied(catalogue, view)
    item = DeckItem(page=kept.page, choices=dict(kept.choices), chart=kept.chart)
    if my_deck.add(item, origin):
        st.toast(text("deck_added", lang, n=len(my_deck.present().entries)))
    else:
        st.toast(text("deck_full", lang, limit=MOST_VIEWS))
