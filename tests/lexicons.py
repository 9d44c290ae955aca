"""The word lists and number grammars that the publisher brings, read once for the tests."""

from functools import cache
from pathlib import Path

from etl.model.lexicon import Lexicon, load_lexicon
from etl.model.project import PACKAGE_SCHEMAS
from etl.seeds.numbers import NumberGrammar
from tests.empty import MODEL

LANGUAGES = sorted(path.stem for path in (PACKAGE_SCHEMAS / "lexicon").glob("*.csv"))
QUALIFIERS = dict(MODEL.vocabularies["qualifier"])
CODES = {"outcomes": MODEL.vocabularies["outcome"], **dict.fromkeys(("vague", "qualifier", "range"), QUALIFIERS)}


@cache
def lexicon(language: str) -> Lexicon:
    return read_lexicon(PACKAGE_SCHEMAS / "lexicon" / f"{language}.csv")


def read_lexicon(path: Path) -> Lexicon:
    return load_lexicon(path, CODES)


@cache
def grammar(language: str) -> NumberGrammar:
    return NumberGrammar(lexicon(language), QUALIFIERS)
