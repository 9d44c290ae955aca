"""`etl sheet`: an article or a register as a spreadsheet, and back."""

import argparse
from pathlib import Path
from typing import Any

from etl.commands.outcome import DONE, PROBLEMS
from etl.model.project import Project

EXPORT = """example:
  etl sheet export places --to places.xlsx"""


def add_command(commands: Any, texts: argparse.ArgumentParser) -> None:
    """Say what the command takes.

    Args:
        commands: Where its parser goes.
        texts: The options of commands that read article texts.
    """
    parser = commands.add_parser("sheet", help="an article or a register as a spreadsheet, and back")
    ways = parser.add_subparsers(dest="way", required=True, metavar="export|import")
    out = ways.add_parser(
        "export",
        help="write one XLSX of an article or a register",
        epilog=EXPORT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    out.add_argument("name", metavar="NAME", help="id of an article, or a register: actors, events, tallies, places …")
    out.add_argument("--to", type=Path, metavar="FILE", help="the XLSX (default: NAME.xlsx in the current folder)")
    out.set_defaults(run=_export)


def _export(project: Project, options: argparse.Namespace) -> int:
    from etl.problems import for_people
    from etl.sheets import export_sheets

    path = options.to or Path(f"{options.name}.xlsx")
    count, problems = export_sheets(project, options.name, path)
    if problems:
        print(for_people(problems))
        print("nothing written: these keep the seed from being read whole")
        return PROBLEMS
    print(f"{path}: {count} records of {options.name}; read it back with `etl sheet import {path}`")
    return DONE
