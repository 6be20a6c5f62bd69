"""A deck presented at an address of the server, made anew only for another deck or data version."""

from collections.abc import Mapping

import streamlit as st

from lib.catalogue import Catalogue
from lib.decks.deck import Deck
from lib.decks.load import DECKS, decks
from lib.exports import present, webpage
from lib.exports.present import Request
from lib.exports.serving import Answer
from lib.ui import cache
from lib.wording import Lang


def answer(query: Mapping[str, str], headers: Mapping[str, str]) -> Answer:
    """The answer to a request for ``/present``, from the data and decks as they are now."""
    request = Request(
        deck=query.get("deck"),
        packed=query.get("d"),
        lang=query.get("lang"),
        accept_language=headers.get("accept-language", ""),
    )
    return present.answer(request, cache.catalogue, lambda: decks(cache.DATA / DECKS), _write)


def _write(catalogue: Catalogue, deck: Deck, lang: Lang) -> bytes:
    return _page((catalogue.dataset.version, deck.model_dump_json(), lang), catalogue, deck, lang)


@st.cache_resource(max_entries=8, show_spinner=False)
def _page(made_of: tuple[str, str, str], _catalogue: Catalogue, _deck: Deck, _lang: Lang) -> bytes:
    return webpage.write(_catalogue, _deck, _lang)
