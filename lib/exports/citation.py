"""How to cite the data and the documents that they are read from: CFF, BibTeX, GB/T 7714.

The project names no persons, so none are named here; a document is by the authority that issued it.
"""

import re
from collections.abc import Iterator
from datetime import date

import yaml

from lib.catalogue import Catalogue
from lib.exports.about import title
from lib.model.base import NOT_STATED
from lib.model.document import Source
from lib.wording import LANGS, Lang, text

NAME = "innovation-platform-policies"


def full_date(stated: str) -> date | None:
    """A date that is known to the day."""
    return date.fromisoformat(stated) if re.fullmatch(r"\d{4}-\d\d-\d\d", stated) else None


def gbt7714(catalogue: Catalogue, lang: Lang) -> str:
    """The dataset in one line by GB/T 7714, which knows works without an author."""
    known = catalogue.dataset
    dated = known.date if known.date != NOT_STATED else text("year_not_stated", lang)
    return text(
        "citation_data", lang, title=text("product", lang), version=known.version, date=dated
    )


def as_text(catalogue: Catalogue) -> str:
    """The dataset and every document by GB/T 7714, in both languages."""
    blocks = []
    for lang in LANGS:
        documents = [
            f"[{number}] {_gbt7714_document(source, lang)}"
            for number, (_, source) in enumerate(_sources(catalogue), start=1)
        ]
        head = [text("citation_message", lang), "", gbt7714(catalogue, lang)]
        blocks.append("\n".join([*head, "", text("citation_documents", lang), *documents]))
    return "\n\n\n".join(blocks) + "\n"


def as_bibtex(catalogue: Catalogue) -> str:
    """The dataset and every document as BibTeX, in UTF-8."""
    version = catalogue.dataset.version
    entries = [
        _entry(
            f"{NAME}-{version}",
            {
                "title": title(),
                **_year(catalogue.dataset.date),
                "note": " / ".join(text("citation_note", lang, version=version) for lang in LANGS),
            },
        )
    ]
    for name, source in _sources(catalogue):
        fields = {
            "author": source.issuer.zh,
            "title": source.title.zh,
            **_year(source.date_signed),
            "number": source.number,
            "url": source.url if _is_address(source.url) else "",
            "note": source.title.en,
        }
        entries.append(_entry(name, {k: v for k, v in fields.items() if v not in ("", NOT_STATED)}))
    return "\n".join(entries)


def as_cff(catalogue: Catalogue) -> str:
    """The dataset and every document in the Citation File Format 1.2."""
    released = full_date(catalogue.dataset.date)
    described = {
        "cff-version": "1.2.0",
        "message": " ".join(text("citation_message", lang) for lang in LANGS),
        "type": "dataset",
        "title": title(),
        # The format asks for an author; the project itself is the only one it names.
        "authors": [{"name": title()}],
        "version": catalogue.dataset.version,
        **({"date-released": released} if released else {}),
        "abstract": " ".join(text("package_description", lang) for lang in LANGS),
        "references": [_reference(source) for _, source in _sources(catalogue)],
    }
    written: str = yaml.safe_dump(described, allow_unicode=True, sort_keys=False, width=100)
    return written


def _sources(catalogue: Catalogue) -> Iterator[tuple[str, Source]]:
    for name, document in catalogue.dataset.documents.items():
        yield name, document.document


def _gbt7714_document(source: Source, lang: Lang) -> str:
    named = source.title.text(lang)
    if source.number != NOT_STATED:
        named += f": {source.number}"
    dated = source.date_signed if source.date_signed != NOT_STATED else ""
    if not _is_address(source.url):
        tail = f"[Z]. {dated}." if dated else "[Z]."
    else:
        seen = f"[{source.retrieved}]" if full_date(source.retrieved) else ""
        tail = f"[Z/OL]. {f'({dated})' if dated else ''}{seen}. {source.url}."
    return f"{source.issuer.text(lang)}. {named}{tail}"


def _reference(source: Source) -> dict[str, object]:
    year = source.date_signed[:4]
    return {
        "type": "government-document",
        "authors": [{"name": source.issuer.zh}],
        "title": source.title.zh,
        **({"year": int(year)} if year.isdigit() else {}),
        **({"number": source.number} if source.number != NOT_STATED else {}),
        **({"url": source.url} if _is_address(source.url) else {}),
        "languages": ["zh"],
        "notes": f"{source.title.en}. {source.issuer.en}.",
    }


def _is_address(url: str) -> bool:
    return url.startswith(("http://", "https://"))


def _year(stated: str) -> dict[str, str]:
    return {"year": stated[:4]} if stated[:4].isdigit() else {}


_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$",
    "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def _entry(key: str, fields: dict[str, str]) -> str:
    """An entry; braces twice, so that names of authorities and capitals stay as they are."""
    lines = []
    for name, value in fields.items():
        if name in ("url", "year"):  # taken as they stand
            lines.append(f"  {name} = {{{value}}}")
        else:
            words = "".join(_SPECIAL.get(sign, sign) for sign in value)
            lines.append(f"  {name} = {{{{{words}}}}}")
    return "@misc{" + key + ",\n" + ",\n".join(lines) + "\n}\n"
