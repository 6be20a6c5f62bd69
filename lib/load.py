"""The data folder to a :class:`Dataset`, or every problem of every file at once."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lib.checks import rules
from lib.dataset import Dataset
from lib.model.base import NOT_STATED
from lib.model.document import Document
from lib.model.reference import Jurisdictions, Vocabulary
from lib.problem import DataError, Problem, short
from lib.shape import Record, validate
from lib.strict_yaml import Positions, parse

__all__ = ["Dataset", "load"]

VOCABULARY = "vocabulary.yaml"
JURISDICTIONS = "jurisdictions.yaml"
DOCUMENTS = "documents"
DECKS = "decks"

_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_IDENTIFIER = 80
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def load(data_dir: Path) -> Dataset:
    """Read and check everything below ``data_dir``.

    Raises :class:`DataError` with all problems of all files; nothing else, whatever they hold.
    """
    files = _Files(data_dir)
    if not files.find():
        raise DataError(files.problems)
    files.read_all()
    vocabulary = files.record(VOCABULARY, Vocabulary)
    jurisdictions = files.record(JURISDICTIONS, Jurisdictions)
    documents = {
        path.removeprefix(f"{DOCUMENTS}/").removesuffix(".yaml"): files.record(path, Document)
        for path in files.documents
    }
    valid = {name: document for name, document in documents.items() if document}
    positions = Positions(files.texts)
    problems = files.problems + rules.check(
        valid, frozenset(documents), vocabulary, jurisdictions, positions
    )
    if problems or vocabulary is None or jurisdictions is None:
        raise DataError(problems)
    return Dataset(
        documents=valid,
        vocabulary=vocabulary,
        jurisdictions={entry.id: entry for entry in jurisdictions.jurisdictions},
        version=_version(files.contents),
        date=max(
            (d.document.coded for d in valid.values() if d.document.coded != NOT_STATED),
            default=NOT_STATED,
        ),
        positions=positions,
    )


_LEFT_BEHIND = re.compile(
    r"\..*|.*~|.*\.(?:orig|rej|bak|swp|swo|tmp|part)|4913|desktop\.ini|Thumbs\.db", re.IGNORECASE
)


def is_left_behind(name: str) -> bool:
    """Whether a file's name is one that editors, git and desktops leave: nobody's document.

    Hidden files and locks (``.gitkeep``, ``.#x.yaml``, ``._x.yaml``), backups (``x.yaml~``,
    ``x.yaml.orig``), half-written ones (``.swp``, ``.part``, vim's ``4913``) and what Windows keeps
    in folders.
    """
    return _LEFT_BEHIND.fullmatch(name) is not None


def _version(contents: Mapping[str, bytes]) -> str:
    """A digest of all YAML files but decks, the same whatever line ends a checkout has."""
    digest = hashlib.sha256()
    for path in sorted(contents):
        digest.update(path.encode("utf-8", "surrogateescape") + b"\0")
        digest.update(contents[path].replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()[:12]


@dataclass
class _Files:
    """The files below a data folder and what is wrong with them, by paths relative to it."""

    data_dir: Path
    problems: list[Problem] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    contents: dict[str, bytes] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def _problem(self, path: str, code: str, **values: object) -> None:
        self.problems.append(Problem(path, 1, 1, code, values))

    def find(self) -> bool:
        """List the documents; false where there is no data folder to speak of."""
        try:
            if not self.data_dir.is_dir():
                self._problem("", "file.no_data_folder")
                return False
            folder = self.data_dir / DOCUMENTS
            entries = sorted(folder.iterdir()) if folder.is_dir() else None
        except OSError as error:
            self._problem("", "file.unreadable", reason=_reason(error))
            return False
        if entries is None:
            self._problem(DOCUMENTS, "file.no_documents_folder")
            return True
        for entry in entries:
            self._find_document(entry)
        if not self.documents:
            self._problem(DOCUMENTS, "file.no_documents")
        return True

    def _find_document(self, entry: Path) -> None:
        path = f"{DOCUMENTS}/{entry.name}"
        is_yaml = entry.suffix.lower() in (".yaml", ".yml")
        if is_left_behind(entry.name):
            return
        if entry.suffix != ".yaml":
            self._problem(
                path, "file.wrong_suffix" if is_yaml else "file.not_a_document", name=entry.name
            )
        elif not entry.is_file():
            self._problem(path, "file.not_a_file", name=entry.name)
        else:
            if not _IDENTIFIER.fullmatch(entry.stem) or len(entry.stem) > _LONGEST_IDENTIFIER:
                self._problem(path, "file.bad_name", found=short(entry.stem, 80))
            self.documents.append(path)

    def read_all(self) -> None:
        """Read every YAML file but decks, those that only count for the version included.

        Decks are no facts: a new title on a slide is no new version of the data.
        """
        try:
            found = {
                entry.relative_to(self.data_dir).as_posix()
                for entry in self.data_dir.rglob("*.yaml")
                if not is_left_behind(entry.name)
                and entry.is_file()
                and entry.relative_to(self.data_dir).parts[0] != DECKS
            }
        except OSError:
            found = set()
        for path in sorted({VOCABULARY, JURISDICTIONS, *self.documents, *found}):
            try:
                self.contents[path] = (self.data_dir / path).read_bytes()
            except FileNotFoundError:
                self._problem(path, "file.missing")
            except OSError as error:
                self._problem(path, "file.unreadable", reason=_reason(error))

    def record(self, path: str, model: type[Record]) -> Record | None:
        """The record that a file holds, or ``None`` with the reasons among the problems."""
        text = self._text(path)
        if text is None:
            return None
        self.texts[path] = text
        parsed = parse(text)
        flaws = [Problem(path, *flaw.place, flaw.code, flaw.values) for flaw in parsed.flaws]
        self.problems += flaws
        if not parsed.usable:
            return None
        if parsed.data is None and not flaws:
            self._problem(path, "file.empty")
            return None
        record, problems = validate(model, parsed.data, path, Positions(self.texts))
        # A value that YAML already refused is wrong for the model too; once is enough.
        known = {(flaw.line, flaw.column) for flaw in flaws}
        self.problems += [p for p in problems if (p.line, p.column) not in known]
        return record

    def _text(self, path: str) -> str | None:
        content = self.contents.get(path)
        if content is None:
            return None
        if content.startswith(_BYTE_ORDER_MARK):
            self._problem(path, "file.byte_order_mark")
            content = content.removeprefix(_BYTE_ORDER_MARK)
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            before = content[: error.start].decode("utf-8")
            line = before.count("\n") + 1
            column = len(before) - (before.rfind("\n") + 1) + 1
            found = f"0x{content[error.start]:02X}"
            self.problems.append(Problem(path, line, column, "file.not_utf8", {"found": found}))
            return None
        if not text.strip():
            self._problem(path, "file.empty")
            return None
        return text


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
