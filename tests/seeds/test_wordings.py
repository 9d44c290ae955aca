"""Numbers as newspapers word them, a file a language, and whole numbers in words held against an oracle."""

import csv
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from num2words import num2words

from etl.seeds.numbers import Quantity
from tests.lexicons import grammar

FOLDER = Path(__file__).with_name("wordings")
SHIPPED = ("en", "fr", "tr")
TURKISH_ONES = ["", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz"]
TURKISH_TENS = ["", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan"]


def wordings(language: str) -> list[dict[str, str]]:
    with (FOLDER / f"{language}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read(language: str, wording: str) -> tuple[str, ...]:
    """The reading of a wording as a file has it: value, low, high, qualifier; or `refused`."""
    try:
        told = grammar(language).read(wording)
    except ValueError:
        return ("refused", "", "", "")
    numbers = ("" if n is None else f"{n:f}" for n in (told.value, told.low, told.high))
    return (*numbers, told.qualifier)


def test_each_language_that_the_publisher_brings_has_a_hundred_wordings() -> None:
    assert {name for name in SHIPPED if len(wordings(name)) < 100} == set()


@pytest.mark.parametrize("language", sorted(path.stem for path in FOLDER.glob("*.csv")))
def test_each_wording_of_a_language_is_read(language: str) -> None:
    rows = wordings(language)
    assert len({row["wording"] for row in rows}) == len(rows)
    wrong = {
        row["wording"]: found
        for row in rows
        if (found := read(language, row["wording"])) != tuple(row[key] for key in ("value", "low", "high", "qualifier"))
    }
    assert wrong == {}


def turkish(number: int, gap: str) -> str:
    """A whole number as Turkish writes it, "bin" for one thousand.

    Args:
        number: From 1 to below 10^12.
        gap: What stands between two words: a blank, or nothing.
    """
    words: list[str] = []
    for scale, name in ((10**9, "milyar"), (10**6, "milyon"), (1000, "bin"), (1, "")):
        group, number = divmod(number, scale)
        if group and not (group == 1 and name == "bin"):
            hundreds, rest = divmod(group, 100)
            words += [TURKISH_ONES[hundreds] if hundreds > 1 else "", "yüz" if hundreds else ""]
            words += [TURKISH_TENS[rest // 10], TURKISH_ONES[rest % 10]]
        words.append(name if group else "")
    return gap.join(word for word in words if word)


ORACLES: dict[str, Callable[[int], str]] = {
    "en": lambda number: num2words(number, lang="en"),
    "en without and": lambda number: num2words(number, lang="en").replace(" and ", " ").replace(",", ""),
    "fr": lambda number: num2words(number, lang="fr"),
    "fr with hyphens": lambda number: num2words(number, lang="fr").replace(" ", "-"),
    "tr": lambda number: turkish(number, " "),
    "tr joined": lambda number: turkish(number, ""),
}


def sampled(step: int) -> Iterator[int]:
    """Numbers up to a milliard: each to 120, then ever thinner, and those beside each power of ten."""
    yield from range(1, 121)
    for power in range(2, 9):
        yield from range(10**power, 10 ** (power + 1), max(1, 9 * 10**power // step))
    yield from (10**power + offset for power in range(2, 10) for offset in (-1, 0, 1) if 10**power + offset <= 10**9)


def misread(oracle: str, numbers: Iterator[int]) -> dict[str, Decimal | str | None]:
    wrong: dict[str, Decimal | str | None] = {}
    for number in numbers:
        words = ORACLES[oracle](number).replace(",", "")
        try:
            found = grammar(oracle.split(" ", maxsplit=1)[0])._read(words)
        except ValueError as error:
            wrong[words] = str(error)
            continue
        if found != Quantity(Decimal(number), Decimal(number), Decimal(number), "exact"):
            wrong[words] = found.value
    return wrong


@pytest.mark.parametrize("oracle", ORACLES)
def test_whole_numbers_in_words_read_back(oracle: str) -> None:
    assert misread(oracle, sampled(37)) == {}


@pytest.mark.slow
@pytest.mark.parametrize("oracle", ORACLES)
def test_whole_numbers_in_words_read_back_densely(oracle: str) -> None:
    assert misread(oracle, sampled(999)) == {}


def test_turkish_is_composed_as_turkish_writes_it() -> None:
    assert [turkish(n, " ") for n in (1, 11, 100, 121, 1000, 2001, 11000)] == [
        "bir", "on bir", "yüz", "yüz yirmi bir", "bin", "iki bin bir", "on bir bin",
    ]  # fmt: skip
    assert turkish(821_722, "") == "sekizyüzyirmibirbinyediyüzyirmiiki"
    assert turkish(1_500_000_000, " ") == "bir milyar beş yüz milyon"
