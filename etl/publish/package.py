"""Make everything that people take away, in the staging folder, and have it judged there."""

from collections.abc import Callable
from pathlib import Path

from etl.answers import keep_answers
from etl.model.project import Project
from etl.outputs.apart import judging
from etl.outputs.csv import write_csv
from etl.outputs.database import write_database
from etl.outputs.descriptor import NAME, VIEWS, descriptor, write_descriptor
from etl.outputs.parquet import write_parquet
from etl.outputs.sums import write_sums
from etl.outputs.views import write_views
from etl.problems import Problem
from etl.publish.checked import Checked


def stage_package(project: Project, checked: Checked, staging: Path, step: Callable[[str], None]) -> list[Problem]:
    """Write CSV, descriptor, Parquet, views, database, workbook, sums and the schemas for editors.

    frictionless judges the CSV in a process of its own while the rest is written; pandera judges the Parquet.

    Args:
        project: The repository.
        checked: Tables without errors.
        staging: An empty folder; it gets `data/` and `datapackage.json`.
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
    keep_answers(con)
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
        step("judging the CSV")
        problems += verdict()
    return problems
