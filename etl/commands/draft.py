"""`etl draft`: propose what an article's text says into its seed."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from etl.commands.outcome import DONE
from etl.model.project import Project

EXAMPLE = """example:
  etl draft river-post"""


def add_command(commands: Any, texts: argparse.ArgumentParser) -> None:
    """Say what the command takes.

    Args:
        commands: Where its parser goes.
        texts: The options of commands that read article texts.
    """
    parser = commands.add_parser(
        "draft",
        parents=[texts],
        help="propose records for the seed of a draft, from its text",
        description="Write into the seed of a draft what the words of its text propose: names, quotations, people\n"
        "harmed, figures, who says so, and what other articles of the record were coded with. Each proposal says\n"
        "behind `drafted:` what it rests on. What people typed stays as it is, and nothing is proposed twice.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("source", nargs="?", metavar="SOURCE", help="id of the article, whose seed says `state: draft`")
    what.add_argument(
        "--score", type=Path, metavar="GOLD", help="measure proposals against the coded articles of a record"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="of the scores (default: text)")
    parser.set_defaults(run=_run)


def _run(project: Project, options: argparse.Namespace) -> int:
    from etl.drafting.score import added_up
    from etl.publish.drafting import draft_article, score_drafts

    if options.score is None:
        print(*draft_article(project, options.source), sep="\n")
        return DONE
    found = score_drafts(Project(options.score, project.articles if project.texts_required else None))
    if options.format == "json":
        told = {name: [asdict(one) for one in each] for name, each in found.items()}
        print(json.dumps({"articles": told, "all": [asdict(one) for one in added_up(found.values())]}, indent=2))
        return DONE
    print(f"words alone, {len(found)} articles, each with what the others taught")
    for one in added_up(found.values()):
        shares = [f"{share:.2f}" if share is not None else "-" for share in (one.recall, one.precision)]
        found_of, of_proposed = f"{one.found} of {one.items}", f"{one.matched} of {one.proposed}"
        print(f"{one.kind:<30} recall {shares[0]:>4} ({found_of})  precision {shares[1]:>4} ({of_proposed})")
    return DONE
