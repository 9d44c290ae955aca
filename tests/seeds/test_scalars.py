"""Values as they are typed: read as what they are, by us and by other readers of YAML."""

from decimal import Decimal

import pytest
import yaml

from etl.seeds.scalars import Value, entry, refolded, scalar


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("more than 300", "more than 300"),
        ("2020-02-27", "2020-02-27"),
        ("2021-04/..", "2021-04/.."),
        ("33,000", "33,000"),
        ("12", '"12"'),
        ("2018", '"2018"'),
        ("yes", '"yes"'),
        ("n", '"n"'),
        ("~", '"~"'),
        ("", '""'),
        ("[2020-02-27,2020-02-28]", '"[2020-02-27,2020-02-28]"'),
        ("so: it is", '"so: it is"'),
        ("one # two", '"one # two"'),
        ("- x", '"- x"'),
        (" x", '" x"'),
        ("a\nb", '"a\\nb"'),
        ("He said “no”", "He said “no”"),
        (12, "12"),
        (Decimal("10.50"), "10.50"),
        (True, "true"),
        (["drone"], "drone"),
        (["drone", "artillery"], "[drone, artillery]"),
    ],
)
def test_a_value_has_quotes_exactly_where_it_would_be_misread(value: Value, written: str) -> None:
    assert scalar(value) == written
    if isinstance(value, str):
        assert yaml.safe_load(f"k: {written}") in ({"k": value}, yaml.safe_load("k: 2020-02-27"))


@pytest.mark.parametrize("value", ["a, b", "a}", "[a", "a]", "{a", "a: b"])
def test_within_braces_commas_and_brackets_need_quotes(value: str) -> None:
    assert yaml.load(f"{{k: {scalar(value, flow=True)}, l: m}}", Loader=yaml.BaseLoader) == {"k": value, "l": "m"}


@pytest.mark.parametrize(("style", "written"), [('"', '"it\'s"'), ("'", "'it''s'"), (None, "it's"), ("", "it's")])
def test_the_quotation_marks_that_stood_there_stay(style: str | None, written: str) -> None:
    assert scalar("it's", style=style) == written


def test_a_long_text_is_folded_at_the_width_of_the_seeds() -> None:
    value = "word " * 40 + "end"
    written = entry("note", value, 6)
    first, *lines = written.splitlines()
    assert first == "note: >-"
    assert {line[:8] for line in lines} == {" " * 8}
    assert max(map(len, lines)) == 117, "the next word would be the 122nd character"
    assert yaml.safe_load(" " * 6 + written) == {"note": value}
    longest = "a" * (120 - 6 - len("note: "))
    assert entry("note", longest, 6) == f"note: {longest}\n"


def test_a_text_that_cannot_be_folded_has_quotes() -> None:
    for value in ("two  blanks " * 12, "a line\n" * 20):
        assert entry("note", value, 0).startswith('note: "')


OLD = ">-\n    The first line stays.\n    The second line changes\n    and the third stays."


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        ("The first line stays. The second changes and the third stays.", ["The second changes"]),
        ("The first line stays. and the third stays.", []),
        ("The first line stays. The second line changes", ["The second line changes"]),
    ],
)
def test_folded_lines_whose_words_stay_are_as_they_were(value: str, lines: list[str]) -> None:
    written = refolded(OLD, value)
    assert written is not None
    kept = [line for line in OLD.splitlines()[1:] if line.strip() in value]
    assert [line for line in written.splitlines()[1:] if line not in kept] == [
        f"    {line}" for line in lines if f"    {line}" not in kept
    ]
    assert yaml.safe_load(f"  k: {written}") == {"k": value}


def test_a_folded_text_gets_lines_no_longer_than_others() -> None:
    written = refolded(OLD, "The first line stays. " + "word " * 40 + "and the third stays.")
    assert written is not None
    assert max(map(len, written.splitlines())) <= 120
    assert written.endswith("\n    and the third stays.\n")


@pytest.mark.parametrize("old", ["|-\n    a\n    b", ">-\n    a\n\n    b"])
def test_lines_and_paragraphs_are_not_folded_over(old: str) -> None:
    assert refolded(old, "a b c") is None
