"""The longest number at a place: what a typed number is only a part of."""

import pytest

from etl.seeds.stretch import longer
from tests.conftest import Break
from tests.lexicons import grammar

ARTICLE = "seeds/sources/river-post.yml"


def whole(text: str, typed: str, language: str = "en") -> str | None:
    reads = grammar(language)
    return longer(reads, text, typed, reads.read(typed), (0, len(text)))


@pytest.mark.parametrize(
    ("text", "typed", "longest"),
    [
        ("killed 33,000 people", "33", "33,000"),
        ("3.5 million refugees", "3", "3.5 million"),
        ("3.5 million refugees", "3.5", "3.5 million"),
        ("hundreds of thousands fled", "hundreds", "hundreds of thousands"),
        ("Thirty-three soldiers", "thirty", "Thirty-three"),
        ("offered 6 billion euros", "6", "6 billion"),
        ("More than 300 fighters", "300", "More than 300"),
        ("at least 7 died", "7", "at least 7"),
        ("between 10 and 15 men", "10", "between 10 and 15"),
        ("about one million people", "one million", "about one million"),
        ("33% of them", "33", "33%"),
        ("half a million people", "half", "half a million"),
    ],
)
def test_words_that_say_another_number_belong_to_it(text: str, typed: str, longest: str) -> None:
    assert whole(text, typed) == longest


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("killed 33 in 2020", "33"),  # a year, and no share
        ("33 of its soldiers", "33"),  # the same number in more words
        ("dozens more were wounded", "dozens"),
        ("offered €6 billion", "6 billion"),
        ("killed 12 and wounded 33", "12"),
        ("12 of 33 men", "33"),
        ("this month to 53", "53"),
        ("33 to 54 men, 33 more", "33"),  # once it stands by itself
        ("no number at all", "33"),
    ],
)
def test_what_stands_by_itself_is_whole(text: str, typed: str) -> None:
    assert whole(text, typed) is None


def test_each_language_has_its_own_words() -> None:
    assert whole("plus de 33 000 personnes", "33", "fr") == "plus de 33 000"
    assert whole("3,5 milyon kişi", "3,5", "tr") == "3,5 milyon"


def test_a_number_cut_by_its_phrase_is_told_by_the_text(broken: Break) -> None:
    cut = (("exact: more than 20 dead", "exact: 20 dead"), ("number: more than 20", 'number: ▶"20"'))
    found = broken(*((ARTICLE, *edit) for edit in cut))
    assert found.told("number-part") == found.places


def test_an_inferred_claim_keeps_its_number_whole_too(broken: Break) -> None:
    inferred = "number: ▶hundreds\n      basis: inferred\n      note: Concluded."
    found = broken((ARTICLE, "exact: more than 20 dead", "exact: hundreds of thousands dead"),
                   (ARTICLE, "number: more than 20", inferred))  # fmt: skip
    assert found.told("number-part") == found.places


def test_a_number_of_two_readings_is_as_the_curator_says(broken: Break) -> None:
    typed = 'number: "2.125"\n      reads: 2125'
    edits = (("exact: more than 20 dead", "exact: more than 2.125 dead"), ("number: more than 20", typed))
    assert broken(*((ARTICLE, *edit) for edit in edits)).told("number-part") == []
