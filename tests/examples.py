"""The examples of bad data that heads of problem codes hold, made of a copy of the small project."""

import shutil
from dataclasses import replace

from etl.checks import run_checks
from etl.model.project import PACKAGE_SCHEMAS, Project
from etl.model.tables import load_model
from etl.problems import Code, Problem
from etl.publish.checked import Checked, run_stages, tabulate
from etl.publish.locating import locate_all
from etl.seeds.head import read_head
from tests.conftest import MARK, Edit, Place, edit, looking_for, unchecked
from tests.twice import SECOND, code_again


def make(project: Project, code: Code) -> list[Place]:
    """Spoil a project as an example says; its SQL is for `spoiled`.

    Returns:
        (file, line, column) of each mark.
    """
    edits: list[Edit] = []
    if any(text.startswith(f"{SECOND}/") for _, text, _ in code.example):
        code_again(project.root)
    for key, text, lines in code.example:
        path = project.root / text.split(" in ")[0]
        if key == "example":
            if text.startswith("schemas/") and not project.schemas.is_relative_to(project.root):
                shutil.copytree(PACKAGE_SCHEMAS, project.root / "schemas", ignore=shutil.ignore_patterns("seeds"))
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text("", encoding="utf-8")
            edits.append((text, *sides(lines)))
        elif key == "without":
            path.unlink()
        elif key == "encoding":
            path.write_bytes(path.read_text(encoding="utf-8").encode(text.split(" in ")[1]))
    return edit(project.root, edits)


def sides(lines: tuple[str, ...]) -> tuple[str, str]:
    """What the lines of a diff replace, and by what; where nothing comes instead, whole lines go."""
    old = "\n".join(line[1:].replace(MARK, "") for line in lines if line[0] != "+")
    new = "\n".join(line[1:] for line in lines if line[0] != "-")
    return (old, new) if new else (f"{old}\n", "")


def spoiled(project: Project, code: Code) -> Checked:
    """What the first stages say of an example that was made."""
    named = any(key == "run" and "--articles" in text for key, text, _ in code.example)
    if ("run", "etl locate", ()) in code.example:
        return replace(unchecked(project), problems=locate_all(project)[1])
    sql = [text for key, text, _ in code.example if key == "sql"]
    if not sql:
        with looking_for(code.name):
            return run_stages(replace(project, texts_required=named))
    made = tabulate(project, load_model(project.schemas, project.vocabularies, project.shown))
    made.head, _ = read_head(project)
    made.tables.con.execute(sql[0])
    with looking_for(code.name):
        made.problems = run_checks(made.model, made.tables, whole=True, explained=False)
    return made


def held(code: Code, problems: list[Problem], places: list[Place]) -> None:
    """Assert that an example is told as its head says, at its marks."""
    told = [p for p in problems if p.code == code.name]
    assert code.says in [p.message for p in told], [(p.code, p.message) for p in problems]
    assert set(places) <= {(p.file, p.line, p.column) for p in told}
