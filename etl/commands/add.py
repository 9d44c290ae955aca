"""`etl add`: an article's text and the draft of its seed from a file."""

import argparse
from pathlib import Path
from typing import Any

from etl.commands.outcome import DONE, PROBLEMS
from etl.model.project import Project

EXAMPLE = """example:
  etl add bridge-strike.txt --published 2021-05-05 --publisher "The River Post\""""


def add_command(commands: Any, texts: argparse.ArgumentParser) -> None:
    """Say what the command takes.

    Args:
        commands: Where its parser goes.
        texts: The options of commands that read article texts.
    """
    parser = commands.add_parser(
        "add",
        parents=[texts],
        help="take an article in: its text, and a draft of its seed",
        description="Write seeds/articles/ID.txt and seeds/sources/ID.yml from a file: a text (one paragraph a line),\n"
        "a page in HTML, or a web archive (WARC or WACZ), which stays where it is. Roles of paragraphs, and the days\n"
        "that the text tells, are guessed. Nothing that is there is overwritten.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("article", type=Path, metavar="ARTICLE", help="the file: TXT, HTML, WARC or WACZ")
    parser.add_argument("--id", help="id of the article (default: made of its publisher's name, or its file's)")
    parser.add_argument("--url", metavar="ADDRESS", help="its address; in an archive, that of the page wanted")
    parser.add_argument(
        "--language", metavar="CODE", help="its language, such as en (default: the page's, else that of the record)"
    )
    parser.add_argument("--publisher", metavar="NAME", help="who published it")
    parser.add_argument("--published", metavar="DAY", help="its day of publication, in EDTF: 2021-05-05")
    parser.add_argument(
        "--licence", metavar="SPDX", help="licence that lets its text be committed and published, such as CC-BY-4.0"
    )
    parser.add_argument("--stated", metavar="WHERE", help='where the licence is stated: an address, or "paragraph 3"')
    parser.set_defaults(run=_run, stopped="nothing was added")


def _run(project: Project, options: argparse.Namespace) -> int:
    from etl.publish.adding import Given, add_article

    given = Given(
        options.id, options.url, options.language, options.publisher, options.published, options.licence, options.stated
    )
    there, lines = add_article(project, options.article, given)
    print(*lines, sep="\n")
    return DONE if there else PROBLEMS
