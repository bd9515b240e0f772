"""The rules of the tree that the linters do not know: sizes, docstrings, what nobody may call, a test a module."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.serving import ROOT

PACKAGES = ("pages", "data", "etl")
LONGEST = 250
# A module that is one table, a line or a block an entry, is read like a dictionary and may be longer.
TABLES = ("etl/transform/pledges/", "etl/transform/dates/")
# Modules that show what they do only together with others, and the test where they do.
TESTED_WITH = {
    "data/models/": "test_migrations.py",
    "etl/records.py": "test_letter.py",
    "etl/transform/letter.py": "test_letter.py",
    "pages/": "test_pages.py",
}
PURE = ("etl/transform/", "data/clock.py", "data/working_days.py")
FORBIDDEN_NAMES = {"eval", "exec", "compile", "__import__", "breakpoint", "print"}
FORBIDDEN_MODULES = {"pickle", "shelve", "marshal", "dill", "joblib"}


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def sources() -> list[Path]:
    found = [ROOT / "dashboard.py", *(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))]
    return [path for path in found if "versions" not in path.parts]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(path: Path) -> set[str]:
    """The modules that a file imports, with the names taken from them: "data.store", "data.store.open_store"."""
    modules = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            modules |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return modules


def called(path: Path) -> set[str]:
    """What a file calls: the plain name, or the last two parts of a dotted one ("date.today")."""
    return {
        ".".join(ast.unparse(node.func).split(".")[-2:])
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
    }


each_source = pytest.mark.parametrize("path", sources(), ids=name)


@each_source
def test_a_module_is_short_unless_it_is_a_table_of_rules(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST or name(path).startswith(TABLES), f"{lines} lines: part it by what it does"


@each_source
def test_every_public_function_and_class_says_what_it_does(path: Path) -> None:
    tree = parsed(path)
    public = [
        node
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]
    silent = [node.name for node in public if not ast.get_docstring(node)]
    assert not silent, f"a docstring in a sentence a user would say is missing: {', '.join(silent)}"
    assert not tree.body or ast.get_docstring(tree), "say in a docstring what this module is for"


@each_source
def test_nothing_runs_text_as_code_or_shows_it_as_markup(path: Path) -> None:
    used = called(path) & FORBIDDEN_NAMES - ({"print"} if name(path).startswith("etl/") else set())
    assert not used
    assert not {module.split(".")[0] for module in imported(path)} & FORBIDDEN_MODULES
    keywords = {node.arg for node in ast.walk(parsed(path)) if isinstance(node, ast.keyword)}
    assert not keywords & {"unsafe_allow_html", "unsafe_allow_javascript"}


@each_source
def test_only_the_edge_knows_what_day_it_is(path: Path) -> None:
    clocks = {"date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time", "dt.date.today"}
    if name(path).startswith(PURE):
        assert not called(path) & clocks
        assert not called(path) & {"open", "input"}


def test_the_dashboard_uses_only_public_verbs_of_the_pipeline() -> None:
    inside = ("etl.extract", "etl.transform", "etl.load", "etl.sources", "data.models")
    assert not [module for module in imported(ROOT / "dashboard.py") if module.startswith(inside)]


def test_every_module_has_its_test() -> None:
    modules = [path for path in sources() if path.name != "__init__.py"]
    assert not [name(path) for path in modules if not has_test(path)], "write tests/test_<module>.py"
    assert not [test for test in TESTED_WITH.values() if not (ROOT / "tests" / test).exists()]


def has_test(path: Path) -> bool:
    """A module is tested under its own name, its package's (test_extract_pdf.py), or where `TESTED_WITH` says."""
    names = [part.strip("_") for part in path.relative_to(ROOT).with_suffix("").parts]
    stems = [test.stem for test in (ROOT / "tests").glob("test_*.py")]
    own = any(f"{stem}_".startswith(f"test_{part}_") for stem in stems for part in names[1:] or names)
    return own or name(path).startswith(tuple(TESTED_WITH))
