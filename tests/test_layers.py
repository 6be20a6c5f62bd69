"""Who may import whom: the table of the design, held against the real imports."""

import ast
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from catalogues import ROOT

# A module or folder, and what of ours it may import beside itself. The longest name that fits
# speaks for a module.
LAYERS: Mapping[str, frozenset[str]] = {
    name: frozenset(allowed.split())
    for name, allowed in {
        # the model, and what reads it from files
        "lib.model": "",
        "lib.problem": "",
        "lib.script": "",
        "lib.characters": "",
        "lib.figures": "lib.script",
        "lib.strict_yaml": "lib.characters lib.problem",
        "lib.shape": "lib.problem lib.strict_yaml",
        "lib.dataset": "lib.model lib.strict_yaml",
        "lib.checks": "lib.figures lib.model lib.problem lib.script lib.strict_yaml",
        "lib.checks.originals": "lib.checks lib.dataset lib.model lib.problem lib.strict_yaml",
        "lib.load": "lib.model lib.checks lib.dataset lib.problem lib.shape lib.strict_yaml",
        "lib.watch": "lib.load lib.problem",
        # what is made of it
        "lib.index": "lib.model",
        "lib.compare": "lib.index lib.model",
        "lib.ranking": "lib.compare lib.index lib.model",
        "lib.costs": "lib.index lib.model",
        "lib.search": "lib.figures lib.index lib.script",
        "lib.tables": "lib.dataset lib.index lib.model lib.compare lib.script",
        # words
        "lib.wording": "",
        "lib.wording.figures": "lib.wording lib.costs lib.index lib.model",
        "lib.wording.problems": "lib.wording lib.problem",
        # what a page shows, without a page
        "lib.catalogue": "lib.dataset lib.load lib.index lib.model lib.script lib.wording",
        "lib.views": "lib.catalogue lib.compare lib.costs lib.index lib.model lib.ranking"
        " lib.wording",
        "lib.statements": "lib.catalogue lib.compare lib.costs lib.index lib.model lib.ranking"
        " lib.script lib.views lib.wording",
        # charts: a table in, a figure out
        "lib.fonts": "",
        "lib.theme": "lib.fonts",
        "lib.charts": "lib.theme lib.fonts lib.wording lib.compare lib.catalogue",
        "lib.captions": "lib.catalogue lib.charts lib.compare lib.costs lib.index lib.model"
        " lib.ranking lib.statements"
        " lib.theme lib.views lib.wording",
        "lib.decks": "lib.captions lib.catalogue lib.characters lib.charts lib.costs"
        " lib.dataset lib.index"
        " lib.model lib.problem lib.shape lib.statements lib.strict_yaml lib.views lib.wording",
        # what leaves the product
        "lib.exports": "lib.captions lib.catalogue lib.charts lib.compare lib.dataset lib.decks"
        " lib.fonts lib.index lib.model lib.problem lib.statements lib.tables lib.theme lib.views"
        " lib.wording",
        "lib.draft": "lib.model",
        # the only part that knows Streamlit
        "lib.ui": "lib",
        "lib.__main__": "lib",
        "pages": "lib",
        "app": "lib.ui lib.wording",
    }.items()
}

FILES = [
    *sorted((ROOT / "lib").rglob("*.py")),
    *sorted((ROOT / "pages").glob("*.py")),
    ROOT / "app.py",
]
KNOW_STREAMLIT = ("lib.ui", "pages", "app")


def name_of(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(file): file for file in FILES}


def is_below(name: str, layer: str) -> bool:
    return name == layer or name.startswith(f"{layer}.")


def layer_of(module: str) -> str:
    return max((name for name in LAYERS if is_below(module, name)), key=len, default="")


def imports(module: str) -> Iterator[str]:
    """Every module that is imported anywhere in a file, within functions too."""
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import"
            assert node.module
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in MODULES else node.module


OURS = [
    (module, imported)
    for module in sorted(MODULES)
    for imported in sorted(set(imports(module)))
    if imported.split(".")[0] in {"lib", "pages", "app"}
]


def test_every_module_stands_in_the_table() -> None:
    known = [module for module in MODULES if module != "lib"]
    assert [module for module in known if not layer_of(module)] == []


def test_every_import_is_one_that_the_table_allows() -> None:
    assert len(OURS) > 100
    wrong = [
        f"{module} imports {imported}"
        for module, imported in OURS
        if not is_below(imported, layer_of(module))
        and not any(is_below(imported, allowed) for allowed in LAYERS[layer_of(module)])
    ]
    assert wrong == []


def test_only_the_pages_and_what_is_below_ui_know_streamlit() -> None:
    wrong = [
        module
        for module in MODULES
        if any(is_below(imported, "streamlit") for imported in imports(module))
        and not any(is_below(module, layer) for layer in KNOW_STREAMLIT)
    ]
    assert wrong == []


def test_nothing_of_lib_outside_ui_imports_ui_and_nothing_imports_a_page() -> None:
    for module, imported in OURS:
        if is_below(imported, "lib.ui"):
            assert any(is_below(module, layer) for layer in KNOW_STREAMLIT), module
        assert not is_below(imported, "pages"), module
        assert not is_below(imported, "app"), module


def test_pages_read_no_files_and_know_no_yaml() -> None:
    for module in MODULES:
        if is_below(module, "pages"):
            found = {imported.split(".")[0] for imported in imports(module)}
            assert not found & {"yaml", "pathlib", "os", "json", "plotly"}, module
            assert "lib.load" not in set(imports(module)), module


@pytest.mark.parametrize("library", ["plotly", "pandas"])
def test_reading_and_comparing_need_no_charts_and_no_tables(library: str) -> None:
    light = {
        f"lib.{name}"
        for name in ("figures", "model", "load", "checks", "index", "compare", "wording")
    }
    wrong = [
        module
        for module in MODULES
        if any(is_below(module, layer) for layer in light)
        and any(is_below(imported, library) for imported in imports(module))
    ]
    assert wrong == []


def test_the_folders_of_pages_and_frame_cannot_be_mistaken_for_streamlits_own() -> None:
    # Streamlit starts a folder pages/ beside its main script by itself.
    assert not (ROOT / "lib" / "ui" / "pages").exists()


def test_no_module_below_ui_bears_the_name_of_a_library() -> None:
    libraries = set(sys.stdlib_module_names) | set(packages_distributions())
    names = {file.stem for file in (ROOT / "lib" / "ui").glob("*.py")} - {"__init__"}
    assert names & libraries == set()
