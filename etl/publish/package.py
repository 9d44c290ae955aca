"""Make everything that people take away, in the staging folder, and have it judged there."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from etl.answers import keep_answers
from etl.outputs.apart import Verdict, judging
from etl.outputs.descriptor import NAME, descriptor, write_descriptor
from etl.outputs.registry import Edition, Output, find_outputs
from etl.outputs.sums import write_sums
from etl.problems import Problem
from etl.publish.checked import Checked
from etl.sentences import fill_sentences


def stage_package(
    checked: Checked, staging: Path, step: Callable[[str], None], *, judged: bool = True
) -> list[Problem]:
    """Write every format, the descriptor and the sums.

    frictionless judges the CSV in a process of its own, which loads while answers are computed; polars the Parquet, as
    it is written.

    Args:
        checked: Tables without errors.
        staging: An empty folder; it gets `data/` and `datapackage.json`.
        step: Told what is being made.
        judged: Whether frictionless is asked.

    Returns:
        What the judges found wrong.

    Raises:
        OSError: A file cannot be written.
        duckdb.Error: Likewise.
        RuntimeError: A judge broke off.
    """
    edition = Edition(checked.tables.con, checked.model, checked.head, staging / "data")
    edition.data.mkdir(parents=True)
    fill_sentences(edition.con, edition.model)
    problems: list[Problem] = []
    # DuckDB and polars work outside Python, so that two formats are written in less time than one after the other.
    with (judging if judged else _nobody)() as judge, ThreadPoolExecutor(2) as pool:

        def writing(output: Output) -> Future[list[Problem]]:
            return pool.submit(output.write, replace(edition, con=edition.con.cursor()))

        answering = pool.submit(keep_answers, edition.con.cursor())
        outputs = find_outputs()  # What writes them is loaded meanwhile.
        early = [output for output in outputs if not (output.described or output.answers)]
        step(", ".join(["answers", *(output.name for output in early)]))
        written = [*map(writing, early)]
        answering.result()
        for output in (output for output in outputs if output.described):
            step(output.name)
            problems += output.write(edition)
        described = descriptor(edition.model, edition.head, staging, edition.views, _licences(edition))
        write_descriptor(described, staging / NAME)
        verdict = judge(staging / NAME)
        rest = [output for output in outputs if output.answers and not output.described]
        step(", ".join(output.name for output in rest))
        for found in [*written, *map(writing, rest)]:
            problems += found.result()
        write_sums(edition.data)
        step("judging the CSV")
        problems += verdict()
    return problems


def _licences(edition: Edition) -> list[str]:
    """The licences of the texts that are published in full."""
    sql = "SELECT DISTINCT text_licence FROM sources WHERE text_licence IS NOT NULL ORDER BY text_licence"
    return [licence for (licence,) in edition.con.execute(sql).fetchall()]


@contextmanager
def _nobody() -> Iterator[Callable[[Path], Verdict]]:
    yield lambda _: list
