"""`etl draft`: propose what an article's text says into its seed."""

import argparse
import json
import os
import sys
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.commands.outcome import DONE
from etl.model.project import Project
from etl.model.words import count

if TYPE_CHECKING:
    from etl.drafting.way import Answered, ToDraft, Way

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
    parser.add_argument(
        "--endpoint",
        metavar="URL",
        help="let a language model propose that answers there in the form of OpenAI's interface, such as\n"
        "http://127.0.0.1:11434/v1; ETL_ENDPOINT_KEY holds its key, where it asks for one",
    )
    parser.add_argument("--model", metavar="NAME", help="the model that is asked there")
    parser.add_argument(
        "--send-text", action="store_true", help="send the text of the article to an endpoint on another machine"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="of the scores (default: text)")
    parser.set_defaults(run=_run)


def _run(project: Project, options: argparse.Namespace) -> int:
    from etl.drafting.words import WAY, by_words
    from etl.publish.drafting import draft_article

    way: Way = by_words
    called = WAY
    if options.endpoint is not None or options.model is not None:
        way, called = _by_model(options), f"model {options.model}"
    elif options.send_text:
        raise ValueError("--send-text goes with --endpoint: words alone send nothing")
    if options.score is not None:
        return _score(project, options, way, called)
    print(*draft_article(project, options.source, way, called), sep="\n")
    return DONE


def _by_model(options: argparse.Namespace) -> "Way":
    """The way of a model at an endpoint, which says what leaves before anything does.

    Raises:
        ValueError: The endpoint is not whole, or on another machine and nobody said that the text may go there.
    """
    from etl.drafting.endpoint import Endpoint, answer_of
    from etl.drafting.model import by_model
    from etl.evidence.text import count_words

    if options.endpoint is None or options.model is None:
        raise ValueError("--endpoint and --model go together: where the model answers, and which it is")
    endpoint = Endpoint(options.endpoint, options.model, os.environ.get("ETL_ENDPOINT_KEY"))
    if not endpoint.here and not options.send_text:
        told = f"{endpoint.host} is not this machine, and the text of the article is its publisher's"
        raise ValueError(f"{told}: --send-text sends it there all the same")
    way = by_model(partial(answer_of, endpoint))

    def told_before(given: "ToDraft") -> "Answered":
        words = sum(count_words(line.text) for line in given.telling)
        ids = sum(map(len, given.ids.values()))
        to = "to this machine" if endpoint.here else f"to {endpoint.host}"
        print(
            f"sending {count(words, 'word')} of the text and {count(ids, 'id')} of the registers {to}", file=sys.stderr
        )
        return way(given)

    return told_before


def _score(project: Project, options: argparse.Namespace, way: "Way", called: str) -> int:
    from etl.drafting.score import added_up
    from etl.publish.drafting import score_drafts

    gold = Project(options.score, project.articles if project.texts_required else None)
    found = score_drafts(gold, way)
    if options.format == "json":
        told = {name: [asdict(one) for one in each] for name, each in found.items()}
        scores = {"way": called, "articles": told, "all": [asdict(one) for one in added_up(found.values())]}
        print(json.dumps(scores, indent=2))
        return DONE
    print(f"{called}, {count(len(found), 'article')}, each with what the others taught")
    for one in added_up(found.values()):
        shares = [f"{share:.2f}" if share is not None else "-" for share in (one.recall, one.precision)]
        found_of, of_proposed = f"{one.found} of {one.items}", f"{one.matched} of {one.proposed}"
        print(f"{one.kind:<30} recall {shares[0]:>4} ({found_of})  precision {shares[1]:>4} ({of_proposed})")
    return DONE
