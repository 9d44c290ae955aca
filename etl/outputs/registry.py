"""The formats in which people take the data away: each module of this folder that says `OUTPUT = Output(...)`.

The package writes them, the page of the downloads lists their files, and the tests break each of them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import Any

import duckdb

from etl.model.files import FileSum, file_sum
from etl.model.tables import Field, Model
from etl.model.tongue import later
from etl.problems import Problem
from etl.rules import View

HERE = Path(__file__).parent
ABOUT = ("about", later("Description and sums"))
EVERYTHING = ("everything", later("Everything in one file"))
DESCRIPTOR = later("Data Package descriptor: every CSV and Parquet file with its columns, keys and sums")
SUMS = later("Sums of the built files, as sha256sum reads them")

Described = tuple[View, Sequence[Field]]


@dataclass
class Edition:
    """What is written in each format.

    Attributes:
        con: Connection that holds the tables and views.
        model: The tables.
        head: The hand-written head of the package.
        data: Folder of what people take away.
        views: The views and their columns, by name.
    """

    con: duckdb.DuckDBPyConnection
    model: Model
    head: Mapping[str, Any]
    data: Path
    views: list[Described] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Output:
    """A format.

    Attributes:
        name: What is being made, as the build says it while it is made.
        order: When it is written: outputs are written from low to high, and the downloads list them from high to low.
        group: (anchor, heading) of its files among the downloads.
        write: Writes the files and tells what is wrong with them.
        suffixes: How the names of its files end.
        folder: Folder of its files below `data/`.
        holds: What its file holds; null where a file holds the one table or view that it is named after.
        described: Whether the descriptor speaks of its files, which must be there before it.
        answers: Whether it holds answers, and waits for them.
    """

    name: str
    order: int
    group: tuple[str, str]
    write: Callable[[Edition], list[Problem]]
    suffixes: tuple[str, ...]
    folder: str = "."
    holds: str | None = None
    described: bool = False
    answers: bool = True

    def owns(self, path: PurePosixPath) -> bool:
        """Whether a file, named from `data/` on, is one of its own."""
        return path.parent.as_posix() == self.folder and path.name.endswith(self.suffixes)


@lru_cache
def find_outputs(folder: Path = HERE) -> tuple[Output, ...]:
    """Every format, in the order in which they are written."""
    # Only these are imported: the judges beside them load polars and frictionless.
    names = [path.stem for path in sorted(folder.glob("*.py")) if "\nOUTPUT = " in path.read_text(encoding="utf-8")]
    found: list[Output] = [import_module(f"{__package__}.{name}").OUTPUT for name in names]
    return tuple(sorted(found, key=lambda output: output.order))


def downloadable(package: Path, descriptor: Path | None = None) -> list[FileSum]:
    """What can be taken away from a package's folder: its descriptor and everything in `data/`.

    Args:
        package: Folder that holds `data/` and `datapackage.json`.
        descriptor: File that the site publishes as `datapackage.json`; the package's own when absent.

    Returns:
        Each file under its path below the site's root, group after group, in a group by path.

    Raises:
        OSError: A file cannot be read.
    """
    published, data = descriptor or package / "datapackage.json", package / "data"
    left = [path for path in sorted(data.rglob("*")) if path.is_file()]
    found = []
    for output in sorted(find_outputs(), key=lambda output: -output.order):
        own = [path for path in left if output.owns(PurePosixPath(path.relative_to(data).as_posix()))]
        left = [path for path in left if path not in own]
        found += [replace(file_sum(path, package), group=output.group, holds=output.holds) for path in own]
    if published.is_file():
        told = file_sum(published, published.parent)
        found.append(replace(told, path="datapackage.json", group=ABOUT, holds=DESCRIPTOR))
    return found + [replace(file_sum(path, package), group=ABOUT, holds=SUMS) for path in left]
