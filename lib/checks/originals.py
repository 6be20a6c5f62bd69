"""Do the quoted fragments stand in the originals, in the paragraphs named?"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lib.checks.links import LISTS
from lib.checks.report import Report as Problems
from lib.dataset import Dataset
from lib.model.document import Document
from lib.problem import Phrase, Problem
from lib.strict_yaml import Location

_LARGEST_TEXT = 20_000_000
"""Bytes; a larger file is no document, and reading it as text would only cost time."""

_ENOUGH_TO_HINT = 3
"""Characters of a fragment that have to stand in the paragraph before a hint names them."""


@dataclass(frozen=True)
class Original:
    """A file among the originals; ``text`` is ``None`` where it is no UTF-8 text."""

    name: str
    sha256: str
    text: str | None

    @property
    def paragraphs(self) -> list[str]:
        """The non-blank lines, whose places from 1 are the paragraph numbers of the data."""
        return paragraphs(self.text or "")


@dataclass(frozen=True)
class Report:
    """What a verification found.

    ``problems`` are ordered by place. ``documents`` were looked for and ``originals`` found
    unchanged; of ``fragments`` looked for, ``standing`` stand where the data say.
    """

    problems: tuple[Problem, ...]
    documents: int
    originals: int
    fragments: int
    standing: int


@dataclass(frozen=True)
class _Passage:
    """Fragments of one paragraph, and where the data hold them."""

    paragraph: int
    fragments: Sequence[str]
    paragraph_location: Location
    location: Location


@dataclass
class _Tally:
    fragments: int = 0
    standing: int = 0
    originals: int = 0
    problems: list[Problem] = field(default_factory=list)


def paragraphs(text: str) -> list[str]:
    """The non-blank lines of an original.

    Lines end at line feeds alone: ``str.splitlines`` would also break at characters that copies
    from the web carry within a line.
    """
    return [line for line in text.replace("\r\n", "\n").split("\n") if line.strip()]


def verify(dataset: Dataset, originals_dir: Path) -> Report:
    """Look for every fragment of ``dataset`` in the files below ``originals_dir``.

    An original is known by its digest, whatever its name. Where none has the digest, the file
    that holds most of a document's fragments is named as a changed one and searched instead.
    Raises ``OSError`` where the folder cannot be read.
    """
    originals = list(_read_all(originals_dir))
    by_digest = {original.sha256: original for original in originals}
    tally = _Tally()
    for name, document in dataset.documents.items():
        passages = list(_passages(document))
        found = by_digest.get(document.document.sha256)
        report = Problems(f"documents/{name}.yaml", dataset.positions, tally.problems)
        checked = _choose(found, document, originals, passages, report, tally)
        for passage in passages:
            _check_passage(passage, checked, report, tally)
        if checked is not None:
            _check_not_coded(document, checked, report)
            vocabulary = Problems("vocabulary.yaml", dataset.positions, tally.problems)
            for passage in _mapping_passages(dataset, name):
                _check_passage(passage, checked, vocabulary, tally)
        else:
            for passage in _mapping_passages(dataset, name):
                tally.fragments += len(passage.fragments)
    return Report(
        problems=tuple(sorted(tally.problems)),
        documents=len(dataset.documents),
        originals=tally.originals,
        fragments=tally.fragments,
        standing=tally.standing,
    )


def _read_all(originals_dir: Path) -> Iterator[Original]:
    for path in sorted(originals_dir.rglob("*")):
        if not path.is_file():
            continue
        content = path.read_bytes()
        text = None
        if len(content) <= _LARGEST_TEXT:
            try:
                text = content.decode("utf-8")
            except UnicodeDecodeError:
                text = None
        name = path.relative_to(originals_dir).as_posix()
        yield Original(name, hashlib.sha256(content).hexdigest(), text)


def _passages(document: Document) -> Iterator[_Passage]:
    """The passages of all facts of a document."""
    for name in LISTS:
        for index, fact in enumerate(getattr(document, name)):
            place: Location = (name, index, "evidence")
            evidence = fact.evidence
            yield _Passage(
                evidence.paragraph, evidence.quote, (*place, "paragraph"), (*place, "quote")
            )


def _mapping_passages(dataset: Dataset, document: str) -> Iterator[_Passage]:
    """The passages of the vocabulary that are quoted from one document."""
    for index, mapping in enumerate(dataset.vocabulary.mappings):
        source = mapping.source
        if source.document == document:
            place: Location = ("mappings", index, "source")
            yield _Passage(source.paragraph, source.quote, (*place, "paragraph"), (*place, "quote"))


def _choose(
    found: Original | None,
    document: Document,
    originals: Sequence[Original],
    passages: Sequence[_Passage],
    report: Problems,
    tally: _Tally,
) -> Original | None:
    """The file to search, or ``None`` with the reason among the problems."""
    place: Location = ("document", "sha256")
    if found is not None:
        if found.text is None:
            report.at(place, "original.not_text", name=found.name)
            return None
        tally.originals += 1
        return found
    fragments = [fragment for passage in passages for fragment in passage.fragments]
    texts = [original for original in originals if original.text is not None]
    held = {
        original.name: sum(fragment in (original.text or "") for fragment in fragments)
        for original in texts
    }
    nearest = max(texts, key=lambda original: held[original.name], default=None)
    if nearest is None or held[nearest.name] * 2 <= len(fragments):
        report.at(place, "original.missing", title=document.document.title.zh)
        return None
    report.at(place, "original.changed", name=nearest.name, found=nearest.sha256)
    return nearest


def _check_passage(
    passage: _Passage, original: Original | None, report: Problems, tally: _Tally
) -> None:
    tally.fragments += len(passage.fragments)
    if original is None:
        return
    lines = original.paragraphs
    if passage.paragraph > len(lines):
        report.at(
            passage.paragraph_location,
            "original.no_paragraph",
            found=passage.paragraph,
            name=original.name,
            last=len(lines),
        )
        return
    line = lines[passage.paragraph - 1]
    reached = 0
    for index, fragment in enumerate(passage.fragments):
        start = line.find(fragment, reached)
        if start >= 0:
            reached = start + len(fragment)
            tally.standing += 1
            continue
        values = {
            "fragment": fragment,
            "paragraph": passage.paragraph,
            "name": original.name,
            "hint": _where_else(fragment, line, lines),
        }
        code = "original.fragment_order" if fragment in line else "original.fragment_missing"
        report.at((*passage.location, index), code, **values)


def _where_else(fragment: str, line: str, lines: Sequence[str]) -> Phrase | str:
    """Where a fragment stands instead, or how far it agrees with the paragraph."""
    others = tuple(str(number) for number, other in enumerate(lines, 1) if fragment in other)
    if fragment in line:
        return ""
    if others:
        return Phrase("stands_in_paragraphs", {"paragraphs": others})
    length = next((size for size in range(len(fragment) - 1, 0, -1) if fragment[:size] in line), 0)
    if length < _ENOUGH_TO_HINT:
        return ""
    end = line.find(fragment[:length]) + length
    return Phrase(
        "agrees_until", {"agrees": fragment[:length][-12:], "original": line[end : end + 12]}
    )


def _check_not_coded(document: Document, original: Original, report: Problems) -> None:
    """What was left out was left out of a paragraph that exists."""
    last = len(original.paragraphs)
    for index, entry in enumerate(document.not_coded):
        for number, paragraph in enumerate(entry.paragraphs):
            if not 1 <= paragraph <= last:
                report.at(
                    ("not_coded", index, "paragraphs", number),
                    "original.no_paragraph",
                    found=paragraph,
                    name=original.name,
                    last=last,
                )


def totals(report: Report) -> Mapping[str, int]:
    """The numbers of the closing line."""
    return {
        "documents": report.documents,
        "originals": report.originals,
        "fragments": report.fragments,
        "standing": report.standing,
    }
