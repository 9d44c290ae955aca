"""Write what a release holds, `releases/<version>.json`, so that later checks see what was deleted since.

From a shell: `python -m etl.publish.release 0.0.0`, which reads the committed package; a git revision behind it reads
that one's.
"""

import argparse
import sys
from pathlib import Path

from etl.changes import open_package, read_tables
from etl.checks.implied import has_own_ids
from etl.model.project import Project
from etl.model.tables import load_model
from etl.publish.baseline import VERSION, Listed, Release, dump_release
from etl.publish.files import write_whole
from etl.publish.measured import MUTANTS, stale


def write_release(project: Project, version: str, package: str | None = None) -> Path:
    """Write the ids and row counts of a package's tables.

    Args:
        project: The repository.
        version: Three numbers, such as 0.1.0.
        package: A folder with `datapackage.json`, or a git revision; the repository's own package when absent.

    Returns:
        The file.

    Raises:
        ValueError: The version is none, the package cannot be read, a file of that release says something else, or it
            is not measured which false values the checks of the record as it stands would tell.
        OSError: The file cannot be written.
    """
    if not VERSION.fullmatch(version):
        raise ValueError(f"{version!r} is no version: write three numbers, such as 0.1.0")
    if package is None and (project.seeds / MUTANTS).exists():
        for problem in stale(project):
            raise ValueError(f"{problem.message}, and a release says what its checks notice")
    model = load_model(project.schemas, project.vocabularies, project.shown)
    found = read_tables(open_package(package or str(project.root), project.root))
    tables = {}
    for name, held in found.items():
        own = name in model.tables and has_own_ids(model[name])
        ids = tuple(str(row[model[name].primary_key[0]]) for row in held.rows) if own else None
        tables[name] = Listed(len(held.rows), ids)
    path, content = project.releases / f"{version}.json", dump_release(Release(version, tables))
    if path.exists() and path.read_text(encoding="utf-8") != content:
        raise ValueError(f"{project.shown(path)} stands and says something else: a release is never rewritten")
    path.parent.mkdir(exist_ok=True)
    write_whole(path, content)
    return path


def main() -> int:
    """Write a release's file from the words of the command line.

    Returns:
        0, or 2 when it could not be written, which is told on standard error.
    """
    parser = argparse.ArgumentParser(prog="python -m etl.publish.release", description=__doc__)
    parser.add_argument("version", help="three numbers, such as 0.1.0")
    parser.add_argument("package", nargs="?", help="a folder with datapackage.json, or a git revision")
    parser.add_argument("--project", type=Path, default=Path(), metavar="DIR")
    options = parser.parse_args()
    project = Project(options.project.resolve())
    try:
        path = write_release(project, options.version, options.package)
    except (OSError, ValueError) as error:
        print(f"release: {error}", file=sys.stderr)
        return 2
    print(f"{project.shown(path)} written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
