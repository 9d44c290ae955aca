"""The words for days that the publisher brings, and the readers of the stage with them."""

from functools import cache
from pathlib import Path

from etl.adding.day_words import NONE, DayWords, load_day_words
from etl.adding.draft import Draft
from etl.adding.read import read_file
from etl.model.project import PACKAGE_SCHEMAS

FOLDER = PACKAGE_SCHEMAS / "lexicon" / "days"
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.csv"))


@cache
def words(language: str | None) -> DayWords:
    return load_day_words(FOLDER / f"{language}.csv") if language in LANGUAGES else NONE


def read(path: Path, url: str | None = None) -> Draft:
    return read_file(path, url, None, None, words)
