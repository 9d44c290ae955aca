"""Measure what the checks tell of false values: `python -m etl.mutants`, or `make mutants`."""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from etl.model.project import Project
from etl.model.tongue import spoken
from etl.mutants.choose import choose
from etl.mutants.report import as_line, as_page, measure, read_reasons, unexplained
from etl.mutants.results import Results
from etl.mutants.run import run_all
from etl.pages import read_words
from etl.publish.files import write_whole
from etl.publish.measured import MUTANTS
from etl.publish.progress import Progress

DONE, MISSED, NOT_RUN, STOPPED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: The words of the command line, or null for the process's own.

    Returns:
        0 when all were tried, 1 when fewer are told than `--least` or time is up, 2 when it could not run, 130 when it
        was stopped.
    """
    options = _parser().parse_args(arguments)
    try:
        return _measure(options)
    except KeyboardInterrupt:
        print("\nstopped; what was tried is kept, and the page is as it was", file=sys.stderr)
        return STOPPED
    except (OSError, ValueError) as error:
        print(f"etl.mutants: could not run: {error}", file=sys.stderr)
        return NOT_RUN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m etl.mutants",
        description="Change one typed value of the seeds at a time, in copies, and count what the checks tell.",
    )
    parser.add_argument("--project", type=Path, default=Path(), metavar="DIR", help="the repository (default: here)")
    parser.add_argument(
        "--articles",
        type=Path,
        metavar="DIR",
        help="folder of the article texts (default: $ETL_ARTICLES, else seeds/articles)",
    )
    parser.add_argument("--values", type=_count, default=1200, metavar="N", help="false values to try (default: 1200)")
    parser.add_argument("--sample", type=_count, metavar="N", help="only try the first N of them, and write no page")
    parser.add_argument("--least", type=float, metavar="PERCENT", help="fail when a smaller share is told")
    parser.add_argument("--minutes", type=float, default=60, metavar="N", help="stop after so long (default: 60)")
    return parser


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("write a number from 1")
    return number


def _measure(options: argparse.Namespace) -> int:
    named = options.articles or os.environ.get("ETL_ARTICLES")
    root: Path = options.project.resolve()
    if not (root / "seeds").is_dir():
        raise ValueError(f"{root} has no folder seeds/; name the repository with --project")
    folder = Path(named).resolve() if named else root / "seeds" / "articles"
    if named and not folder.is_dir():
        raise ValueError(f"there is no folder {named} with article texts")
    project = Project(root, folder, texts_required=bool(named))
    until = time.monotonic() + 60 * options.minutes
    results = Results(project)
    choice, sample = choose(project), options.sample
    reasons = read_reasons(project, choice)
    mutants = choice.counted[: options.values] + choice.apart if sample is None else choice.counted[:sample]
    if not mutants:
        raise ValueError("there is no value to change")
    with closing(Progress()) as progress:
        done = run_all(
            project, mutants, results, until=until, step=lambda n, whole: progress.step("false values", n, whole)
        )
    if not done:
        tried = sum(mutant.id in results.outcomes for mutant in mutants)
        print(
            f"{tried} of {len(mutants)} tried in {options.minutes:g} minutes; run it again, and it goes on from there"
        )
        return MISSED
    if not results.measured_still():
        raise ValueError("seeds, texts or code changed meanwhile, so nothing was counted; run it again")
    measured = measure(choice, mutants, results.outcomes)
    print(as_line(measured))
    if sample is None:
        page = project.seeds / MUTANTS
        texts = all((folder / f"{path.stem}.txt").is_file() for path in (project.seeds / "sources").glob("*.yml"))
        words, _ = read_words(project)  # What is wrong with them is told by the build.
        with spoken(words):
            write_whole(page, as_page(measured, reasons, project, texts=texts))
        print(f"{project.shown(page)} written")
        for name in unexplained(measured, reasons):
            print(f"{name}: none was told, and seeds/mutants.yml gives no reason")
    told = 100 * sum(one.told for one in measured.keys.values()) / sum(one.tried for one in measured.keys.values())
    if options.least is not None and told < options.least:
        print(f"{told:.1f} % told; expected {options.least:g} % or more")
        return MISSED
    return DONE


if __name__ == "__main__":
    sys.exit(main())
