"""`etl rename`: give an id another name, everywhere."""

import argparse
from typing import Any

from etl.commands.outcome import DONE
from etl.model.project import Project
from etl.model.words import count


def add_command(commands: Any, texts: argparse.ArgumentParser) -> None:
    """Say what the command takes.

    Args:
        commands: Where its parser goes.
        texts: The options of commands that read article texts.
    """
    parser = commands.add_parser(
        "rename",
        parents=[texts],
        help="give the id of a record, an article or a claim another name, everywhere, and retire the old one",
        epilog="example: etl rename coast-observatory sea-observatory --dry-run",
    )
    parser.add_argument("old", metavar="OLD")
    parser.add_argument("new", metavar="NEW")
    parser.add_argument("--table", help="the table of the id, where several have it")
    parser.add_argument("--reason", help="why the old id is retired (default: renamed to NEW)")
    parser.add_argument("--dry-run", action="store_true", help="only say which places would change")
    parser.set_defaults(run=_run)


def _run(project: Project, options: argparse.Namespace) -> int:
    from etl.publish.renaming import plan_renaming
    from etl.publish.together import write_together

    made = plan_renaming(project, options.old, options.new, options.table, options.reason)
    if not options.dry_run:
        write_together(made.files, made.gone)
    for file, number in sorted(made.places.items()):
        print(f"{file}: {count(number, 'place')}")
    for place in made.left:
        print(f"{place} is left as it is: it may be the {made.what}, or something else")
    told = f"{made.what} {options.old!r} {'would be' if options.dry_run else 'is'} {options.new!r}"
    told += f" in {count(made.places.total(), 'place')} of {count(len(made.places), 'file')}"
    if made.gone:
        told += f", {len(made.gone)} of which bear{'' if len(made.gone) > 1 else 's'} its name"
    text = (project.articles or project.texts) / f"{options.old}.txt"
    if text.is_file() and not text.is_relative_to(project.root):
        print(f"{text} is no file of the record and keeps its name: `etl` will look for {options.new}.txt there")
    print(f"{told}; the old id {'would be' if options.dry_run else 'is'} retired")
    return DONE
