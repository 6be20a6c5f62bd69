"""The composed pictures of a view at plain addresses, for sizes and languages asked on demand."""

import json
from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from lib.catalogue import Catalogue
from lib.decks.pages import PAGES
from lib.decks.view import View, shown
from lib.exports.pictures import PRESETS, TooTallError, compose, picture_names
from lib.exports.serving import MEDIA_TYPES, Answer
from lib.problem import DataError
from lib.ui import cache
from lib.ui.components.pictures import fonts, picture_data
from lib.wording import LANGS, Lang, lang_of, text

LONGEST_ADDRESS = 8000
OWN = ("preset", "lang", "words", "chart")
"""Parts of the address that are no choices of the view: size, language of the picture and of
messages, which chart."""


def address(page: str, choices: Mapping[str, str], chart: str = "") -> str:
    """Where the pictures of a view are served; size and language are added by the browser."""
    codes = {name: value for name, value in choices.items() if name not in OWN}
    query = urlencode({**codes, **({"chart": chart} if chart else {})})
    return f"/pictures/{page}.json{f'?{query}' if query else ''}"


def answer(name: str, query: Mapping[str, str], if_none_match: str = "") -> Answer:
    """The pictures of all charts of a view, or of one, as the component ``pictures`` takes them.

    Parts of the address that are not known are ignored, as on the page; a page, size, language or
    chart that does not exist has no pictures.
    """
    said = lang_of(query.get("words"))
    page, preset, lang = name.removesuffix(".json"), query.get("preset", ""), query.get("lang")
    is_known = name.endswith(".json") and page in PAGES and preset in PRESETS and lang in LANGS
    if not is_known or sum(map(len, query.values())) > LONGEST_ADDRESS:
        return _words(404, text("picture_unknown", said))
    try:
        catalogue = cache.catalogue()
    except DataError as error:
        return _words(503, text("data_broken", said, n=len(error.problems)))
    etag = f'"{catalogue.dataset.version}"'
    headers = {"ETag": etag, "Cache-Control": "no-cache"}
    if etag in if_none_match:
        return Answer(304, headers=headers)
    choices = tuple(sorted((key, query[key]) for key in query if key not in OWN))
    try:
        body = _body(
            catalogue.dataset.version, page, choices, query.get("chart", ""), preset,
            lang_of(lang), catalogue,
        )  # fmt: skip
    except TooTallError:
        return _words(422, text("picture_too_tall", said))
    if not body:
        return _words(404, text("picture_unknown", said))
    return Answer(200, body, {**headers, "Content-Type": MEDIA_TYPES["json"]})


@st.cache_resource(max_entries=100, show_spinner=False)
def _body(
    version: str,
    page: str,
    choices: tuple[tuple[str, str], ...],
    chart: str,
    preset: str,
    lang: Lang,
    _catalogue: Catalogue,
) -> bytes:
    found = shown(_catalogue, View(page, dict(choices), chart), lang)
    if ("chart", chart) in found.ignored:
        return b""
    pictures = []
    figures = []
    for number, block in enumerate(found.blocks, 1):
        drawn = [f.to_plotly_json() for f in compose(_catalogue, block, PRESETS[preset], lang)]
        names = picture_names(page, block, PRESETS[preset], lang, len(drawn))
        prefix = "" if chart else f"{number:02}_"
        pictures += [
            picture_data(figure, f"{prefix}{name}")
            for figure, name in zip(drawn, names, strict=True)
        ]
        figures += drawn
    told = {"version": version, "pictures": pictures, "fonts": fonts(figures)}
    return json.dumps(told, ensure_ascii=False).encode()


def _words(status: int, words: str) -> Answer:
    headers = {"Content-Type": MEDIA_TYPES["txt"], "Cache-Control": "no-store"}
    return Answer(status, words.encode(), headers)
