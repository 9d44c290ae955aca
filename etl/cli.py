"""Last stage: the commands. Each imports its stages only when called, so that a quick one stays quick."""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import duckdb

from etl.model.project import Project

if TYPE_CHECKING:
    from etl.publish.checked import Checked

DONE, PROBLEMS, NOT_RUN, STOPPED = 0, 1, 2, 130

_held: list[object] = []
"""What a command leaves standing when it ends; see `run`."""


def run() -> NoReturn:
    """Run one command as a process of its own, and end the process.

    Its objects live to its end: looking for garbage among millions of them, and taking them apart at the end, would
    take longer than the work itself. So neither is done.
    """
    gc.disable()
    code = main()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        pass  # As in `main`.
    except OSError as error:
        print(f"etl: the answer could not be written: {error}", file=sys.stderr)
        code = NOT_RUN
    with suppress(OSError):
        sys.stderr.flush()
    os._exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: The words of the command line, or null for the process's own.

    Returns:
        0 when all is well, 1 when there are problems, 2 when the command could not run, 130 when it was stopped.
    """
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(_project(options), options)
    except BrokenPipeError:
        # The reader of the pipe has gone: what it did not read is not missed.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return _stopped()
    except (OSError, ValueError, RuntimeError, duckdb.Error) as error:
        if str(error) == "Query interrupted":  # So DuckDB calls a Ctrl+C that comes while it is at work.
            return _stopped()
        misplaced = isinstance(error, IsADirectoryError | NotADirectoryError | FileExistsError)
        hint = "; something else is needed there: move this away, and run it again" if misplaced else ""
        print(f"etl {options.command}: could not run: {error}{hint}", file=sys.stderr)
        return NOT_RUN
    return code


def _stopped() -> int:
    print("\nstopped; what was published stays as it was, or is finished at the next build", file=sys.stderr)
    return STOPPED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="etl", description="From curated seeds to a validated data package, a database and a site."
    )
    parser.add_argument(
        "--project", type=Path, default=Path(), metavar="DIR", help="the repository (default: the current folder)"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    texts = argparse.ArgumentParser(add_help=False)
    texts.add_argument(
        "--articles",
        type=Path,
        metavar="DIR",
        help="folder of the article texts; every source must then be verified"
        " (default: $ETL_ARTICLES, else seeds/articles)",
    )

    locate = commands.add_parser("locate", parents=[texts], help="write seeds/evidence from the article texts")
    locate.set_defaults(run=_locate)

    check = commands.add_parser("check", parents=[texts], help="name every problem of the seeds")
    check.add_argument(
        "--format",
        choices=("text", "json", "github"),
        default="text",
        help="for people, for programs, or to annotate a change on GitHub",
    )
    check.add_argument(
        "--write",
        action="store_true",
        help="write what is proposed into the seeds (new ids, open contradictions), and check again",
    )
    check.add_argument(
        "--since",
        metavar="REV",
        help="tell first how many rows and answers moved since a git revision, or a folder with datapackage.json,"
        " and how many records of the second pass changed",
    )
    check.set_defaults(run=_check)

    agree = commands.add_parser(
        "agree",
        parents=[texts],
        help="write seeds/AGREEMENT.md: how far the two passes agree, or list their differences",
    )
    agree.add_argument("--first", metavar="REV", help="take the first pass from this git revision (default: the seeds)")
    agree.add_argument(
        "--differences", action="store_true", help="only list what the passes tell differently, and where"
    )
    agree.add_argument(
        "--settle", action="store_true", help="only print what to paste into seeds/second-pass/settled.yml"
    )
    agree.add_argument("--format", choices=("text", "json"), default="text", help="form of the list")
    agree.set_defaults(run=_agree)

    build = commands.add_parser("build", parents=[texts], help="check, then build package, database and site")
    build.add_argument("--no-site", action="store_true", help="build no site; one of other data goes")
    build.set_defaults(run=_build)

    query = commands.add_parser("query", help="ask the built database; read-only")
    query.add_argument("sql", metavar="SQL")
    query.add_argument("--format", choices=("table", "csv", "json"), default="table")
    query.set_defaults(run=_query)

    diff = commands.add_parser("diff", help="what changed between two packages or git revisions")
    diff.add_argument("old", metavar="OLD", help="a folder with datapackage.json, or a git revision")
    diff.add_argument("new", metavar="NEW", nargs="?", help="likewise (default: this package)")
    diff.add_argument("--format", choices=("text", "json", "markdown"), default="text")
    diff.set_defaults(run=_diff)
    return parser


def _project(options: argparse.Namespace) -> Project:
    root: Path = options.project.resolve()
    named = getattr(options, "articles", None) or os.environ.get("ETL_ARTICLES")
    folder = Path(named).resolve() if named else root / "seeds" / "articles"
    if named and not folder.is_dir():
        raise ValueError(f"there is no folder {named} with article texts")
    project = Project(root, folder, texts_required=bool(named))
    if "articles" in options and not project.seeds.is_dir():
        raise ValueError(f"{project.root} has no folder seeds/; run from the repository or name it with --project")
    return project


def _locate(project: Project, options: argparse.Namespace) -> int:
    from etl.problems import FORMATS
    from etl.publish.locating import locate_all

    written, problems = locate_all(project)
    if problems:
        print(FORMATS["text"](problems))
    print(f"{written} evidence {'record' if written == 1 else 'records'} written")
    return PROBLEMS if any(p.severity == "error" for p in problems) else DONE


def _check(project: Project, options: argparse.Namespace) -> int:
    from etl.problems import FORMATS
    from etl.publish.checked import run_stages, summary
    from etl.publish.editor import write_editor_schemas
    from etl.publish.mending import mend
    from etl.publish.progress import Progress

    since = _since(project, options)
    with closing(Progress()) as progress:
        if options.write:
            checked, written = mend(project, progress.step)
        else:
            checked, written = run_stages(project, progress.step), None
    _held.append(checked)
    # Programs read the problems alone.
    aside = None if options.format == "text" else sys.stderr
    if since is not None:
        print(since(checked), file=aside)
    if written is not None:
        print(*written, sep="\n", file=aside)
    with suppress(OSError):  # Where nothing can be written, a check still answers.
        write_editor_schemas(project, checked)
    report = FORMATS[options.format](checked.problems)
    if report:
        print(report)
    if options.format == "text":
        print(summary(checked))
    return PROBLEMS if checked.failed else DONE


def _since(project: Project, options: argparse.Namespace) -> "Callable[[Checked], str] | None":
    """What tells how the tables moved; null where nobody asks. The package is looked for before anything is checked."""
    if options.since is None:
        return None
    from etl.changes import open_package
    from etl.publish.since import moved_since

    return partial(moved_since, open_package(options.since, project.root), project)


def _agree(project: Project, options: argparse.Namespace) -> int:
    from etl.agreement import DIFFERENCES_SHOWN, SETTLED, as_table, blocks, differences
    from etl.problems import FORMATS
    from etl.publish.agreeing import agree, write_page
    from etl.publish.progress import Progress

    with closing(Progress()) as progress:
        agreed = agree(project, options.first, progress.step)
    _held.append(agreed)
    first, second, settled = agreed.first, agreed.second, agreed.second.notes.settled
    if options.settle or options.differences:
        if options.settle:
            if agreed.problems:  # Aside, since the rest is pasted.
                print(FORMATS["text"](agreed.problems), file=sys.stderr)
            if agreed.whole:
                file = f"{project.shown(project.seeds)}/second-pass/{SETTLED}"
                print(blocks(agreed.lines, settled, first.model, first.tables.con, file), end="")
        else:
            told = differences(agreed.lines, settled, first.tables, second.tables, agreed.first_pass)
            print(DIFFERENCES_SHOWN[options.format](told))
        if agreed.failed:
            print("etl agree: the seeds have problems, see `etl check`", file=sys.stderr)
        return PROBLEMS if agreed.failed else DONE
    if agreed.problems:
        print(FORMATS["text"](agreed.problems))
    if agreed.failed:
        print("nothing was written")
        return PROBLEMS
    page = write_page(project, agreed)
    print(as_table(agreed.comparison))
    print(f"{project.shown(page)} written; first pass: {agreed.first_pass}")
    return DONE


def _build(project: Project, options: argparse.Namespace) -> int:
    from etl.problems import FORMATS
    from etl.publish.run import build

    built = build(project, site=not options.no_site)
    if built.problems:
        print(FORMATS["text"](built.problems))
    print(built.summary)
    return PROBLEMS if any(p.severity == "error" for p in built.problems) else DONE


def _query(project: Project, options: argparse.Namespace) -> int:
    from etl.publish.asking import ask

    return ask(project, options.sql, options.format)


def _diff(project: Project, options: argparse.Namespace) -> int:
    from etl.changes import FORMATS, compare, open_package
    from etl.publish.outdated import outdated

    here = os.path.relpath(project.root)
    old, new = (open_package(name, project.root) for name in (options.old, options.new or here))
    print(FORMATS[options.format](compare(old, new)))
    own = {project.root, project.descriptor}
    if any(Path(package.label).resolve() in own for package in (old, new)) and outdated(project):
        told = "the seeds changed since the package was built, and it is what was compared"
        print(f"etl diff: {told}; run `etl build` first, or `etl check --since REV`", file=sys.stderr)
    return DONE
