"""`etl new`: found a record of one's own, with an example in it."""

import argparse
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.commands.outcome import DONE
from etl.model.project import Project

if TYPE_CHECKING:
    from etl.founding import Wanted

EXAMPLE = 'etl new my-record --title "My Record" --name my-record --licence CC-BY-4.0 --language en'


def add_command(commands: Any, texts: argparse.ArgumentParser) -> None:
    """Say what the command takes.

    Args:
        commands: Where its parser goes.
        texts: The options of commands that read article texts.
    """
    parser = commands.add_parser(
        "new",
        help="found a record of your own, with an example in it",
        description="Found a record of your own: a folder with an example of two invented articles that contradict"
        " each other, which checks and builds. On a terminal it asks for what the options do not say.",
        epilog=f"example: {EXAMPLE}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder that is empty, or not there yet")
    parser.add_argument("--title", metavar="WORDS", help="title of the record, as it stands on its front page")
    parser.add_argument("--name", help="its name, for files: small letters, digits and hyphens")
    parser.add_argument("--licence", metavar="SPDX", help="licence of its data, as CC-BY-4.0 or CC0-1.0")
    parser.add_argument("--language", metavar="CODE", help="language of most articles, ISO 639, as en")
    parser.add_argument(
        "--sides",
        metavar="SIDES",
        help="sides of the conflict, with commas between: names, or ID=NAME:PARTY,"
        " as 'north=Northern Front:belligerent'; none where the publisher's will do",
    )
    parser.set_defaults(run=_run, stopped="nothing was founded")


def _run(project: Project, options: argparse.Namespace) -> int:
    from etl.founding import QUESTIONS, found_record, granted, how_to_make, languages, refuse_full
    from etl.model.lexicon import no_lists

    folder: Path = options.folder
    refuse_full(folder)
    answers = {question.key: getattr(options, question.key) for question in QUESTIONS}
    missing = [question for question in QUESTIONS if answers[question.key] is None]
    if sys.stdin.isatty():
        granted(
            {**{q.key: q.proposed("record") for q in QUESTIONS}, **{k: v for k, v in answers.items() if v is not None}}
        )
        for question in missing:
            answers[question.key] = _asked(question, folder)
    else:
        answers["sides"] = answers["sides"] or ""
        lacking = [f"--{question.key}" for question in missing if question.key != "sides"]
        if lacking:
            raise ValueError(
                f"there is no terminal to ask at, and {', '.join(lacking)} are missing; for example: {EXAMPLE}"
            )
    wishes = granted(answers)
    print(f"{folder}: {found_record(folder, wishes)}")
    if wishes.language not in languages():
        print(f"{no_lists(wishes.language, languages())}, and README.md says what to write")
    print(f"Next:\n  cd {shlex.quote(str(folder))}\n  make {how_to_make()}\nREADME.md there says the way.")
    return DONE


def _asked(question: "Wanted", folder: Path) -> str:
    """What a person answers; asked again until it can be taken.

    Raises:
        ValueError: The answers ended.
    """
    proposed = question.proposed(folder.resolve().name)
    while True:
        try:
            answer = input(f"{question.asks}{f' [{proposed}]' if proposed else ''}: ").strip() or proposed
            question.read(answer)
        except EOFError:
            raise ValueError("the answers ended; nothing was written") from None
        except ValueError as error:
            print(f"  {error}")
        else:
            return answer
