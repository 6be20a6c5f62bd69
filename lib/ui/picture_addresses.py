"""Composed pictures of a view or a deck at plain addresses, in sizes and languages asked for."""

import json
import zlib
from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from lib.catalogue import Catalogue
from lib.decks.deck import Deck
from lib.decks.link import unpack
from lib.decks.load import DECKS, decks
from lib.decks.pages import PAGES
from lib.decks.view import View, shown
from lib.exports import word
from lib.exports.picture_sets import Picture, numbered, of_deck, of_view
from lib.exports.pictures import AS_SHOWN, PRESETS, TooTallError, picture_names
from lib.exports.serving import MEDIA_TYPES, Answer, refusal
from lib.problem import DataError
from lib.ui import cache
from lib.ui.components.pictures import fonts, picture_data
from lib.wording import LANGS, Lang, lang_of, text

LONGEST_ADDRESS = 8000
OWN = ("preset", "lang", "words", "chart")
"""Parts of the address that are no choices of the view: size, language of the picture and of
messages, which chart."""

DOCUMENT = "document"
"""Stands for a size: the picture of one chart as its Word document takes it."""

DECK = "deck"
"""Stands for a page: the pictures of a deck."""


def address(page: str, choices: Mapping[str, str], chart: str = "") -> str:
    """Where the pictures of a view are served; size and language are added by the browser."""
    return f"/pictures/{page}.json{view_query(choices, chart)}"


def view_query(choices: Mapping[str, str], chart: str) -> str:
    """What of the page's address says which view it is, and one of its charts."""
    codes = {name: value for name, value in choices.items() if name not in OWN}
    query = urlencode({**codes, **({"chart": chart} if chart else {})})
    return f"?{query}" if query else ""


def deck_address(query: Mapping[str, str]) -> str:
    """Where the pictures of a deck are served; ``query`` names it as ``/present`` does."""
    return f"/pictures/{DECK}.json?{urlencode(query)}"


def asked_view(page: str, query: Mapping[str, str]) -> View | None:
    """The view of an address; ``None`` where there is no such page, or the address is too long."""
    if page not in PAGES or sum(map(len, query.values())) > LONGEST_ADDRESS:
        return None
    choices = {key: query[key] for key in sorted(query) if key not in OWN}
    return View(page, choices, query.get("chart", ""))


def answer(name: str, query: Mapping[str, str], if_none_match: str = "") -> Answer:
    """The pictures of all charts of a view, of one, or of a deck, as ``pictures`` takes them.

    Parts of the address that are not known are ignored, as on the page; a page, deck, size,
    language or chart that does not exist has no pictures.
    """
    said = lang_of(query.get("words"))
    page, preset, lang = name.removesuffix(".json"), query.get("preset", ""), query.get("lang")
    unknown = refusal(404, text("picture_unknown", said))
    if not name.endswith(".json") or preset not in (*PRESETS, DOCUMENT) or lang not in LANGS:
        return unknown
    asked = _deck(query) if page == DECK else asked_view(page, query)
    if not asked:
        return unknown
    try:
        catalogue = cache.catalogue()
    except DataError as error:
        return refusal(503, text("data_broken", said, n=len(error.problems)))
    version = catalogue.dataset.version
    # The files of decks are no part of the data version.
    own = f"-{zlib.crc32(asked.model_dump_json().encode()):08x}" if isinstance(asked, Deck) else ""
    etag = f'"{version}{own}"'
    headers = {"ETag": etag, "Cache-Control": "no-cache"}
    if etag in if_none_match:
        return Answer(304, headers=headers)
    try:
        body = _body((version, repr(asked), preset, lang), catalogue, asked, preset, lang_of(lang))
    except TooTallError:
        return refusal(422, text("picture_too_tall", said))
    return Answer(200, body, {**headers, "Content-Type": MEDIA_TYPES["json"]}) if body else unknown


def _deck(query: Mapping[str, str]) -> Deck | None:
    if "d" in query:
        return unpack(query["d"])[0]
    return decks(cache.DATA / DECKS).get(query.get("deck", ""))


@st.cache_resource(max_entries=100, show_spinner=False)
def _body(
    made_of: tuple[str, ...], _catalogue: Catalogue, _asked: View | Deck, _preset: str, _lang: Lang
) -> bytes:
    """The answer; empty where the view has no such chart."""
    found = _pictures(_catalogue, _asked, _preset, _lang)
    if not found:
        return b""
    drawn = [(picture.name, picture.figure.to_plotly_json()) for picture in found]
    told = {
        "version": _catalogue.dataset.version,
        "pictures": [picture_data(figure, name) for name, figure in drawn],
        "fonts": fonts([figure for _, figure in drawn]),
    }
    return json.dumps(told, ensure_ascii=False).encode()


def _pictures(catalogue: Catalogue, asked: View | Deck, preset: str, lang: Lang) -> list[Picture]:
    if isinstance(asked, Deck):
        return of_deck(catalogue, asked, PRESETS[preset], lang) if preset in PRESETS else []
    found = shown(catalogue, asked, lang)
    if ("chart", asked.chart) in found.ignored:
        return []
    if preset == DOCUMENT:
        if not asked.chart:
            return []
        [block] = found.blocks
        [name] = picture_names(asked.page, block, AS_SHOWN, lang, 1)
        return [Picture(name, word.figure(block))]
    pictures = of_view(catalogue, asked, PRESETS[preset], lang)
    return pictures if asked.chart else numbered([pictures])
