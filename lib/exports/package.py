"""The dataset as a Frictionless Data Package (version 2 of the standard), file by file.

``datapackage.json`` describes the tables, each of which is there as CSV and as Parquet; beside them
stand a workbook, a README and the citation. The same data give the same bytes.
"""

import argparse
import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from lib.catalogue import Catalogue
from lib.exports import about, asked, citation, data, schema
from lib.exports.citation import NAME
from lib.exports.placing import place
from lib.exports.schema import Code, Column
from lib.model.base import Bilingual
from lib.tables import TABLES
from lib.wording import LANGS, Lang, text

PROFILES = "https://datapackage.org/profiles/2.0"
DESCRIPTOR = "datapackage.json"
WORKBOOK = "workbook.xlsx"
README = "README.md"
CITATIONS = ("CITATION.cff", "citation.bib", "citation.txt")

NAMES = (
    *(f"{table}.csv" for table in TABLES),
    *(f"{table}.parquet" for table in TABLES),
    WORKBOOK,
    README,
    *CITATIONS,
    DESCRIPTOR,
)
"""The files of the package, the descriptor last, which vouches for the tables."""

CSV_TYPE = "text/csv"
PARQUET_TYPE = "application/vnd.apache.parquet"


class ForeignFolderError(OSError):
    """A folder that holds another project's file of a name that the package needs."""


def files(catalogue: Catalogue) -> dict[str, bytes]:
    """Every file of the package by name, in the order of ``NAMES``."""
    # Reads and writes XML, which takes a while to import.
    from lib.exports.workbook import workbook

    known = catalogue.dataset
    tables = {name: table(known) for name, table in TABLES.items()}
    described = {name: schema.columns(known, name, table.columns) for name, table in tables.items()}
    marks = {"data_version": known.version, "data_date": known.date}
    made = {f"{name}.csv": data.as_csv(table) for name, table in tables.items()}
    made |= {f"{name}.parquet": data.as_parquet(table, marks) for name, table in tables.items()}
    made[WORKBOOK] = workbook(catalogue, tables, described)
    made[README] = _readme(catalogue).encode()
    cited = (citation.as_cff, citation.as_bibtex, citation.as_text)
    made |= {name: form(catalogue).encode() for name, form in zip(CITATIONS, cited, strict=True)}
    told = json.dumps(_descriptor(catalogue, described, made), ensure_ascii=False, indent=2)
    made[DESCRIPTOR] = f"{told}\n".encode()
    return {name: made[name] for name in NAMES}


def write(catalogue: Catalogue, out: Path) -> list[Path]:
    """Write the package into ``out`` and return its files; all of them or none.

    Other files in ``out`` stay. Raises :class:`ForeignFolderError` where ``out`` is the folder of
    another project, whose README or descriptor would be lost, and ``OSError`` where a file cannot
    be written.
    """
    _refuse_foreign(out)
    return place(files(catalogue), out)


def run(catalogue: Catalogue, options: argparse.Namespace) -> str:
    """``python -m lib export data``; see ``lib.exports.command``."""
    try:
        written = write(catalogue, options.out)
    except ForeignFolderError as error:
        key = "cli.export_foreign"
        raise asked.ExportError(key, code=asked.USAGE, path=options.out, name=error) from error
    totals = {"files": len(written), **catalogue.dataset.totals}
    return "\n".join([*map(str, written), text("cli.export_done", options.lang, **totals)])


def file_note(name: str, lang: Lang) -> str:
    """What a file of the package is."""
    table, _, suffix = name.rpartition(".")
    if table in TABLES:
        return text(f"package_file.{suffix}", lang, table=schema.table_title(table).text(lang))
    return text(f"package_file.{name}", lang)


def _refuse_foreign(out: Path) -> None:
    """See that a README, citation or descriptor in ``out`` is that of a former export."""
    found = [name for name in (README, *CITATIONS, DESCRIPTOR) if (out / name).exists()]
    if not found:
        return
    try:
        is_ours = json.loads((out / DESCRIPTOR).read_bytes())["name"] == NAME
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        is_ours = False
    if not is_ours:
        raise ForeignFolderError(found[0])


def _both(words: Bilingual) -> str:
    return f"{words.zh} · {words.en}"


def _descriptor(
    catalogue: Catalogue, described: Mapping[str, Sequence[Column]], made: Mapping[str, bytes]
) -> dict[str, object]:
    """``datapackage.json``: what the package is, and what its tables hold."""
    known = catalogue.dataset
    created = citation.full_date(known.date)
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": NAME,
        "title": about.title(),
        "description": "\n\n".join(" ".join(about.lines(catalogue, lang)) for lang in LANGS),
        "version": known.version,
        **({"created": f"{created}T00:00:00Z"} if created else {}),
        "sources": [_source(catalogue, name) for name in known.documents],
        "resources": [
            *(_csv_resource(name, described[name], made[f"{name}.csv"]) for name in TABLES),
            *(_parquet_resource(name, made[f"{name}.parquet"]) for name in TABLES),
        ],
    }


def _source(catalogue: Catalogue, document_id: str) -> dict[str, str]:
    source = catalogue.dataset.documents[document_id].document
    named = f"{source.title.zh} · {source.title.en}"
    number = f"{source.number} · " if source.number != "not_stated" else ""
    address = source.url if source.url.startswith("http") else ""
    return {"title": f"{number}{named}", **({"path": address} if address else {})}


def _csv_resource(table: str, columns: Sequence[Column], content: bytes) -> dict[str, object]:
    return {
        **_resource(table, table, "csv", CSV_TYPE, content),
        "encoding": "utf-8",
        "bytes": len(content),
        "schema": {
            "$schema": f"{PROFILES}/tableschema.json",
            "fields": [_field(column) for column in columns],
            "missingValues": _codes([Code("", schema.bilingual("data_missing.empty"))]),
            "primaryKey": list(schema.KEYS[table]),
            "foreignKeys": [
                _foreign_key(table, column, target)
                for column, target in schema.REFERENCES[table].items()
            ],
        },
    }


def _parquet_resource(table: str, content: bytes) -> dict[str, object]:
    """The twin of a CSV file; it carries its own types, so the schema is not told twice.

    Its size is left out: frictionless counts no bytes of Parquet and would call it wrong.
    """
    return _resource(f"{table}-parquet", table, "parquet", PARQUET_TYPE, content)


def _resource(
    name: str, table: str, suffix: str, media_type: str, content: bytes
) -> dict[str, object]:
    return {
        "$schema": f"{PROFILES}/dataresource.json",
        "name": name,
        "type": "table",
        "title": _both(schema.table_title(table)),
        "description": _both(schema.table_note(table)),
        "path": f"{table}.{suffix}",
        "format": suffix,
        "mediatype": media_type,
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }


def _field(column: Column) -> dict[str, object]:
    constraints: dict[str, object] = dict(column.constraints)
    field: dict[str, object] = {
        "name": column.name,
        "type": column.type,
        "title": _both(column.title),
        "description": _both(column.note),
    }
    if column.codes:
        field["categories"] = _codes(column.codes)
        # Categories tell how to load a column, the constraint what to refuse.
        constraints["enum"] = [code.value for code in column.codes]
    if column.missing:
        field["missingValues"] = _codes(column.missing)
    if constraints:
        field["constraints"] = constraints
    return field


def _codes(codes: Sequence[Code]) -> list[dict[str, str]]:
    return [{"value": code.value, "label": _both(code.label)} for code in codes]


def _foreign_key(table: str, column: str, target: str) -> dict[str, object]:
    # Within its own table a reference names no resource.
    resource = {} if target == table else {"resource": target}
    return {"fields": [column], "reference": {**resource, "fields": [schema.KEYS[target][0]]}}


def _readme(catalogue: Catalogue) -> str:
    blocks = [f"# {about.title()}"]
    for lang in LANGS:
        first, *more = about.lines(catalogue, lang)
        cited = text("package_cite", lang, citation=citation.gbt7714(catalogue, lang))
        blocks += [
            first,
            f"## {text('package_read', lang)}",
            "\n".join(f"- {line}" for line in (*more, cited)),
            f"## {text('package_files', lang)}",
            "\n".join(f"- `{name}`: {file_note(name, lang)}" for name in NAMES),
        ]
    return "\n\n".join(blocks) + "\n"
