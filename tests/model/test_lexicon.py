"""Word lists as data: what one must hold, what is told of one that does not, and those that a record brings."""

import doctest
import shutil
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from etl.evidence import tokens
from etl.model import lexicon as lists
from etl.model.lexicon import NEEDED, load_lexicon
from etl.model.project import PACKAGE_SCHEMAS, Project
from etl.publish.checked import run_stages
from tests.helpers_tiny import asked, located, tiny, unproven
from tests.lexicons import CODES, INVENTED, INVENTED_TEXT, LANGUAGES, QUALIFIERS, lexicon, read_lexicon

BARE = ["kind,term,value,bare,outcomes", *(f"{kind},,,," for kind in NEEDED)]


def write(root: Path, lines: str, language: str = "xx") -> Path:
    path = root / "seeds/lexicon" / f"{language}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(lines, encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", NEEDED)
def test_a_list_that_lacks_a_needed_kind_is_refused_by_name(kind: str, tmp_path: Path) -> None:
    path = write(tmp_path, "\n".join(line for line in BARE if not line.startswith(f"{kind},")))
    with pytest.raises(ValueError, match=rf"xx\.csv has no {kind}; where the language has none, say `kind,,,,`"):
        read_lexicon(path)


def test_a_list_may_say_that_its_language_has_nothing_of_a_kind(tmp_path: Path) -> None:
    assert read_lexicon(write(tmp_path, "\n".join(BARE))).terms("cardinal") == {}


FAULTS = {
    "numeral,drei,3,,": "no kind is called 'numeral'",
    "cardinal,drei,drei,,": "'drei' is no number such as 3, 0.5 or 1/3",
    "cardinal,drei,,,": "'' is no number",
    "fraction,drittel,1/0,,": "'1/0' is no number",
    "qualifier,mehr als,more_than,,": r"'mehr als' needs 1 slots \{\} as a qualifier",
    "range,von {},between,,": r"'von \{\}' needs 2 slots",
    "qualifier,mehr als {},more,,": "'more' is no code of its vocabulary",
    "vague,viele,lots,,": "'lots' is no code",
    "harm,tot,tot,,dead": "'dead' is no code",
    "fold,SS,ß,,": "expected one character each",
    "cardinal,drei,3": "found 3 values; expected 5",
    "multiplier,nichts,0,,": "'0' is no value of a multiplier",
    "multiplier,hundert,100,ja,": "bare is 'ja'; expected nothing or one of yes, no",
    "ratio,{} von {},1/3,,": "'1/3' is no value of a ratio",
    "quotation,„,,,": "the mark '„' needs the one that closes it",
    "cardinal,en,1,,\ncardinal,en,2,,": "'en' is both '1' and '2'",
    "cardinal,en,1,,\nordinal,en,2,,": "'en' is both '1' and '2'",
    "fraction,ganz,1,,": "'1' is no value of a fraction",
    "fraction,null,0,,": "'0' is no value of a fraction",
    "multiplier,zwei,2,,": "'2' is no value of a multiplier",
    "multiplier,zwölfeinhalb,25/2,,": "'25/2' is no value of a multiplier",
    "multiplier,nichts,0/5,,": "'0/5' is no value of a multiplier",
    "scaled,{} nichts,0,,": "'0' is no value of a scaled",
    "range,{} bis {},about,,": "'about' is no value of a range",
    "group,7,,,": "'7' is no mark",
    'group,",",,,\ndecimal,",",,,': "',' is the mark of decimals too",
    "cardinal, drei,3,,": "no text reaches ' drei', since texts are read as 'drei'",
    "cardinal,Drei,3,,": "no text reaches 'Drei', since texts are read as 'drei'",
    "vague,viele,,,": "'' is no code of its vocabulary",
    "vague,viele,exact,,": "'exact' is no code of a vague",
    "qualifier,rund {},dozens,,": "'dozens' is no code of a qualifier",
    "neutral,{},,,": "has no word or mark beside its slots",
    "range,{}{},between,,": "has no word or mark beside its slots",
    f"cardinal,viel,{'9' * 5000},,": "is no number such as",
}


@pytest.mark.parametrize("row", FAULTS)
def test_a_row_that_is_not_understood_is_told_with_its_line(row: str, tmp_path: Path) -> None:
    path = write(tmp_path, "\n".join([*BARE, row]))
    with pytest.raises(ValueError, match=rf"^xx\.csv:{len(BARE) + 1}: .*{FAULTS[row]}"):
        read_lexicon(path)


def test_blank_lines_at_the_end_are_no_fault(tmp_path: Path) -> None:
    assert read_lexicon(write(tmp_path, "\n".join([*BARE, "cardinal,drei,3,,", "", "", ""]))).terms("cardinal")


def test_a_code_whose_bounds_are_crossed_is_refused(tmp_path: Path) -> None:
    crossed = replace(QUALIFIERS["dozens"], extra={"low": "99", "high": "24", "bounds": "convention"})
    path = write(tmp_path, "\n".join([*BARE, "vague,viele,dozens,,"]))
    with pytest.raises(ValueError, match=r"the bounds of 'dozens' are crossed"):
        load_lexicon(path, {**CODES, "vague": {"dozens": crossed}})


def test_a_file_of_other_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="the columns are kind,term,value,bare,outcomes"):
        read_lexicon(write(tmp_path, "kind,term,value\n"))


def test_a_list_that_cannot_be_used_is_one_problem_at_its_own_line(tmp_path: Path) -> None:
    project = tiny(tmp_path, seed="source: tiny\nlanguage: xx\nparagraphs: []\n", text="One.\n")
    write(tmp_path, "\n".join([*BARE, "cardinal,drei,drei,,"]))
    found = run_stages(project).problems
    (broken,) = (p for p in found if p.code == "vocabulary-file")
    assert (broken.file, broken.line) == ("seeds/lexicon/xx.csv", len(BARE) + 1)
    assert "'drei' is no number" in broken.message
    assert broken.hint == "CONTRIBUTING says what each kind of word is"
    assert {p.code for p in found} == {"vocabulary-file", "seed-missing", "evidence-missing", "paragraph-missing"}


def test_the_lists_of_a_record_stand_before_the_others(tmp_path: Path) -> None:
    own = write(tmp_path, "", "en")
    known = Project(tmp_path).lexicons
    assert known["en"] == own
    assert Project(tmp_path, second_pass=True).lexicons == known
    assert sorted(known) == LANGUAGES
    assert known["tr"] == PACKAGE_SCHEMAS / "lexicon/tr.csv"


def test_a_language_is_one_file(tmp_path: Path) -> None:
    """No code knows a language: an invented one is read, and its tokens found, with one file in the record's folder."""
    told = "  - casualties:\n    - {{id: {0}, exact: {1}, number: {1}, tally: t, victims_status: not_said}}\n".format
    seed = "source: tiny\nlanguage: xx\nparagraphs:\n- paragraph: 1\n  told:\n" + "".join(
        told(name, f'"{number}"') for name, number in (("a", "Dro mek"), ("b", "kel o en"), ("c", "3;000 ut"))
    )
    write(tmp_path, INVENTED)
    project = located(tmp_path, seed, INVENTED_TEXT)
    assert asked(project, "SELECT value, qualifier FROM casualties ORDER BY claim_id") == [
        (2000, "exact"),
        (31, "exact"),
        (3000, "more_than"),
    ]
    assert asked(project, "SELECT kind, text FROM tokens ORDER BY span_start, span_end") == [
        ("number", "Dro mek"),
        ("quotation", "Dro mek sag"),
        ("saying_word", "sag"),
        ("number", "kel o en"),
        ("harm_word", "mortu"),
        ("number", "3;000"),
        ("number", "3_5"),
    ]


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_german_thousand_is_never_read_as_three(language: str, tmp_path: Path) -> None:
    """The English lists, taken for German ones as they are, refuse what can be 3 or 3,000."""
    seed = f"source: tiny\nlanguage: {language}\nparagraphs:\n- paragraph: 1\n  told:\n  - casualties:\n"
    seed += "    - {id: fled, exact: About 3.000 people, number: About 3.000, tally: t, victims_status: not_said}\n"
    if language == "de":
        (tmp_path / "seeds/lexicon").mkdir(parents=True)
        shutil.copy(PACKAGE_SCHEMAS / "lexicon/en.csv", tmp_path / "seeds/lexicon/de.csv")
    project = located(tmp_path, seed, "About 3.000 people have fled.\n")
    assert unproven(project) == []
    assert asked(project, "SELECT value, low, high FROM casualties") == [(None, None, None)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_outcome_of_people_has_words_and_every_word_of_harm_is_known(language: str) -> None:
    words = lexicon(language).terms("harm").values()
    assert {outcome for word in words for outcome in word.outcomes} == set(CODES["outcomes"])


def test_turkish_capitals_are_folded_before_they_are_lowered() -> None:
    assert lexicon("tr").fold("İKİ ALTI’dan") == "iki altı'dan"
    assert lexicon("en").fold("İdlib") == "İdlib"
    assert all(len(lexicon(name).fold(text)) == len(text) for name in LANGUAGES for text in ("İI’ßΣ", "ﬁ İstanbul"))


@pytest.mark.parametrize("module", [lists, tokens])
def test_the_examples_in_the_docstrings_hold(module: ModuleType) -> None:
    assert doctest.testmod(module) == (0, 1)
