"""People harmed and figures, guessed from the words around a number."""

import pytest

from etl.drafting.numbers import figures_in, harmed
from etl.evidence.record import Token
from etl.evidence.sentences import sentence_starts
from etl.evidence.text import Line, parse_article
from etl.evidence.tokens import find_tokens
from tests.lexicons import grammar

EN = grammar("en")


def read(text: str) -> tuple[Line, list[Token], list[int]]:
    article = parse_article(text, "text")
    [line] = article.lines
    return line, find_tokens(article, EN.lexicon), list(sentence_starts(line.text, [], EN.lexicon))


def harms(text: str) -> list[tuple[str, str, str | None, str | None]]:
    line, tokens, sentences = read(text)
    found = [{**one.values, "exact": one.at.exact} for one in harmed(line, tokens, sentences, EN)]
    return [(v["exact"], v["number"], v.get("outcome"), v.get("victims_status")) for v in found]


def figures(text: str) -> list[tuple[str, str]]:
    line, tokens, _ = read(text)
    return [(one.at.exact, one.values["number"]) for one in figures_in(line, tokens, EN)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An airstrike killed 12 Norland soldiers.", ("killed 12 Norland soldiers", "12", "killed", "combatant")),
        ("At least 9 civilians were hurt.", ("At least 9 civilians were hurt", "At least 9", "wounded", "civilian")),
        ("It killed over 300 of its soldiers.", ("killed over 300 of its soldiers", "over 300", "killed", "combatant")),
        ("The dead number 14.", ("dead number 14", "14", "killed", None)),
        ("A strike kills four at the bridge.", ("kills four", "four", "killed", None)),
        ("Hundreds died and almost a million fled.", ("Hundreds died", "Hundreds", "killed", None)),
    ],
)  # fmt: skip
def test_a_number_beside_a_word_of_harm_counts_people(
    text: str, expected: tuple[str, str, str | None, str | None]
) -> None:
    assert harms(text)[0] == expected


def test_each_number_goes_with_the_word_of_harm_that_is_nearest_in_its_clause() -> None:
    found = harms("Twelve soldiers were killed and dozens more were wounded.")
    assert [(number, outcome) for _, number, outcome, _ in found] == [("Twelve", "killed"), ("dozens", "wounded")]


def test_no_two_statements_cross() -> None:
    assert [exact for exact, *_ in harms("23 others were wounded, among them four children.")] == [
        "23 others were wounded"
    ]
    both = [exact for exact, *_ in harms("It killed 12 soldiers and 3 civilians.")]
    assert both == ["killed 12 soldiers", "killed 12 soldiers and 3 civilians"]


@pytest.mark.parametrize(
    "text",
    [
        "The deadliest attack in 2016.",  # A year counts nobody.
        "He died. Nine lorries came.",  # Another sentence.
        "The first deaths came late.",  # A rank.
        "Fourteen neighbours brought bread to the school by the river; it was of the dead.",  # Too far.
    ],
)
def test_a_number_that_is_not_near_a_word_of_harm_counts_nobody(text: str) -> None:
    assert harms(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norland will send 200 more troops.", [("200 more troops", "200")]),
        ("It holds hundreds of the migrants.", [("hundreds of the migrants", "hundreds")]),
        ("On May 10 it opens.", []),  # A day.
        ("One of them came.", []),
    ],
)
def test_a_number_is_told_with_the_word_that_it_counts(text: str, expected: list[tuple[str, str]]) -> None:
    assert figures(text) == expected
