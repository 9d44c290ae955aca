"""`etl build`: the package, the database and the site."""

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
        "build",
        parents=[texts],
        help="check, then build package, database and site",
        epilog="example: etl build --no-site",
    )
    parser.add_argument("--no-site", action="store_true", help="build no site; one of other data goes")
    parser.add_argument(
        "--drafts",
        action="store_true",
        help="instead of what is published, build a site that shows drafts too, marked as such, in .build/drafts",
    )
    parser.set_defaults(run=_run, stopped="what was published stays as it was, or is finished at the next build")


def _run(project: Project, options: argparse.Namespace) -> int:
    from etl.problems import for_people
    from etl.publish.run import build

    if options.drafts:
        from etl.publish.draft_site import build_drafts

        built = build_drafts(project)
    else:
        built = build(project, site=not options.no_site)
    if built.problems:
        print(for_people(built.problems))
    print(built.summary)
    if any(p.severity == "error" for p in built.problems):
        return PROBLEMS
    if not (options.drafts or options.no_site):
        print(f"site: {project.work / 'site' / 'index.html'}")
    return DONE
