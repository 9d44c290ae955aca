"""Phrases and the text: what is told when they do not fit, and where."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Break, Edit
from helpers_tiny import RECORD, SEED, TEXT, brief, located, unproven

from etl.build.checked import run_stages
from etl.build.locating import locate_all
from etl.model.project import Project
from etl.problems import Problem

ARTICLE = "seeds/sources/river-post.yml"
POST = "articles/river-post.txt"
POST_RECORD = "seeds/evidence/river-post.json"


def claim(*exacts: str, paragraph: int = 1) -> str:
    """A paragraph in which phrases are set aside, one a line; the first stands in line 6, column 13 of its seed."""
    lines = "".join(f"  - {{exact: {exact}, kind: number, reason: calendar}}\n" for exact in exacts)
    return f"- paragraph: {paragraph}\n  set_aside:\n{lines}"


def told(root: Path, exact: str, text: str) -> list[Problem]:
    """What is said of one phrase in a text."""
    return unproven(located(root, claim(exact), text))


# ---- phrases that are not where their seed says -----------------------------------------------------------------------


def test_a_paragraph_that_was_put_in_moves_the_others(broken: Break) -> None:
    """Each phrase below it is told where it is typed, with the paragraph in which it now stands."""
    found = broken((POST, "Norland will send", "The weather was fine.\n\nNorland will send"))
    phrases = [p for p in found.problems if p.code == "phrase-not-found"]
    assert {p.file for p in phrases} == {ARTICLE}
    first = next(p for p in phrases if p.value == "its government" and p.table == "actor_names")
    source = (Path(__file__).with_name("small") / ARTICLE).read_text(encoding="utf-8").split("\n")
    assert (first.line, first.column) == (source.index("  - {actor: norland-government, name: its government}") + 1, 38)
    assert first.message == "'its government' is not in paragraph 9"
    assert first.hint == "it stands in paragraph 10"
    assert all((p.hint or "").startswith(("it stands in paragraph", "the nearest words")) for p in phrases)
    assert {p.code for p in found.problems} == {"phrase-not-found", "evidence-stale", "paragraph-missing"}
    assert found.told("evidence-stale") == [(POST_RECORD, 1, 1)]
    missing = next(p for p in found.problems if p.code == "paragraph-missing")
    assert missing.message == "paragraph 15 of the article is not in the seed"
    assert (missing.file, source[(missing.line or 0) - 1]) == (ARTICLE, "- paragraph: 1")


def test_a_paragraph_that_was_taken_out_is_unknown(broken: Break) -> None:
    found = broken((POST, "\n\nRead on for 1 coin a week.", ""), (ARTICLE, "- paragraph: 14\n", "- paragraph: ▶14\n"))
    assert found.told("paragraph-unknown") == found.places
    unknown = next(p for p in found.problems if p.code == "paragraph-unknown")
    assert unknown.message == "the article has 13 paragraphs; there is no paragraph 14"
    assert unknown.expected == "1 to 13"
    assert "phrase-not-found" not in {p.code for p in found.problems}


@pytest.mark.parametrize("number", ["0", "99", "-1"])
def test_a_paragraph_that_the_article_does_not_have(number: str, broken: Break) -> None:
    found = broken((ARTICLE, "- paragraph: 13\n", f"- paragraph: ▶{number}\n"))
    assert found.told("paragraph-unknown") == found.places
    assert [p.value for p in found.problems if p.code == "paragraph-missing"] == ["13"]


def test_a_credit_in_a_paragraph_that_the_article_does_not_have(broken: Break) -> None:
    found = broken((ARTICLE, "credit_paragraph: 10", "credit_paragraph: ▶44"))
    assert found.told("paragraph-unknown") == found.places
    unknown = next(p for p in found.problems if p.code == "paragraph-unknown")
    assert unknown.message == "the article has 14 paragraphs; the credit cannot stand in paragraph 44"


HINTS: dict[str, tuple[str, str, str]] = {
    "straight mark": ("the country's army", "the country’s army fled", "the article prints 'the country’s army'"),
    "typographic mark": (
        "the country’s army",
        "the country's army fled",
        '''the article prints "the country's army"''',
    ),
    "dash": ("10-15 men", "10–15 men fled", "the article prints '10–15 men'"),
    "capitals": ("the Army", "the army fled", "the article prints 'the army'"),
    "no-break space": ("33 men", "33\u00a0men fled", "the article prints '33\\xa0men'"),
    "double space": ("the army", "the  army fled", "the article prints 'the  army'"),
    "letters": ("the amry fled", "at dawn the army fled", "the nearest words there are 'the army fled'"),
    "part of a number": ("33", "330 men", "the nearest words there are '330'"),
    "nothing like it": ("a great storm", "x y", "copy the phrase from the article, character by character"),
}


@pytest.mark.parametrize("case", HINTS)
def test_the_hint_says_what_is_printed(case: str, tmp_path: Path) -> None:
    exact, text, hint = HINTS[case]
    [found] = told(tmp_path, json.dumps(exact, ensure_ascii=False), text)
    assert brief([found]) == [f"phrase-not-found {SEED}:6:13"]
    assert found.message == f"{exact!r} is not in paragraph 1"
    assert (found.hint or "").startswith(hint)
    assert (found.table, found.field, found.value) == ("set_aside", "exact", exact)


def test_a_changed_mark_is_told_with_what_is_printed(broken: Break) -> None:
    found = broken(
        (ARTICLE, "exact: deadliest attack on the country’s army", "exact: ▶deadliest attack on the country's army")
    )
    assert found.told("phrase-not-found") == found.places
    [problem] = found.problems
    assert problem.hint == "the article prints 'deadliest attack on the country’s army': copy its marks and capitals"


PHRASES: dict[str, Edit] = {
    "a name": (ARTICLE, "name: The Coast Observatory", "name: ▶The Shore Observatory"),
    "an epithet": (ARTICLE, "name: senior Norland official}", "name: senior Norland official, epithet: ▶kind}"),
    "a role": (ARTICLE, "name: senior Norland official}", "name: senior Norland official, role: ▶boss}"),
    "a credit": (ARTICLE, "credit: its government announced", "credit: ▶its government said"),
    "a credit elsewhere": (ARTICLE, "credit_paragraph: 10", "credit_paragraph: 10\n    credit_nth: ▶2"),
    "a quotation": (ARTICLE, "exact: no aircraft", "exact: ▶no airplane"),
    "a speaker's role": (ARTICLE, "exact: no aircraft\n", "exact: no aircraft\n      speaker_role: ▶General\n"),
    "a printed time": (ARTICLE, "time_as_printed: next week", "time_as_printed: ▶last week"),
    "a word set aside": (ARTICLE, "exact: two countries, kind", "exact: ▶three countries, kind"),
    "an error": (ARTICLE, "{exact: Eastfrod,", "{exact: ▶Eastfort,"),
}


@pytest.mark.parametrize("case", PHRASES)
def test_every_kind_of_phrase_is_looked_for(case: str, broken: Break) -> None:
    found = broken(PHRASES[case])
    assert found.told("phrase-not-found") == found.places, [p.message for p in found.problems]


def test_a_speakers_role_may_stand_where_the_credit_does(broken: Break) -> None:
    """A role is sought beside the quotation, then in the paragraph of the credit, and nowhere else."""
    here = "exact: no aircraft\n", "exact: no aircraft\n      speaker_role: ▶Coast Observatory\n"
    assert len(broken((ARTICLE, *here)).told("phrase-not-found")) == 1
    credit = "credit: Vesland denied\n    quotes", "credit: The Coast Observatory\n    credit_paragraph: 5\n    quotes"
    assert broken((ARTICLE, *credit)).told("phrase-not-found") == []


# ---- phrases that repeat ----------------------------------------------------------------------------------------------

REPEATS = "One dead here, one dead there, and at last one dead again."


def test_a_phrase_that_repeats_needs_nth(tmp_path: Path) -> None:
    [found] = told(tmp_path, "one dead", REPEATS)
    assert brief([found]) == [f"phrase-repeats {SEED}:6:13"]
    assert found.message == "'one dead' stands 2 times in paragraph 1"
    assert (
        found.hint
        == "add `nth: 1` or another (1: …One dead here, one dead there, and…; 2: …here, and at last …)".replace(
            "here, and at last …", "there, and at last one dead again.…"
        )
    )
    assert found.expected == "`nth` from 1 to 2"


@pytest.mark.parametrize(("nth", "start"), [(1, 15), (2, 43)])
def test_nth_tells_them_apart(nth: int, start: int, tmp_path: Path) -> None:
    project = located(tmp_path, claim(f"one dead, nth: {nth}"), REPEATS)
    assert unproven(project) == []
    [span] = json.loads((tmp_path / RECORD).read_text(encoding="utf-8"))["spans"]
    assert (span["nth"], span["span_start"], span["span_end"]) == (nth, start, start + 8)


@pytest.mark.parametrize("nth", [3, 0, -1])
def test_nth_that_there_is_not(nth: int, tmp_path: Path) -> None:
    [found] = told(tmp_path, f"one dead, nth: {nth}", REPEATS)
    assert brief([found]) == [f"phrase-not-found {SEED}:6:28"]
    assert found.message == f"'one dead' stands 2 times in paragraph 1; there is no number {nth}"
    assert (found.field, found.hint, found.expected) == ("nth", "write `nth: 2` or less", "1 to 2")


def test_two_records_of_one_phrase_share_its_span(tmp_path: Path) -> None:
    project = located(tmp_path, claim("at last", "at last"), REPEATS)
    assert unproven(project) == []
    assert len(json.loads((tmp_path / RECORD).read_text(encoding="utf-8"))["spans"]) == 1


@pytest.mark.parametrize("mark", ["credit", "name", "time"])
def test_nth_is_asked_for_where_the_place_is_published(mark: str, tmp_path: Path) -> None:
    """A credit that repeats needs credit_nth; a name or a printed time has no place of its own."""
    seed = {
        "credit": "- paragraph: 1\n  told:\n  - credit: one dead\n    claimant: x\n",
        "name": "- paragraph: 1\n  names:\n  - {actor: x, name: one dead}\n",
        "time": "- paragraph: 1\n  told:\n  - events:\n    - {id: x, exact: One, status: y, time_as_printed: one dead}\n",
    }[mark]
    found = unproven(located(tmp_path, seed, REPEATS))
    assert brief(found) == ([f"phrase-repeats {SEED}:6:13"] if mark == "credit" else [])
    assert not found or (found[0].hint or "").startswith("add `credit_nth: 1` or another")


# ---- letters ----------------------------------------------------------------------------------------------------------

WHOLE_WORDS = [
    ("33", "330 men", False),
    ("33", "133 men", False),
    ("33", "33 men", True),
    ("33", "(33)", True),
    ("33", "33.5", True),
    ("the men", "the mention", False),
    ("men", "women", False),
    ("men", "men’s", True),
    ("“no", "“no”", True),
    ("no”", "“no”", True),
    ("kad", "kadın", False),
    ("sang", "sang\u0303 so", False),  # a letter that is not composed
    ("قتل", "قتلوا", False),
    ("قتل", "وقتل", False),
    ("قتل", "قتل ثلاثة", True),
    ("قتل", "قتلَ", False),  # a vowel mark belongs to the word
    ("कर", "करी", False),
    ("कर", "कर", True),
]


@pytest.mark.parametrize(("exact", "text", "there"), WHOLE_WORDS)
def test_a_phrase_is_found_as_whole_words(exact: str, text: str, there: bool, tmp_path: Path) -> None:
    found = told(tmp_path, json.dumps(exact, ensure_ascii=False), f"x {text} x")
    assert [p.code for p in found] == ([] if there else ["phrase-not-found"])


def rows(project: Project) -> list[tuple[object, ...]]:
    checked = run_stages(project)
    sql = "SELECT exact, span_start, span_end FROM set_aside ORDER BY span_start"
    return checked.tables.con.execute(sql).fetchall()


def test_a_text_with_loose_accents_is_read_as_if_they_were_composed(tmp_path: Path) -> None:
    """The article is in form D, the seed in form C; offsets count the composed text, columns the file's characters."""
    text = "Re\u0301sume\u0301: 33 de\u0301ce\u0301de\u0301s, dit-il.\n"
    seed = claim("33 d\u00e9c\u00e9d\u00e9s", "R\u00e9sum\u00e9")
    project = located(tmp_path, seed, text)
    assert unproven(project) == []
    assert rows(project) == [("Résumé", 0, 6), ("33 décédés", 8, 18)]
    [number] = json.loads((tmp_path / RECORD).read_text(encoding="utf-8"))["tokens"]
    assert (number["span_start"], number["span_end"]) == (8, 10)
    assert text[number["column"] - 1 :].startswith("33")


@pytest.mark.parametrize("form", ["Résumé", "Re\u0301sume\u0301"])
def test_a_seed_may_be_typed_in_either_form(form: str, tmp_path: Path) -> None:
    for number, text in enumerate(("Résumé", "Re\u0301sume\u0301")):
        assert told(tmp_path / str(number), form, text) == []


def test_letters_that_the_normal_form_takes_apart_do_not_shift_columns(tmp_path: Path) -> None:
    """U+0958 becomes two characters in form C, so the text is longer than the file."""
    text = "\u0958\u0958\u0958 33 x\n"
    project = located(tmp_path, claim("33"), text)
    assert unproven(project) == []
    assert rows(project) == [("33", 7, 9)]
    assert json.loads((tmp_path / RECORD).read_text(encoding="utf-8"))["tokens"][0]["column"] == 5


def test_dotted_and_dotless_i_are_two_letters(tmp_path: Path) -> None:
    text = "İstanbul’da ısınan kadın ile İngiliz elçisi ‘kırk’ kişiyi gördü.\n"
    for number, (exact, there) in enumerate(
        {"ısınan": True, "isinan": False, "İngiliz": True, "Ingiliz": False}.items()
    ):
        found = told(tmp_path / str(number), exact, text)
        assert [p.code for p in found] == ([] if there else ["phrase-not-found"])
    project = located(tmp_path / "spans", claim("kadın", "İngiliz elçisi", "kırk"), text)
    assert rows(project) == [
        (word, text.index(word), text.index(word) + len(word)) for word in ("kadın", "İngiliz elçisi", "kırk")
    ]


def test_text_that_runs_from_right_to_left_is_counted_as_it_is_stored(tmp_path: Path) -> None:
    text = "  قالت الوزارة «قُتل ٣٣ جنديا» في الغارة.\n"
    project = located(tmp_path, claim("قُتل ٣٣ جنديا", "الوزارة", "الغارة"), text)
    assert unproven(project) == []
    stripped = text.strip()
    words = ("الوزارة", "قُتل ٣٣ جنديا", "الغارة")
    assert rows(project) == [(word, stripped.index(word), stripped.index(word) + len(word)) for word in words]
    tokens = json.loads((tmp_path / RECORD).read_text(encoding="utf-8"))["tokens"]
    assert [(t["kind"], text[t["column"] - 1]) for t in tokens] == [("quotation", "ق"), ("number", "٣")]


def test_byte_order_mark_and_line_ends_do_not_matter(tmp_path: Path) -> None:
    """The record is the same but for the lines, whatever ends them; blank lines hold no paragraph."""
    records = []
    for number, (mark, end) in enumerate([("", "\n"), ("\ufeff", "\r\n"), ("", "\r")]):
        root = tmp_path / str(number)
        content = f"{mark}Two dead.{end}{end}  Five\thurt. {end}{end}{end}"
        project = located(root, claim("Two") + claim("Five\thurt", paragraph=2), content)
        assert unproven(project) == []
        records.append(json.loads((root / RECORD).read_text(encoding="utf-8")))
    assert records[0] == records[1] == records[2]
    assert [(p["line"], p["span_start"], p["span_end"]) for p in records[0]["paragraphs"]] == [(1, 0, 9), (3, 10, 20)]


# ---- words that nothing covers ----------------------------------------------------------------------------------------


def test_a_token_that_nothing_covers_is_told_in_the_article(broken: Break) -> None:
    found = broken(
        (ARTICLE, "  set_aside:\n  - {exact: 1 coin, kind: number, reason: subscription}\n", ""),
        (POST, "Read on for 1 coin", "Read on for ▶1 coin"),
    )
    assert found.told("token-uncovered") == found.places == [(POST, 27, 13)]
    told_ = next(p for p in found.problems if p.code == "token-uncovered")
    assert told_.message == "the number '1' in paragraph 14 is neither recorded nor set aside"


COVER: dict[str, tuple[str, str, list[str]]] = {
    # what is left of "“No,” said the men, accusing 12 of killing 3." by what is recorded
    "nothing": ("[]", "", ["quotation", "saying_word", "saying_word", "number", "harm_word", "number"]),
    "credit before its claim": (
        "attributions:\n    - {id: x, exact: killing 3}",
        "credit: “No",
        ["quotation", "number", "number"],
    ),
    "credit after its claim": (
        "attributions:\n    - {id: x, exact: “No}",
        "credit: accusing 12",
        ["quotation", "number", "harm_word", "number"],
    ),
    "credit alone": (
        "quotes:\n    - {id: x, exact: 'No,', kind: full, topic: x}",
        "credit: said",
        ["number", "harm_word", "number"],
    ),
}


def left(
    root: Path, told_: str, credit: str = "", text: str = "“No,” said the men, accusing 12 of killing 3."
) -> list[str]:
    body = f"    {told_}\n" if told_ != "[]" else ""
    first = f"  - {credit}\n" if credit else "  - medium: ~\n"
    project = located(root, f"- paragraph: 1\n  told:\n{first}{body}", text)
    con = run_stages(project).tables.con
    return [
        r[0]
        for r in con.execute(
            "SELECT kind FROM token_cover WHERE NOT recorded AND NOT set_aside ORDER BY token"
        ).fetchall()
    ]


def test_what_covers_a_word_of_saying(tmp_path: Path) -> None:
    """A word of saying between a claim and its credit is recorded, whichever comes first; elsewhere it is not."""
    text = "Men said that the army denied it; others said no."
    blame = "attributions:\n    - {id: x, exact: the army}"
    both = "credit: Men\n    claimant: x"
    after = "credit: others\n    claimant: x"
    assert left(tmp_path / "0", blame, text=text) == ["saying_word", "saying_word", "saying_word"]
    assert left(tmp_path / "1", blame, both, text=text) == ["saying_word", "saying_word"]  # denied, and others said
    assert left(tmp_path / "2", blame, after, text=text) == ["saying_word", "saying_word"]  # said, and said no
    wide = "attributions:\n    - {id: x, exact: the army denied it}"
    assert left(tmp_path / "3", wide, "credit: Men said\n    claimant: x", text=text) == ["saying_word"]
    assert left(tmp_path / "4", wide, "credit: others said\n    claimant: x", text=text) == ["saying_word"]


def test_a_credit_in_another_paragraph_covers_nothing_between(tmp_path: Path) -> None:
    text = "Men said so.\n\nThe army denied it, they said."
    seed = (
        "- paragraph: 1\n- paragraph: 2\n  told:\n  - credit: Men\n    claimant: x\n    credit_paragraph: 1\n"
        "    attributions:\n    - {id: x, exact: The army}\n"
    )
    con = run_stages(located(tmp_path, seed, text)).tables.con
    rows_ = con.execute("SELECT paragraph, text FROM token_cover WHERE NOT recorded ORDER BY token").fetchall()
    assert rows_ == [(1, "said"), (2, "denied"), (2, "said")]


NUMBER_COVER = [
    ("casualties:\n    - {id: x, exact: EXACT, tally: t, victims_status: civilian}", True),
    ("figures:\n    - {id: x, exact: EXACT, measure: m, subject: s, unit: item, scope: event}", True),
    ("events:\n    - {id: x, exact: EXACT, status: occurred}", True),
    ("events:\n    - {id: x, exact: fell, status: occurred, time_as_printed: EXACT}", True),
    ("attributions:\n    - {id: x, exact: EXACT}", False),
    ("quotes:\n    - {id: x, exact: EXACT, kind: full, topic: x}", False),
]


@pytest.mark.parametrize(("record", "covers"), NUMBER_COVER)
def test_what_covers_a_number(record: str, covers: bool, tmp_path: Path) -> None:
    assert left(tmp_path, record.replace("EXACT", "12 of them"), text="Then 12 of them fell.") == (
        [] if covers else ["number"]
    )
    assert left(tmp_path / "x", record.replace("EXACT", "of them"), text="Then 12 of them fell.") == ["number"]


@pytest.mark.parametrize(
    ("exact", "covers"), [("'No, never'", True), ("'No'", False), ("'He said “No, never”'", False)]
)
def test_a_pair_of_marks_bounds_a_quotation(exact: str, covers: bool, tmp_path: Path) -> None:
    record = f"quotes:\n    - {{id: x, exact: {exact}, kind: full, topic: x}}"
    assert ("quotation" not in left(tmp_path, record, text="He said “No, never” then.")) == covers


# ---- the record without the text --------------------------------------------------------------------------------------


def without_text(small: Project, *, named: bool = False) -> Project:
    (small.root / POST).unlink()
    return replace(small, texts_required=named)


def test_without_the_text_everything_works_and_a_warning_says_so(small: Project) -> None:
    checked = run_stages(without_text(small))
    assert brief(checked.problems) == [f"not-verified {ARTICLE}:1:9"]
    assert not checked.failed
    assert checked.gathered.verified == set()
    verified = run_stages(Project(Path(__file__).with_name("small"), Path(__file__).with_name("small") / "articles"))
    for table in checked.model:
        sql = f'SELECT * FROM "{table.name}" ORDER BY ALL'
        assert checked.tables.con.execute(sql).fetchall() == verified.tables.con.execute(sql).fetchall()


def test_a_folder_of_texts_that_was_named_must_hold_them_all(small: Project) -> None:
    checked = run_stages(without_text(small, named=True))
    assert brief(checked.problems) == [f"text-missing {ARTICLE}:1:9"]
    assert checked.failed


def test_without_a_folder_of_texts(small: Project) -> None:
    assert brief(run_stages(replace(small, articles=None)).problems) == [f"not-verified {ARTICLE}:1:9"]


Alter = Callable[[dict[str, list[dict[str, object]]]], object]


def altered(small: Project, change: Alter, *, text: bool = False) -> list[Problem]:
    """What is said after a change of the record, the text being away."""
    path = small.root / POST_RECORD
    record = json.loads(path.read_text(encoding="utf-8"))
    change(record)
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    problems = run_stages(small if text else without_text(small)).problems
    return [p for p in problems if p.code != "not-verified"]


def span(record: dict[str, list[dict[str, object]]], exact: str) -> dict[str, object]:
    return next(s for s in record["spans"] if s["exact"] == exact)


def test_a_phrase_that_the_record_does_not_hold_is_told_at_its_seed_line(small: Project) -> None:
    source = (small.root / ARTICLE).read_text(encoding="utf-8").split("\n")
    line = source.index("      exact: no aircraft") + 1
    found = altered(small, lambda record: record["spans"].remove(span(record, "no aircraft")))
    assert brief(found)[0] == f"evidence-missing {ARTICLE}:{line}:14"
    assert found[0].message == "the evidence record holds no 'no aircraft' in paragraph 6"
    assert found[0].hint == "run `etl locate` with the article texts at hand"
    assert "required" not in {p.code for p in found}


def test_a_new_phrase_without_the_text(small: Project) -> None:
    path = small.root / ARTICLE
    path.write_text(path.read_text(encoding="utf-8").replace("exact: no aircraft", "exact: aircraft"), encoding="utf-8")
    found = [p for p in run_stages(without_text(small)).problems if p.code.startswith("evidence")]
    assert [(p.code, p.file, p.value) for p in found] == [
        ("evidence-stale", POST_RECORD, "no aircraft"),
        ("evidence-missing", ARTICLE, "aircraft"),
    ]


CONFLICTS: dict[str, tuple[Alter, str]] = {
    "longer than its span": (lambda r: span(r, "no aircraft").update(span_end=5), "does not fit its paragraph"),
    "before its paragraph": (
        lambda r: span(r, "no aircraft").update(span_start=0, span_end=11),
        "does not fit its paragraph",
    ),
    "in no paragraph": (lambda r: r["paragraphs"].pop(), "does not fit its paragraph"),
    "empty": (
        lambda r: r["spans"].append(
            span(r, "no aircraft") | {"exact": "", "span_end": span(r, "no aircraft")["span_start"]}
        ),
        "does not fit",
    ),
    "against another": (
        lambda r: r["spans"].append(span(r, "no aircraft") | {"exact": "no airplane"}),
        "contradicts another phrase at its place",
    ),
}


@pytest.mark.parametrize("case", CONFLICTS)
def test_a_record_that_contradicts_itself(case: str, small: Project) -> None:
    change, told_ = CONFLICTS[case]
    found = [p for p in altered(small, change) if p.code == "evidence-conflict"]
    assert brief(found) == [f"evidence-conflict {POST_RECORD}:1:1"]
    assert told_ in found[0].message


def test_a_phrase_that_no_seed_quotes(small: Project) -> None:
    spare = {"paragraph": 14, "exact": "a week", "nth": 1}
    start = (Path(__file__).with_name("small") / POST).read_text(encoding="utf-8").replace("\n\n", "\n").index("a week")
    found = altered(small, lambda r: r["spans"].append({**spare, "span_start": start, "span_end": start + 6}))
    assert brief(found) == [f"evidence-stale {POST_RECORD}:1:1"]
    assert found[0].message == "the record holds 'a week', which no seed quotes"


@pytest.mark.parametrize("text", [True, False])
def test_a_record_without_a_seed(text: bool, small: Project) -> None:
    other = small.root / "seeds/evidence/hill-post.json"
    other.write_bytes((small.root / POST_RECORD).read_bytes())
    found = altered(small, lambda _: None, text=text)
    assert brief([p for p in found if p.code == "evidence-orphan"]) == [
        "evidence-orphan seeds/evidence/hill-post.json:1:1"
    ]


@pytest.mark.parametrize("text", [True, False])
@pytest.mark.parametrize(
    ("content", "told_"),
    [
        ("{", "cannot be read"),
        ("<<<<<<< HEAD", "cannot be read"),
        ("[]", "cannot be read"),
        ('{"source_id": "river-post"}', "cannot be read"),
        (
            '{"source_id": "x", "text_sha256": "", "paragraphs": [{"a": 1}], "spans": [], "tokens": []}',
            "cannot be read",
        ),
        ('{"source_id": "x", "text_sha256": "", "paragraphs": [], "spans": [], "tokens": []}', "is the record of 'x'"),
    ],
)
def test_a_record_that_cannot_be_read(content: str, told_: str, text: bool, small: Project) -> None:
    (small.root / POST_RECORD).write_text(content, encoding="utf-8")
    problems = run_stages(small if text else without_text(small)).problems
    assert brief(problems)[0] == f"evidence-missing {POST_RECORD}:1:1"
    assert told_ in problems[0].message
    assert {p.code for p in problems} == {"evidence-missing"}


def test_a_record_that_is_missing(small: Project) -> None:
    (small.root / POST_RECORD).unlink()
    assert brief(run_stages(small).problems) == [f"evidence-missing {ARTICLE}:1:9"]


# ---- the record against the text --------------------------------------------------------------------------------------

STALE: dict[str, tuple[Alter, str]] = {
    "fingerprint": (lambda r: r.update(text_sha256=["0"]), "its fingerprint"),
    "a phrase too few": (
        lambda r: r["spans"].remove(span(r, "no aircraft")),
        "1 new phrases, the first 'no aircraft' in paragraph 6",
    ),
    "a phrase too many": (
        lambda r: r["spans"].append({"paragraph": 14, "exact": "x", "nth": 1, "span_start": 0, "span_end": 1}),
        "1 phrases no seed quotes, the first 'x' in paragraph 14",
    ),
    "a token too few": (lambda r: r["tokens"].pop(), "its tokens: the word lists have changed"),
    "another extent": (lambda r: r["paragraphs"][0].update(words=99), "its paragraphs"),
}


@pytest.mark.parametrize("case", STALE)
def test_a_record_that_differs_from_the_text(case: str, small: Project) -> None:
    change, told_ = STALE[case]
    found = altered(small, change, text=True)
    assert brief(found) == [f"evidence-stale {POST_RECORD}:1:1"]
    assert told_ in found[0].message
    assert found[0].hint == "run `etl locate` and commit the record"


def test_locating_mends_the_record(small: Project) -> None:
    before = (small.root / POST_RECORD).read_bytes()
    (small.root / POST_RECORD).write_text("{", encoding="utf-8")
    assert locate_all(small) == (1, [])
    assert (small.root / POST_RECORD).read_bytes() == before
    assert not list((small.root / "seeds/evidence").glob("*.draft"))


def test_locating_without_texts_says_so(small: Project) -> None:
    written, problems = locate_all(without_text(small))
    assert written == 0
    assert [(p.code, p.message) for p in problems if p.file is None] == [
        ("not-verified", "there are no texts in articles")
    ]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", "é".encode("latin-1")])
def test_an_article_that_cannot_be_read(content: bytes, small: Project) -> None:
    (small.root / POST).write_bytes(content)
    problems = run_stages(small).problems
    assert brief([p for p in problems if p.code == "article-unreadable"]) == [f"article-unreadable {POST}:1:1"]
    assert {p.code for p in problems} == {"article-unreadable"}


def test_an_empty_article(tmp_path: Path) -> None:
    found = unproven(located(tmp_path, claim("x"), "\n \n"))
    assert brief(found) == [f"paragraph-unknown {SEED}:4:14"]


def test_the_article_is_named_as_people_would_type_it(tmp_path: Path) -> None:
    project = located(tmp_path, "- paragraph: 1\n", "33")
    checked = run_stages(project)
    assert [(p.file, p.line, p.column) for p in checked.problems if p.code == "token-uncovered"] == [(TEXT, 1, 1)]
