"""`etl diff`: what changed between two packages."""

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from etl.commands.outcome import DONE
from etl.model.project import Project


def add_command(commands: Any, texts: argparse.ArgumentParser) -> None:
    """Say what the command takes.

    Args:
        commands: Where its parser goes.
        texts: The options of commands that read article texts.
    """
    parser = commands.add_parser(
        "diff",
        help="what changed between two packages or git revisions",
        epilog="example: etl diff HEAD . --format markdown",
    )
    parser.add_argument("old", metavar="OLD", help="a folder with datapackage.json, or a git revision")
    parser.add_argument("new", metavar="NEW", nargs="?", help="likewise (default: this package)")
    parser.add_argument("--format", choices=("text", "json", "markdown"), default="text")
    parser.set_defaults(run=_run)


def _run(project: Project, options: argparse.Namespace) -> int:
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
