"""`etl query`: ask the built database."""

import argparse
from typing import Any

from etl.model.project import Project


def add_command(commands: Any, texts: argparse.ArgumentParser) -> None:
    """Say what the command takes.

    Args:
        commands: Where its parser goes.
        texts: The options of commands that read article texts.
    """
    parser = commands.add_parser(
        "query",
        help="ask the built database; read-only",
        epilog='example: etl query "SELECT claimant_id, value FROM casualties ORDER BY claim_id" --format csv',
    )
    parser.add_argument("sql", metavar="SQL")
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")
    parser.set_defaults(run=_run)


def _run(project: Project, options: argparse.Namespace) -> int:
    from etl.publish.asking import ask

    return ask(project, options.sql, options.format)
