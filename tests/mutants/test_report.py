"""The page: sums worked by hand, weights by how many values a key has, and every class that passes with its reason."""

from gettext import NullTranslations

import pytest

from etl.model.project import Project
from etl.model.tongue import spoken
from etl.mutants.choose import DELETED, Chosen, Mutant
from etl.mutants.report import as_line, as_page, measure, read_reasons, unexplained
from etl.mutants.trial import SLOW, Outcome
from etl.mutants.values import TEXT

TOLD, PASSED = Outcome(("reference", "tally-agrees")), Outcome(())
AT_LINE, STALE = Outcome(("reference",), at_line=True), Outcome(("evidence-stale",))

OUTCOMES = {
    "tally.outcome": [TOLD, PASSED],  # 10 values: a half
    "quote.exact": [STALE, AT_LINE, STALE, Outcome((SLOW,))],  # 30 values: three quarters; a quarter once located
    "link.basis": [PASSED] * 6,  # 60 values: none
}
SORTS = {"tally.outcome": "code", "quote.exact": "phrase", "link.basis": "code"}


def mutant(sort: str, name: str, nth: int) -> Mutant:
    return Mutant(sort, name, "another term", "a.yml", 1, "a", "b", 0, 1, "b", f"{sort}{name}{nth}")


COUNTED = {mutant(SORTS[name], name, n): one for name, found in OUTCOMES.items() for n, one in enumerate(found)}
APART = {mutant(TEXT, "tally.note", 0): PASSED, mutant(DELETED, "link", 0): TOLD}
CHOSEN = Chosen(
    list(COUNTED), list(APART), {"tally.outcome": 10, "quote.exact": 30, "link.basis": 60, "tally.note": 5},
    frozenset({"tally.outcome", "quote.exact"}), ["source.language"],
)  # fmt: skip
MEASURED = measure(CHOSEN, [*COUNTED, *APART], {m.id: one for m, one in (COUNTED | APART).items()})


def page(small: Project, reasons: dict[str, str] | None = None) -> str:
    return as_page(MEASURED, reasons or {}, small, texts=True)


def test_shares_are_weighted_by_how_many_values_a_key_has() -> None:
    assert MEASURED.share(OUTCOMES) == pytest.approx((10 * 1 / 2 + 30 * 3 / 4) / 100)
    assert MEASURED.share(CHOSEN.twice) == pytest.approx((10 * 1 / 2 + 30 * 3 / 4) / 40)
    assert MEASURED.share(OUTCOMES, "located") == pytest.approx((10 * 1 / 2 + 30 * 1 / 4) / 100)
    assert MEASURED.share(["tally.period"]) is None


def test_the_page_holds_the_sums(small: Project) -> None:
    lines = page(small).splitlines()
    assert "| all | 100 | 12 | 4 | 1 | 33.3 % | 27.5 % | 12.5 % |" in lines
    assert "| in fields that both passes code | 40 | 6 | 4 | 1 | 66.7 % | 68.8 % | 31.2 % |" in lines
    assert "| in fields that one pass codes | 60 | 6 | 0 | 0 | 0.0 % | 0.0 % | 0.0 % |" in lines
    assert "| printed phrases | 30 | 4 | 3 | 1 | 75.0 % | 75.0 % | 25.0 % |" in lines
    assert not [line for line in lines if line.startswith("| dates |")]
    assert "Of 1 the check did not end in time; they count as not told." in lines
    assert as_line(MEASURED) == (
        "4 of 12 false values told (33.3 %), 1 at the line; weighted 27.5 %, in fields that both passes code 68.8 %"
    )


def test_the_page_says_of_each_key_what_tells_it(small: Project) -> None:
    lines = page(small).splitlines()
    assert "| quote.exact | 30 | 4 | 3 | 1 | 1 | evidence-stale 2, reference 1 |" in lines
    assert "| tally.outcome | 10 | 2 | 1 | 0 | 1 | reference 1, tally-agrees 1 |" in lines


def test_free_text_and_deletions_are_told_apart(small: Project) -> None:
    text = page(small)
    assert "| tally.note | 1 | 0 | 0 |  |" in text.split("### Free text")[1]
    assert "| link | 1 | 1 | 0 | reference 1, tally-agrees 1 |" in text.split("### Records deleted")[1]
    assert "### Records typed twice" not in text


def test_the_page_is_in_the_language_that_is_spoken(small: Project) -> None:
    class French(NullTranslations):
        def gettext(self, message: str) -> str:
            known = {"printed phrases": "passages imprimés", "By key": "Par clé", "what was done": "ce qui a été fait"}
            return known.get(message, message)

    with spoken(French()):
        text = page(small)
    assert {"| passages imprimés | 30 | 4 | 3 | 1 | 75.0 % | 75.0 % | 25.0 % |", "## Par clé"} <= {*text.splitlines()}
    assert "| key | passed | of | ce qui a été fait | why |" in text
    assert "printed phrases" in page(small)


def test_what_passes_stands_with_its_reason_and_a_class_without_one_is_named(small: Project) -> None:
    assert unexplained(MEASURED, {}) == ["link.basis"]
    assert "nobody has said why: **link.basis**." in page(small)
    explained = page(small, {"link.basis": "It is | judgement."})
    assert "nobody has said why" not in explained
    assert "| link.basis | 6 | 6 | another term | It is \\| judgement. |" in explained
    assert "| tally.outcome | 1 | 2 | another term |  |" in explained


def test_reasons_are_read_for_the_keys_they_name(small: Project) -> None:
    assert read_reasons(small, CHOSEN) == {}
    file = small.seeds / "mutants.yml"
    file.write_text("- keys: [link.basis, tally.outcome]\n  reason: >-\n    It is\n    judgement.\n", encoding="utf-8")
    assert read_reasons(small, CHOSEN) == dict.fromkeys(("link.basis", "tally.outcome"), "It is judgement.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- keys: [link.bases]\n  reason: None.\n", "no value stands under link.bases"),
        ("- keys: [link.basis]\n", "it is a list of entries with `keys`"),
        ("link.basis: None.\n", "it is a list of entries with `keys`"),
        ("- keys: [\n", "it is a list of entries with `keys`"),
    ],
)
def test_reasons_that_cannot_be_read_are_told_with_their_file(small: Project, text: str, told: str) -> None:
    (small.seeds / "mutants.yml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"seeds/mutants\.yml: ") as error:
        read_reasons(small, CHOSEN)
    assert told in str(error.value)
