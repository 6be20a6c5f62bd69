"""The Word document of a chart, made around the picture of it that the reader's browser drew."""

from collections.abc import Mapping

from lib.decks.view import shown
from lib.exports import word
from lib.exports.serving import MEDIA_TYPES, Answer, refusal
from lib.problem import DataError
from lib.ui import cache
from lib.ui.picture_addresses import asked_view, view_query
from lib.wording import LANGS, lang_of, text

MOST_BYTES = 20_000_000
"""A larger picture is none of those composed here."""

OWN = ("link", "version")
"""Parts of the address that are no choices of the view: the live view, and the data version that
the picture shows."""


def address(page: str, choices: Mapping[str, str], chart: str) -> str:
    """Where the picture of a chart is sent; language, version and link are added by the browser."""
    return f"/documents/{page}.docx{view_query(choices, chart)}"


def answer(name: str, query: Mapping[str, str], picture: bytes) -> Answer:
    """The document of a chart of a view; ``picture`` is its PNG, as ``word.figure`` composed it.

    Refused are a chart that does not exist, a picture that is no PNG, a link that is none of the
    web, and a picture of data that have changed since.
    """
    lang = lang_of(query.get("lang"))
    view = asked_view(
        name.removesuffix(".docx"), {key: query[key] for key in query if key not in OWN}
    )
    is_asked = name.endswith(".docx") and query.get("lang") in LANGS
    if not view or not view.chart or not is_asked:
        return refusal(404, text("document_unknown", lang))
    try:
        catalogue = cache.catalogue()
    except DataError as error:
        return refusal(503, text("data_broken", lang, n=len(error.problems)))
    if query.get("version") != catalogue.dataset.version:
        return refusal(409, text("document_outdated", lang))
    found = shown(catalogue, view, lang)
    if ("chart", view.chart) in found.ignored:
        return refusal(404, text("document_unknown", lang))
    try:
        body = word.write(catalogue, found.blocks[0], picture, lang, query.get("link", ""))
    except ValueError:
        return refusal(400, text("document_bad_picture", lang))
    return Answer(200, body, {"Content-Type": MEDIA_TYPES["docx"], "Cache-Control": "no-store"})
