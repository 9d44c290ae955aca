"""`etl locate`: write the evidence from the article texts."""

import argparse
from typing import Any

from etl.commands.outcome import DONE, PROBLEMS
from etl.model.project import Project


def add_command(commands: Any, texts: argparse.ArgumentParser) -> None:
    """Say what the command takes.

    Args:
        commands: Where its parser goes.
        texts: The options of commands that read article texts.
    """
    parser = commands.add_parser(
        "locate",
        parents=[texts],
        help="write seeds/evidence from the article texts",
        epilog="example: etl locate --articles texts",
    )
    parser.set_defaults(run=_run)


def _run(project: Project, options: argparse.Namespace) -> int:
    from etl.problems import for_people
    from etl.publish.locating import locate_all

    written, problems = locate_all(project)
    if problems:
        print(for_people(problems))
    print(f"{written} evidence {'record' if written == 1 else 'records'} written")
    return PROBLEMS if any(p.severity == "error" for p in problems) else DONE
