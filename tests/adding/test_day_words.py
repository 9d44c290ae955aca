"""The words for days of a language are data, and a row that cannot be understood is told at its line."""

from datetime import date
from pathlib import Path

import pytest

from etl.adding.dates import find_days
from etl.adding.day_words import load_day_words
from tests.adding.languages import FOLDER, LANGUAGES, words
from tests.adding.pages import saved
from tests.lexicons import LANGUAGES as READ

HEAD = "kind,term,value\n"
INVENTED = """\
kind,term,value
month,lum,1
month,tes,2
weekday,vari,3
count,dro,2
suffix,a,
form,{month} {day} o {year},
form,ul {weekday},last
form,dro {weekday},next
form,{count} nol hin,day -1
form,nol tes,week 1
"""


def test_a_language_of_ones_own_is_its_file(tmp_path: Path) -> None:
    own = load_day_words(saved(tmp_path / "xx.csv", INVENTED.encode()))
    text = "Tes 3a o 2020. Ul vari, dro vari. Dro nol hin; nol tes. Lum 3a o 20201."
    assert list(find_days(text, date(2021, 5, 5), own)) == [
        ("Tes 3a o 2020", "2020-02-03"),
        ("Ul vari", "2021-04-28"),
        ("dro vari", "2021-05-12"),
        ("Dro nol hin", "2021-05-03"),
        ("nol tes", "2021-05-10/2021-05-16"),
    ]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("month,May", "found 2 values; expected 3"),
        ("monat,Mai,5", "no kind is called 'monat'; they are month, weekday, count, suffix, form"),
        ("month,May,13", "'13' is no number of a month"),
        ("weekday,Monday,first", "'first' is no number of a weekday"),
        ("count, two,2", "' two' is no term"),
        ("suffix,,", "'' is no term"),
        ("form,{tag} {month},", "no slot is called 'tag'; they are day, month, year, weekday, count"),
        ("form,{day} {day} {month},", "a slot stands twice in"),
        ("form,{day} {month},last", "'last' does not say what '{day} {month}' resolves to"),
        ("form,{day} of it,", "'' does not say what"),
        ("form,{count} days ago,", "'' does not say what"),
        ("form,yesterday,", "'' does not say what 'yesterday' resolves to"),
        ("form,yesterday,day minus 1", "'day minus 1' does not say what"),
        ("form,{weekday},week 1", "'week 1' does not say what"),
    ],
)
def test_a_row_that_cannot_be_understood_is_told_at_its_line(tmp_path: Path, row: str, told: str) -> None:
    path = saved(tmp_path / "xx.csv", f"{HEAD}month,May,5\n{row}\n".encode())
    with pytest.raises(ValueError, match=r"xx\.csv:3: ") as error:
        load_day_words(path)
    assert told in str(error.value)


def test_a_file_with_other_columns_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"xx\.csv:1: the columns are kind,term,value"):
        load_day_words(saved(tmp_path / "xx.csv", b"month,May,5\n"))


def test_every_language_that_is_read_has_its_months_and_weekdays() -> None:
    assert LANGUAGES == READ
    for language in LANGUAGES:
        assert set(words(language).words["month"].values()) == set(range(1, 13))
        assert set(words(language).words["weekday"].values()) == set(range(1, 8))
        text = (FOLDER / f"{language}.csv").read_text(encoding="utf-8")
        assert len(set(text.splitlines())) == text.count("\n"), "no row stands twice"
