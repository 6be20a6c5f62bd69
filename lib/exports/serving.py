"""The data package at plain addresses: what is sent, under which version, and what is refused.

Knows requests and answers as texts and bytes only; the server puts them on the wire. Nothing is
read from the file system: a name is looked up among the files of the package or is unknown.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lib.catalogue import Catalogue
from lib.exports import package
from lib.exports.citation import NAME
from lib.exports.zipped import zipped
from lib.problem import DataError
from lib.wording import LANGS, Lang, lang_of, text
from lib.wording.problems import render

INDEX = ""
VERSION = "version.json"
ARCHIVE = "package.zip"

MEDIA_TYPES = {
    "csv": f"{package.CSV_TYPE}; charset=utf-8; header=present",
    "parquet": package.PARQUET_TYPE,
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "zip": "application/zip",
    "json": "application/json; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "cff": "application/yaml; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}
"""Media types by the suffix of a name."""

SAVED = frozenset({"xlsx", "zip"})
"""Suffixes of what is saved under a name that tells the version, and not shown."""


@dataclass(frozen=True)
class Request:
    """What was asked for: a name below ``/data/``, and what of query and headers matters."""

    name: str
    asked_version: str | None = None
    asked_language: str | None = None
    if_none_match: str = ""
    accept_language: str = ""


@dataclass(frozen=True)
class Answer:
    """What goes back."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


def refusal(status: int, words: str) -> Answer:
    """Why there is nothing else, said to the one who asks now and kept by nobody."""
    headers = {"Content-Type": MEDIA_TYPES["txt"], "Cache-Control": "no-store"}
    return Answer(status, words.encode(), headers)


def answer(
    request: Request,
    present: Callable[[], Catalogue],
    made: Callable[[Catalogue], Mapping[str, bytes]],
) -> Answer:
    """Answer a request from the present data.

    ``present`` gives the catalogue, or raises ``DataError`` while the data are broken; ``made``
    gives the files of :func:`files` and is asked only where one is sent.
    """
    lang = _language(request)
    try:
        catalogue = present()
    except DataError as error:
        return _words(503, _problems(error, lang), lang, {"Cache-Control": "no-store"})
    version = catalogue.dataset.version
    headers = {"ETag": f'"{version}"', "Cache-Control": "no-cache"}
    if request.name not in (*package.NAMES, ARCHIVE, VERSION, INDEX):
        return _words(404, _listing("served_unknown", lang), lang, {"Cache-Control": "no-cache"})
    if _is_known(request.if_none_match, version):
        return Answer(304, headers=headers)
    if request.name == INDEX:
        return _words(200, _listing("served_index", lang, version=version), lang, headers)
    suffix = request.name.rpartition(".")[2]
    headers |= {"Content-Type": MEDIA_TYPES[suffix], "X-Content-Type-Options": "nosniff"}
    if request.name == VERSION:
        return Answer(200, _version(catalogue, request.asked_version), headers)
    if suffix in SAVED:
        headers["Content-Disposition"] = f'attachment; filename="{NAME}-{version}.{suffix}"'
    return Answer(200, made(catalogue)[request.name], headers)


def files(catalogue: Catalogue) -> dict[str, bytes]:
    """All that is served of one data version: the package file by file, and as an archive."""
    found = package.files(catalogue)
    return {**found, ARCHIVE: zipped(found)}


def preferred_language(accepted: str) -> Lang:
    """The language of the product that an ``Accept-Language`` header puts first, else English."""
    ranked = []
    for position, part in enumerate(accepted.split(",")):
        tag, _, weight = part.strip().partition(";")
        if tag.strip().lower().split("-")[0] in LANGS:
            ranked.append((-_weight(weight), position, tag.strip()))
    return lang_of(min(ranked)[2] if ranked else None)


def _weight(stated: str) -> float:
    name, _, value = stated.partition("=")
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0


def _language(request: Request) -> Lang:
    if request.asked_language in LANGS:
        return lang_of(request.asked_language)
    return preferred_language(request.accept_language)


def _is_known(if_none_match: str, version: str) -> bool:
    """Whether the asker holds this version; a proxy that compresses marks its copy as weak."""
    held = [tag.strip().removeprefix("W/") for tag in if_none_match.split(",")]
    return "*" in held or f'"{version}"' in held


def _version(catalogue: Catalogue, asked: str | None) -> bytes:
    known = catalogue.dataset
    told: dict[str, object] = {"version": known.version, "date": known.date}
    if asked is not None:
        told = {"present": known.version, "asked": asked, "is_present": asked == known.version}
    return f"{json.dumps(told, ensure_ascii=False)}\n".encode()


def _words(status: int, words: str, lang: Lang, headers: Mapping[str, str]) -> Answer:
    """A text for people, in their language."""
    return Answer(
        status,
        f"{words}\n".encode(),
        {
            **headers,
            "Content-Type": MEDIA_TYPES["txt"],
            "Content-Language": lang,
            "Vary": "Accept-Language",
            "X-Content-Type-Options": "nosniff",
        },
    )


def _listing(key: str, lang: Lang, **values: object) -> str:
    named = (ARCHIVE, *package.NAMES, VERSION)
    width = max(map(len, named))
    lines = [f"data/{name:<{width}}  {package.file_note(name, lang)}" for name in named]
    return "\n".join([text(key, lang, **values), "", *lines])


def _problems(error: DataError, lang: Lang) -> str:
    lines = [text("data_broken", lang, n=len(error.problems)), ""]
    lines += [render(problem, lang, "data") for problem in error.problems]
    if error.may_hide_more:
        lines += ["", text("cli.more_may_follow", lang)]
    return "\n".join(lines)
