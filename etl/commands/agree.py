"""`etl agree`: how far the two passes agree, and where they do not."""

import argparse
import sys
from contextlib import closing
from typing import Any

from etl.commands.outcome import DONE, PROBLEMS, held
from etl.model.project import Project


def add_command(commands: Any, texts: argparse.ArgumentParser) -> None:
    """Say what the command takes.

    Args:
        commands: Where its parser goes.
        texts: The options of commands that read article texts.
    """
    parser = commands.add_parser(
        "agree",
        parents=[texts],
        help="write seeds/AGREEMENT.md: how far the two passes agree, or list their differences",
        epilog="example: etl agree --differences --format json",
    )
    parser.add_argument(
        "--first", metavar="REV", help="take the first pass from this git revision (default: the seeds)"
    )
    parser.add_argument(
        "--differences", action="store_true", help="only list what the passes tell differently, and where"
    )
    parser.add_argument(
        "--settle", action="store_true", help="only print what to paste into seeds/second-pass/settled.yml"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="form of the list")
    parser.set_defaults(run=_run)


def _run(project: Project, options: argparse.Namespace) -> int:
    from etl.agreement import DIFFERENCES_SHOWN, SETTLED, as_table, blocks, differences
    from etl.problems import for_people
    from etl.publish.agreeing import agree, write_page
    from etl.publish.progress import Progress

    with closing(Progress()) as progress:
        agreed = agree(project, options.first, progress.step)
    held.append(agreed)
    first, second, settled = agreed.first, agreed.second, agreed.second.notes.settled
    if options.settle or options.differences:
        if options.settle:
            if agreed.problems:  # Aside, since the rest is pasted.
                print(for_people(agreed.problems), file=sys.stderr)
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
        print(for_people(agreed.problems))
    if agreed.failed:
        print("nothing was written")
        return PROBLEMS
    page = write_page(project, agreed)
    print(as_table(agreed.comparison))
    if agreed.drafts:
        print(f"left out, being drafts in one of the passes: {', '.join(agreed.drafts)}")
    print(f"{project.shown(page)} written; first pass: {agreed.first_pass}")
    return DONE
