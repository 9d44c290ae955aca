"""`etl sheet`: an article or a register as a spreadsheet, and back."""

import argparse
import sys
from pathlib import Path
from typing import Any

from etl.commands.outcome import DONE, PROBLEMS
from etl.model.project import Project

EXPORT = """example:
  etl sheet export places --to places.xlsx"""

IMPORT = """example:
  etl sheet import places.xlsx"""


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
    back = ways.add_parser(
        "import",
        help="read workbooks back into the seeds, all of it or nothing",
        epilog=IMPORT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    back.add_argument("files", type=Path, nargs="+", metavar="FILE", help="an XLSX that was exported")
    back.add_argument("--remove", action="store_true", help="take out the records whose rows were deleted")
    back.add_argument("--format", choices=("text", "json"), default="text", help="how cells at fault are told")
    back.set_defaults(run=_import)


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


def _import(project: Project, options: argparse.Namespace) -> int:
    from etl.sheets import FAULT_FORMATS, import_sheets

    done = import_sheets(project, options.files, remove=options.remove)
    if done.faults or options.format == "json":
        print(FAULT_FORMATS[options.format](done.faults))
    aside = sys.stderr if options.format == "json" else None
    for line in done.told:
        print(line, file=aside)
    for line in done.kept:
        print(f"{line}: its row is gone, its record stays; `--remove` takes it out", file=aside)
    if not done.faults:
        told = f"written: {', '.join(done.files)}; now run `etl check`" if done.files else "nothing changed"
        for line in (told, *done.spent):
            print(line, file=aside)
    return PROBLEMS if done.faults else DONE
