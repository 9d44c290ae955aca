"""What an edit moved: the checked tables held against a published package, before anything is built."""

import tempfile
from pathlib import Path

import duckdb

from etl.changes import Package, brief, compare, standing_package
from etl.model.project import Project
from etl.publish.checked import Checked
from etl.publish.recoded import recoded_since
from etl.sentences import fill_sentences


def moved_since(old: Package, project: Project, checked: Checked) -> str:
    """A few lines on the rows and the answers that moved, and one on the second pass.

    Args:
        old: What was published.
        project: The repository.
        checked: The seeds as they stand. Where they are faulty, what can be compared is.

    Raises:
        ValueError: The old package cannot be read.
        OSError: The tables cannot be written.
    """
    try:
        fill_sentences(checked.tables.con, checked.model)
        with tempfile.TemporaryDirectory() as folder:
            new = standing_package(checked.tables.con, checked.model, Path(folder))
            told = [brief(compare(old, new))]
        if lost := len(checked.seeds.broken):
            told.append(f"  {lost} faulty {'record is' if lost == 1 else 'records are'} not among them")
    except (ValueError, duckdb.Error) as error:
        if not checked.failed:
            raise
        told = [f"since {old.label}: not compared, as the tables are faulty: {error}"]
    return "\n".join([*told, *recoded_since(old, project)])
