"""What the Markdown files and the template say holds: commands, links, fields, imports."""

import ast
import hashlib
import inspect
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import get_args
from urllib.parse import unquote

import pytest
from pydantic import BaseModel

from lib.__main__ import main
from lib.checks.originals import verify
from lib.load import load
from lib.model.document import Document
from lib.strict_yaml import parse

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "docs" / "template.yaml"
INVENTED = "yichang-2024-suggestion-000"
HIDDEN_OR_MADE = {"build", "test-results", "node_modules", "__pycache__"}

PAGES = sorted(
    path
    for path in ROOT.rglob("*.md")
    if not any(
        part.startswith(".") or part in HIDDEN_OR_MADE for part in path.relative_to(ROOT).parts
    )
)
CODE = re.compile(r"^(?:```|~~~).*?^(?:```|~~~)|`[^`\n]+`", re.DOTALL | re.MULTILINE)
MAKE = re.compile(r"(?:^|`|&&|;|\$) *make ([a-z]+)", re.MULTILINE)
VERB = re.compile(r"-m lib ([a-z]+)")
LINK = re.compile(r"\]\(\s*<?([^)>\s]+)|(?:src|href)=\"([^\"]+)\"")
MACHINE_PATH = re.compile(
    r"(?<![\w.~:/-])/(?:home|Users|root|tmp|mnt|opt|srv|var|work|workspace)/"
    r"|\b[A-Za-z]:\\(?:Users|Windows)|file://"
)


def words(path: Path) -> str:
    return path.read_text("utf-8")


def code(path: Path) -> str:
    """The commands of a page: its code blocks and spans."""
    return "\n".join(match[0] for match in CODE.finditer(words(path)))


def test_there_are_pages_to_look_at() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in PAGES}
    assert {
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "data/README.md",
        "docs/coding-decisions.md",
    } <= names


def test_every_make_target_named_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", words(ROOT / "Makefile"), re.MULTILINE))
    named = {(page.name, target) for page in PAGES for target in MAKE.findall(code(page))}
    assert {"check", "verify", "test"} <= {target for _, target in named}
    assert {entry for entry in named if entry[1] not in targets} == set()


def test_every_verb_named_exists(capsys: pytest.CaptureFixture[str]) -> None:
    named = {verb for page in PAGES for verb in VERB.findall(code(page))}
    assert {"check", "verify", "export"} <= named
    assert {verb for verb in named if main([verb, "--help"]) != 0} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_local_link_leads_somewhere(page: Path) -> None:
    without_code = CODE.sub("", words(page))
    targets = [first or second for first, second in LINK.findall(without_code)]
    local = [
        unquote(target.partition("#")[0])
        for target in targets
        if not re.match(r"[a-z][a-z0-9+.-]*:|#", target)
    ]
    assert [target for target in local if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_page_names_a_path_of_some_machine(page: Path) -> None:
    assert MACHINE_PATH.findall(words(page)) == []


def test_a_path_of_some_machine_would_be_found() -> None:
    assert MACHINE_PATH.search("in `/home/me/data`")
    assert MACHINE_PATH.search(r"in C:\Users\me")
    assert not MACHINE_PATH.search("see `data/home/x`, `/data/rewards.csv`, https://x.cn/home/a")


def original() -> bytes:
    """The invented original that the template carries in its comments."""
    lines = [line[2:].strip() for line in words(TEMPLATE).splitlines() if line.startswith("#|")]
    return ("\n".join(lines) + "\n").encode()


@pytest.fixture
def with_template(tmp_path: Path) -> Path:
    """A copy of the data with the template among its documents."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copy(TEMPLATE, tmp_path / "data" / "documents" / f"{INVENTED}.yaml")
    return tmp_path / "data"


def test_the_template_checks_clean_beside_the_documents(with_template: Path) -> None:
    assert not (ROOT / "data" / "documents" / f"{INVENTED}.yaml").exists()
    document = load(with_template).documents[INVENTED]
    lists = (document.counts, document.rewards, document.funds, document.instruments)
    assert all(lists) and document.not_coded
    assert main(["check", str(with_template)]) == 0


def test_the_template_stands_in_its_invented_original(with_template: Path, tmp_path: Path) -> None:
    (tmp_path / "originals").mkdir()
    (tmp_path / "originals" / "invented.txt").write_bytes(original())
    dataset = load(with_template)
    digest = hashlib.sha256(original()).hexdigest()
    assert dataset.documents[INVENTED].document.sha256 == digest
    report = verify(dataset, tmp_path / "originals")
    # Those of the committed documents are missing here.
    assert report.originals == 1 and report.standing > 20
    assert [found for found in report.problems if INVENTED in found.path] == []


def test_the_template_says_that_it_is_invented() -> None:
    head = words(TEMPLATE)[:400]
    assert "纯属虚构" in head and "is invented" in head
    document = load_template()
    assert "虚构" in document.document.title.zh and "invented" in document.document.title.en


def load_template() -> Document:
    return Document.model_validate(parse(words(TEMPLATE)).data)


def test_the_template_shows_every_field() -> None:
    shown = set(fields_given(load_template()))
    missing = {
        f"{owner.__name__}.{name}"
        for model in models(Document, set())
        for name in model.model_fields
        if (owner := owner_of(model, name), name) not in shown
    }
    assert missing == set()


def owner_of(model: type[BaseModel], name: str) -> type[BaseModel]:
    """The record that declares a field: what all facts share is shown once."""
    return next(kind for kind in model.__mro__ if name in inspect.get_annotations(kind))


def fields_given(value: object) -> Iterator[tuple[type[BaseModel], str]]:
    """Every field that a file gives, at ``value`` and below."""
    if isinstance(value, BaseModel):
        for name in value.model_fields_set:
            yield owner_of(type(value), name), name
            yield from fields_given(getattr(value, name))
    elif isinstance(value, list):
        for part in value:
            yield from fields_given(part)


def models(kind: object, seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    """Every kind of record that a document may hold."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        if kind not in seen:
            seen.add(kind)
            for field in kind.model_fields.values():
                models(field.annotation, seen)
    else:
        for part in get_args(kind):
            models(part, seen)
    return seen


def allowed_imports() -> dict[str, set[str]]:
    """The table of CONTRIBUTING.md: what each module may import of the project."""
    rows = re.findall(r"^\| `(\w+)` \|[^|]*\|([^|]*)\|$", words(ROOT / "CONTRIBUTING.md"), re.M)
    return {name: {part.strip() for part in may.split(",")} - {""} for name, may in rows}


def imports() -> Iterator[tuple[Path, str, str]]:
    """Each import of the product's own code or of Streamlit: file, module, what is imported."""
    folders = [*(ROOT / "lib").rglob("*.py"), *(ROOT / "pages").glob("*.py")]
    for path in (*folders, ROOT / "app.py"):
        parts = path.relative_to(ROOT).with_suffix("").parts
        module = parts[1] if parts[0] == "lib" else parts[0]
        for node in ast.walk(ast.parse(words(path))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module == "lib":
                names = [f"lib.{alias.name}" for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            else:
                continue
            for name in names:
                first, _, rest = name.partition(".")
                if first == "lib":
                    yield path, module, rest.partition(".")[0]
                elif first in ("streamlit", "pages"):
                    yield path, module, first


def test_modules_import_what_the_layout_allows() -> None:
    allowed = allowed_imports()
    present = {path.stem for path in (ROOT / "lib").iterdir() if is_module(path)}
    assert set(allowed) == present | {"pages", "app"}
    with_streamlit = {"ui", "pages", "app"}
    wrong = {
        f"{path.relative_to(ROOT)}: {name}"
        for path, module, name in imports()
        if name != module
        and module != "__init__"
        and name not in allowed[module] | ({"streamlit"} if module in with_streamlit else set())
    }
    assert wrong == set()


def is_module(path: Path) -> bool:
    if path.is_dir():
        return (path / "__init__.py").exists()
    return path.suffix == ".py" and path.stem != "__init__"
