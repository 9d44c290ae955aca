"""Make everything that people take away, in the staging folder, and have it judged there."""

from collections.abc import Callable
from pathlib import Path

from etl.answers import keep_answers
from etl.outputs.apart import judging
from etl.outputs.descriptor import NAME, descriptor, write_descriptor
from etl.outputs.registry import Edition, find_outputs
from etl.outputs.sums import write_sums
from etl.problems import Problem
from etl.publish.checked import Checked


def stage_package(checked: Checked, staging: Path, step: Callable[[str], None]) -> list[Problem]:
    """Write every format, the descriptor and the sums.

    frictionless judges the CSV in a process of its own while the rest is written; pandera judges the Parquet.

    Args:
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
    edition = Edition(checked.tables.con, checked.model, checked.head, staging / "data")
    edition.data.mkdir(parents=True)
    keep_answers(edition.con)
    problems = _write(edition, step, described=True)
    write_descriptor(descriptor(edition.model, edition.head, staging, edition.views), staging / NAME)
    with judging(staging / NAME) as verdict:
        problems += _write(edition, step, described=False)
        write_sums(edition.data)
        step("judging the CSV")
        problems += verdict()
    return problems


def _write(edition: Edition, step: Callable[[str], None], *, described: bool) -> list[Problem]:
    """Write the formats of which the descriptor speaks, or all others."""
    problems = []
    for output in find_outputs():
        if output.described == described:
            step(output.name)
            problems += output.write(edition)
    return problems
