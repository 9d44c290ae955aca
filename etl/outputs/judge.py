"""The CSV judged by frictionless, from the descriptor alone: code that is not ours and knows nothing of the seeds."""

import csv
import gc
import json
import sys
from copy import copy
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from frictionless import Error, Field, Package, ReportTask, Resource, Schema, system
from frictionless.exception import FrictionlessException
from frictionless.formats.csv.parser import CsvParser
from frictionless.vendors import stringcase

from etl.problems import Problem, problem

# For each of thousands of columns frictionless spells the names of its own properties anew, looks its class up, and
# copies it twice by writing it out and judging it again. The same answers, remembered, take a third less time.
stringcase.snakecase = cache(stringcase.snakecase)
system.select_field_class = cache(system.select_field_class)  # type: ignore[method-assign]
Field.to_copy = copy  # type: ignore[assignment,method-assign]
# A schema is written out, to be compared, though it stays what its file says; and of each file frictionless guesses
# from the text how cells are parted, though a descriptor that names no dialect says it: RFC 4180.
Schema.to_descriptor = lambda self, **_: self.metadata_descriptor_path  # type: ignore[method-assign]
CsvParser.read_cell_stream_create = lambda self: csv.reader(self.loader.text_stream)  # type: ignore[method-assign]


def judge_package(path: Path) -> list[Problem]:
    """What frictionless finds wrong with a package.

    It knows neither `uniqueKeys` nor `categories`: those are judged by SQL before, and by polars in the Parquet.

    Args:
        path: The descriptor, `datapackage.json`; the files it names stand beside it.

    Returns:
        One problem an error. The file is named as the descriptor names it, the line is where the row starts.
    """
    try:
        # Which judges it; by its path alone it would be written out again, with all schemas, to be compared later.
        package = Package(Package.metadata_retrieve(path.as_posix()), basepath=path.parent.as_posix())
    except FrictionlessException as fault:
        errors = fault.reasons or [fault.error]
        return [_problem(error, path.name, None) for error in errors]
    targets = {str(resource.name): _Target(resource, package) for resource in package.resources}
    package.get_resource = targets.__getitem__  # type: ignore[assignment,method-assign]
    problems = []
    for resource in package.resources:
        report = resource.validate()
        problems += [_problem(error, path.name, None) for error in report.errors]
        for task in report.tasks:
            if task.errors or task.warnings:
                problems += _of_task(task, path.parent)
    return problems


class _Target:
    """A table as frictionless asks for it to look references up in: a copy of it, opened, and its rows.

    frictionless would read it anew for each reference of each table; this reads it once, and keeps what is referred to.
    """

    schema = None

    def __init__(self, resource: Resource, package: Package) -> None:
        self._resource = resource
        references = [key["reference"] for one in package.resources for key in one.schema.foreign_keys]
        self._columns = {column for to in references if to.get("resource") == resource.name for column in to["fields"]}

    def to_copy(self) -> "_Target":
        return self

    def __enter__(self) -> None:
        pass

    def __exit__(self, *error: object) -> None:
        pass

    @cached_property
    def row_stream(self) -> list[dict[str, Any]]:
        """The rows, each with the columns that any table refers to.

        Raises:
            FrictionlessException: The file cannot be read as a table.
        """
        copy: Any = self._resource.to_copy()
        copy.schema.foreign_keys = []
        with copy:
            return [{column: row.get(column) for column in self._columns} for row in copy.row_stream]


def _of_task(task: ReportTask, folder: Path) -> list[Problem]:
    file = folder / (task.place or "")
    lines = _lines(file) if file.is_file() else []
    problems = []
    for error in task.errors:
        row = getattr(error, "row_number", None)
        line = lines[row - 1] if row is not None and row <= len(lines) else None
        problems.append(_problem(error, task.place, line, task.name))
    # Where the report was cut, what it does not say is not known to be right.
    cut = [problem("frictionless", warning, table=task.name) for warning in task.warnings]
    return problems + [replace(made, file=task.place) for made in cut]


def _problem(error: Error, file: str | None, line: int | None, table: str | None = None) -> Problem:
    names = getattr(error, "field_names", None) or [getattr(error, "field_name", None)]
    told, cell = f"frictionless reports {error.type}: {error.message}", getattr(error, "cell", None)
    made = problem("frictionless", told, table=table, field=names[-1] or None, value=cell)
    return replace(made, file=file, line=line)


def _lines(path: Path) -> list[int]:
    """The line at which each record starts, the header first; frictionless counts records, not lines."""
    starts, last = [], 0
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        for _ in reader:
            starts.append(last + 1)
            last = reader.line_num
    return starts


def main() -> None:
    """Judge the package whose descriptor a line of JSON names, and print the problems as JSON."""
    gc.disable()  # As in `etl.cli.run`.
    print(json.dumps([entry.as_dict() for entry in judge_package(Path(json.loads(sys.stdin.readline())))]))


if __name__ == "__main__":
    main()
