"""`etl check`: name every problem of the seeds."""

import argparse
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from etl.commands.outcome import DONE, PROBLEMS, STOPPED, held
from etl.model.project import Project

if TYPE_CHECKING:
    from etl.publish.checked import Checked


def add_command(commands: Any, texts: argparse.ArgumentParser) -> None:
    """Say what the command takes.

    Args:
        commands: Where its parser goes.
        texts: The options of commands that read article texts.
    """
    parser = commands.add_parser(
        "check",
        parents=[texts],
        help="name every problem of the seeds, or of some articles",
        epilog="example: etl check river-post --format json",
    )
    parser.add_argument(
        "names",
        metavar="SOURCE",
        nargs="*",
        help="look at these articles, each of their problems told though it is a draft; a register likewise: actors",
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "github", "sarif"),
        default="text",
        help="for people, for programs, to annotate a change on GitHub, or for tools that read static analyses;"
        " all but json show at most 20 problems of a code",
    )
    parser.add_argument(
        "--write",
        action="store_true",
        help="write what is proposed into the seeds (new ids, open contradictions), and check again",
    )
    parser.add_argument(
        "--since",
        metavar="REV",
        help="tell first how many rows and answers moved since a git revision, or a folder with datapackage.json,"
        " and how many records of the second pass changed",
    )
    parser.add_argument(
        "--watch",
        action="store_true",
        help="check again after each save, and say how many problems went and which came, until Ctrl+C",
    )
    parser.set_defaults(run=_run)


def _run(project: Project, options: argparse.Namespace) -> int:
    from etl.checks import find_codes
    from etl.problems import FORMATS, sort
    from etl.publish.checked import run_stages, summary
    from etl.publish.editor import write_editor_schemas
    from etl.publish.looking import known_names, looked_at
    from etl.publish.mending import mend
    from etl.publish.progress import Progress

    known_names(project, options.names)
    if options.watch:
        return _watch(project, options)
    since = _moved(project, options)
    with closing(Progress()) as progress:
        if options.write:
            checked, written = mend(project, progress.step)
        else:
            checked, written = run_stages(project, progress.step), None
    held.append(checked)
    # Programs read the problems alone.
    aside = None if options.format == "text" else sys.stderr
    if since is not None:
        print(since(checked), file=aside)
    if written is not None:
        print(*written, sep="\n", file=aside)
    with suppress(OSError):  # Where nothing can be written, a check still answers.
        write_editor_schemas(project, checked)
    if options.names:
        problems, elsewhere = looked_at(checked, options.names)
    elif options.format == "json":
        problems, elsewhere = sort(checked.problems + checked.drafts), None
    else:
        problems, elsewhere = checked.problems, None
    report = FORMATS[options.format](problems, find_codes())
    if report:
        print(report)
    if options.format == "text":
        print(summary(checked) if elsewhere is None else elsewhere)
    return PROBLEMS if any(p.severity == "error" for p in problems) else DONE


def _watch(project: Project, options: argparse.Namespace) -> int:
    from etl.publish.progress import Progress
    from etl.publish.watching import watch

    if options.write or options.since or options.format != "text":
        raise ValueError("--watch goes without --write, --since and --format")
    try:
        with closing(Progress()) as progress:
            watch(project, options.names, partial(print, flush=True), progress)
    except KeyboardInterrupt:
        print("\nstopped watching", file=sys.stderr)
        return STOPPED


def _moved(project: Project, options: argparse.Namespace) -> "Callable[[Checked], str] | None":
    """What tells how the tables moved; null where nobody asks. The package is looked for before anything is checked."""
    if options.since is None:
        return None
    from etl.changes import open_package
    from etl.publish.since import moved_since

    return partial(moved_since, open_package(options.since, project.root), project)
