"""Make everything that people take away, in the staging folder, and have it judged there."""

import json
from collections.abc import Callable
from pathlib import Path

from etl.model.project import Project
from etl.model.seed_schemas import editor_schemas
from etl.model.shape import REGISTERS
from etl.outputs.apart import judging
from etl.outputs.csv import write_csv
from etl.outputs.database import write_database
from etl.outputs.descriptor import NAME, VIEWS, descriptor, write_descriptor
from etl.outputs.parquet import write_parquet
from etl.outputs.sums import write_sums
from etl.outputs.views import write_views
from etl.problems import Problem
from etl.publish.checked import Checked
from etl.rules import create_views


def stage_package(project: Project, checked: Checked, staging: Path, step: Callable[[str], None]) -> list[Problem]:
    """Write CSV, descriptor, Parquet, views, database, workbook, sums and the schemas for editors.

    frictionless judges the CSV in a process of its own while the rest is written; pandera judges the Parquet.

    Args:
        project: The repository.
        checked: Tables without errors.
        staging: An empty folder; it gets `data/`, `datapackage.json` and, where the project has schemas of its own,
            `schemas/seeds/`.
        step: Told what is being made.

    Returns:
        What the judges found wrong.

    Raises:
        OSError: A file cannot be written.
        duckdb.Error: Likewise.
        RuntimeError: A judge broke off.
    """
    con, model, data = checked.tables.con, checked.model, staging / "data"
    folder = data / VIEWS
    folder.mkdir(parents=True)
    head = checked.head
    name = head["name"]
    create_views(con)
    step("CSV")
    write_csv(con, model, data)
    views = write_views(con, model, folder)
    write_descriptor(descriptor(model, head, staging, views), staging / NAME)
    with judging(staging / NAME) as verdict:
        step("Parquet")
        write_parquet(con, model, data)
        from etl.outputs.frames import judge_parquet  # noqa: PLC0415 - polars loads while frictionless is at work

        step("judging the Parquet")
        problems = judge_parquet(data, model)
        step("database")
        write_database(con, model, data / f"{name}.duckdb", views)
        from etl.outputs.workbook import write_workbook  # noqa: PLC0415 - likewise

        step("workbook")
        problems += write_workbook(con, model, head, data / f"{name}.xlsx", views)
        write_sums(data)
        if (project.root / "schemas").is_dir():
            _write_editor_schemas(checked, staging / "schemas" / "seeds")
        step("judging the CSV")
        problems += verdict()
    return problems


def _write_editor_schemas(checked: Checked, folder: Path) -> None:
    folder.mkdir(parents=True)
    model, con = checked.model, checked.tables.con
    # Only what registers define: claim ids come and go with every article, and an editor need not offer them.
    ids = {}
    for table in model:
        if table.name in REGISTERS and len(table.primary_key) == 1:
            key = table.primary_key[0]
            rows = con.execute(f'SELECT "{key}" FROM "{table.name}" ORDER BY "{key}"').fetchall()
            ids[table.name] = [row[0] for row in rows]
    for name, schema in editor_schemas(model, ids).items():
        text = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        (folder / f"{name}.json").write_bytes(text.encode())
