"""`etl import`: marks that people made with other tools, into the seed of a draft."""

import argparse
from pathlib import Path
from typing import Any

from etl.commands.outcome import DONE, PROBLEMS
from etl.model.project import Project

EXAMPLE = """example:
  etl import marks.json --source river-post"""


def add_command(commands: Any, texts: argparse.ArgumentParser) -> None:
    """Say what the command takes.

    Args:
        commands: Where its parser goes.
        texts: The options of commands that read article texts.
    """
    parser = commands.add_parser(
        "import",
        parents=[texts],
        help="take marks of other tools into the seed of a draft",
        description="Read W3C Web Annotations (Hypothes.is), Label Studio's JSON, or a CSV of claims, and write each\n"
        "mark into the seed as a drafted record. The quote says where it stands; offsets that say otherwise are told,\n"
        "and nothing is moved without a word. A tag or label says what a mark states: casualty, quote, figure …",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("file", nargs="?", type=Path, metavar="FILE", help="the marks: JSON, or CSV")
    what.add_argument("--template", action="store_true", help="print the head of a CSV of claims, with every column")
    parser.add_argument("--source", metavar="ID", help="id of the article in which they were made")
    parser.set_defaults(run=_run)


def _run(project: Project, options: argparse.Namespace) -> int:
    from etl.publish.marking import import_marks, template

    if options.template:
        print(template(project))
        return DONE
    if options.source is None:
        raise ValueError("--source says in which article the marks were made")
    taken = import_marks(project, options.file, options.source)
    print(*taken.lines, sep="\n")
    return DONE if taken.whole else PROBLEMS
