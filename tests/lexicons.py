"""The word lists and number grammars that the publisher brings, read once for the tests."""

from functools import cache
from pathlib import Path

from etl.model.lexicon import Lexicon, load_lexicon
from etl.model.project import PACKAGE_SCHEMAS
from etl.seeds.numbers import NumberGrammar
from tests.empty import MODEL

LANGUAGES = sorted(path.stem for path in (PACKAGE_SCHEMAS / "lexicon").glob("*.csv"))
QUALIFIERS = dict(MODEL.vocabularies["qualifier"])
HARMED = {"outcomes": MODEL.vocabularies["outcome"], "people": MODEL.vocabularies["victims_status"]}
CODED = {**HARMED, "channel": MODEL.vocabularies["medium"]}
CODES = {**CODED, **dict.fromkeys(("vague", "qualifier", "range"), QUALIFIERS)}

# A language of our own: "dro" is 2, "mek" a thousand, thousands are parted by ";" and decimals by "_", and what is
# more than 5 is "5 ut".
INVENTED = """\
kind,term,value,bare,outcomes
cardinal,en,1,,
cardinal,dro,2,,
cardinal,kel,30,,
cardinal,kel o en,31,,
ordinal,,,,
multiplier,mek,1000,yes,
fraction,hal,1/2,yes,
vague,pul,several,,
joint,o,,,
article,,,,
group,;,,,
decimal,_,,,
range,ab {} ad {},between,,
qualifier,{} ut,more_than,,
harm,mort*,mort,,killed wounded
harm,hap,hap,,missing captured displaced trapped casualties_unspecified
saying,sag,sag,,
quotation,<,>,,
"""
INVENTED_TEXT = "<Dro mek sag>, kel o en mortu, 3;000 ut, 3_5.\n"


@cache
def lexicon(language: str) -> Lexicon:
    return read_lexicon(PACKAGE_SCHEMAS / "lexicon" / f"{language}.csv")


def read_lexicon(path: Path) -> Lexicon:
    return load_lexicon(path, CODES)


@cache
def grammar(language: str) -> NumberGrammar:
    return NumberGrammar(lexicon(language), QUALIFIERS)
