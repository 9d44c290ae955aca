"""Data flow one way: each stage imports only what stands before it, and a check starts none of the heavy ones."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import etl
from etl.model.project import Project

STAGES = [
    "problems", "model", "seeds", "evidence", "adding", "drafting", "marks", "tables", "sentences", "rules",
    "answers", "checks", "agreement", "outputs", "changes", "pictures", "pages", "publish", "sheets", "mutants",
    "founding", "commands", "cli",
]  # fmt: skip
ROOT = Path(etl.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))
PROTOCOL = {
    "add_command": "what each file of commands has for the command line to find",
    "main": "what a process runs: the command line, and the judge that runs in a process of its own",
    "pages": "what each file of pages has for the site to find",
}
"""Names that several files give a function, because whoever calls it finds it by its name in any of them."""
HEAVY = set("pandera frictionless polars mkdocs xlsxwriter edtf openpyxl pandas pyarrow jinja2 sqlglot".split())  # noqa: SIM905
HEAVY |= {"trafilatura", "warcio", "lxml", "packaging"}


def stage(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imports(tree: ast.AST) -> Iterator[str]:
    """Names of modules that a file imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "a relative import hides its stage"
            assert node.module is not None
            yield from (f"{node.module}.{alias.name}" if node.module == "etl" else node.module for alias in node.names)


def used(tree: ast.AST) -> set[str]:
    """The stages that a file imports."""
    return {part[1] for part in (name.split(".") for name in imports(tree)) if part[0] == "etl" and len(part) > 1}


def late(stage_: str, tree: ast.AST) -> list[str]:
    """What a file of a stage imports from stages that do not stand before its own."""
    return sorted(used(tree) - set(STAGES[: STAGES.index(stage_) + 1]))


def test_the_stages_are_those_of_the_list() -> None:
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders | {"cli"} == set(STAGES)
    assert {path.stem for path in ROOT.glob("*.py")} == {"__init__", "__main__", "cli"}


@pytest.mark.parametrize("path", [p for p in FILES if stage(p) in STAGES], ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_imports_only_stages_before_its_own(path: Path) -> None:
    assert late(stage(path), ast.parse(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", [p for p in FILES if stage(p) == "pages"], ids=lambda p: str(p.relative_to(ROOT)))
def test_pages_reach_through_to_no_seed_table_or_output(path: Path) -> None:
    """They ask the connection, which holds the places of the values too."""
    assert not used(ast.parse(path.read_text(encoding="utf-8"))) & {
        "seeds",
        "evidence",
        "adding",
        "drafting",
        "tables",
        "outputs",
    }


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("from etl.seeds import Seeds", ["seeds"]),
        ("import etl.checks", ["checks"]),
        ("from etl import publish", ["publish"]),
        ("def f():\n    from etl.cli import main", ["cli"]),
        ("from etl.problems import Problem\nfrom etl.model.days import bounds\nimport duckdb", []),
    ],
)
def test_a_late_import_is_seen(code: str, found: list[str]) -> None:
    assert late("model", ast.parse(code)) == found


def test_one_name_means_one_class_or_function() -> None:
    found: dict[str, list[str]] = {}
    for path in FILES:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
                found.setdefault(node.name, []).append(str(path.relative_to(ROOT)))
    assert {name for name, files in found.items() if len(files) > 1} - set(PROTOCOL) == set()


@pytest.mark.parametrize("path", [ROOT / "cli.py", *(ROOT / "commands").glob("*.py")], ids=lambda p: p.stem)
def test_a_command_imports_its_stages_when_called(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    at_once = ast.Module([node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)], [])
    assert used(at_once) <= {"model", "commands"}


def test_a_check_starts_none_of_the_heavy_libraries(small: Project) -> None:
    code = (
        "import sys; from etl.cli import main;"
        f"done = main(['--project', {str(small.root)!r}, 'check', '--articles', {str(small.articles)!r}]);"
        "print(done, *sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    report, (done, *modules) = run.stdout.rsplit("\n", 2)[0], run.stdout.split("\n")[-2].split()
    assert done == "0", report
    assert "duckdb" in modules
    assert not HEAVY & set(modules)
