"""A deck presented at an address of the server, or written to a file by the command line.

Knows requests and answers as texts and bytes only; the server puts them on the wire.
"""

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from lib.catalogue import Catalogue
from lib.decks.deck import Deck, words
from lib.decks.link import unpack
from lib.exports import asked, webpage
from lib.exports.placing import place
from lib.exports.serving import Answer, preferred_language
from lib.problem import DataError, Problem
from lib.wording import LANGS, Lang, lang_of, text
from lib.wording.problems import render

Write = Callable[[Catalogue, Deck, Lang], bytes]


@dataclass(frozen=True)
class Request:
    """What was asked for: a curated deck by its id, or a deck packed into the address."""

    deck: str | None = None
    packed: str | None = None
    lang: str | None = None
    accept_language: str = ""


def answer(
    request: Request,
    present: Callable[[], Catalogue],
    curated: Callable[[], Mapping[str, Deck]],
    write: Write = webpage.write,
) -> Answer:
    """The page of the deck asked for; without one, or where there is no such, what there is.

    ``present`` gives the catalogue, or raises ``DataError`` while the data are broken; ``write``
    makes the page and may remember it.
    """
    lang = _language(request)
    try:
        catalogue = present()
    except DataError as error:
        return _problems(503, "present_broken_data", error.problems, lang)
    if request.packed is not None:
        deck, problems = unpack(request.packed)
        if deck is None:
            return _problems(400, "present_broken_deck", problems, lang)
        return _page(write(catalogue, deck, lang), lang)
    known = curated()
    if request.deck is None:
        return _listing(200, text("present_choose", lang), known, lang)
    if request.deck not in known:
        heading = text("present_not_found", lang, deck=request.deck)
        return _listing(404, heading, known, lang)
    return _page(write(catalogue, known[request.deck], lang), lang)


def _language(request: Request) -> Lang:
    if request.lang in LANGS:
        return lang_of(request.lang)
    return preferred_language(request.accept_language)


def _page(body: bytes, lang: Lang, status: int = 200) -> Answer:
    return Answer(
        status,
        body,
        {
            "Content-Type": "text/html; charset=utf-8",
            "Content-Language": lang,
            "Cache-Control": "no-cache",
            "Vary": "Accept-Language",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
        },
    )


def _listing(status: int, heading: str, known: Mapping[str, Deck], lang: Lang) -> Answer:
    """The curated decks, each a link relative to the address that was asked."""
    if not known:
        return _words(status, heading, [f"<p>{escape(text('present_none', lang))}</p>"], lang)
    links = "".join(
        f'<li><a href="?{escape(urlencode({"deck": name, "lang": lang}), quote=True)}">'
        f"{escape(words(deck.title, lang))}</a></li>"
        for name, deck in known.items()
    )
    lead = f"<p>{escape(text('present_choose', lang))}</p>" if status != 200 else ""
    return _words(status, heading, [lead, f"<ul>{links}</ul>"], lang)


def _problems(status: int, key: str, problems: Sequence[Problem], lang: Lang) -> Answer:
    lines = "".join(f"<li>{escape(render(problem, lang, 'data'))}</li>" for problem in problems)
    return _words(status, text(key, lang), [f"<ul>{lines}</ul>"], lang)


def _words(status: int, heading: str, parts: Sequence[str], lang: Lang) -> Answer:
    """A page for people who get no slides."""
    title = escape(heading)
    body = (
        f'<!doctype html>\n<html lang="{webpage.HTML_LANG[lang]}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title>"
        "<style>body{font:1.1rem/1.6 'Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif;"
        "max-width:44rem;margin:3rem auto;padding:0 1rem;overflow-wrap:anywhere}</style></head>"
        f"<body><h1>{title}</h1>{''.join(parts)}</body></html>\n"
    )
    return _page(body.encode(), lang, status)


def run(catalogue: Catalogue, options: argparse.Namespace) -> str:
    """``python -m lib export page``; see ``lib.exports.command``."""
    page = webpage.write(catalogue, asked.deck(catalogue, options), options.lang)
    [path] = place({options.out.name: page}, options.out.parent)
    return text("cli.page_done", options.lang, path=path, kilobytes=len(page) // 1000)
