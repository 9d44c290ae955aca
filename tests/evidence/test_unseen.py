"""What nobody sees and yet keeps a phrase from being found is named, on both sides."""

import json
from pathlib import Path

import pytest

from etl.evidence.unseen import unseen_difference
from tests.helpers_tiny import TEXT, brief, located, unproven

PRINTED = "They killed more than\u00a0300 terr\u200borists on the day"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("more than 300", "behind 'than' `exact` has a space, the article a no-break space (U+00A0)"),
        ("killed\u00a0more", "behind 'killed' `exact` has a no-break space (U+00A0), the article a space"),
        ("killed\u202fmore", "behind 'killed' `exact` has a narrow no-break space (U+202F), the article a space"),
        ("killed more\u200b", "behind 'more' `exact` has a zero width space (U+200B), the article nothing"),
        ("kil\u00adled", "behind 'kil' `exact` has a soft hyphen (U+00AD), the article nothing"),
        ("\ufeffkilled", "at the start `exact` has a zero width no-break space (U+FEFF), the article nothing"),
        ("terrorists", "behind 'terr' `exact` has nothing, the article a zero width space (U+200B)"),
        (
            "terr\u200dorists",
            "behind 'terr' `exact` has a zero width joiner (U+200D), the article a zero width space (U+200B)",
        ),
    ],
)
def test_the_first_difference_is_named(typed: str, told: str) -> None:
    assert unseen_difference(typed, PRINTED, "exact") == f"{told}: copy it from the article"


@pytest.mark.parametrize("typed", ["more than\u00a0300", "killed less", "Killed", "on  the", "\u200b", ""])
def test_what_differs_in_nothing_or_in_what_everybody_sees_is_not_named(typed: str) -> None:
    assert unseen_difference(typed, PRINTED, "exact") is None


SEED = "- paragraph: 1\n  names:\n  - {{actor: raid, name: {}}}\n"


def test_it_is_named_against_the_text_and_against_the_record(tmp_path: Path) -> None:
    project = located(tmp_path, SEED.format("the raid"), "It began with the raid of May.\n")
    seed = project.seeds / "sources" / "tiny.yml"
    seed.write_text(
        seed.read_text(encoding="utf-8").replace("the raid", json.dumps("the\u00a0raid", ensure_ascii=False)),
        encoding="utf-8",
    )
    hint = "behind 'the' `name` has a no-break space (U+00A0), the article a space: copy it from the article"
    [found] = [p for p in unproven(project) if p.code == "phrase-not-found"]
    assert found.hint == hint
    (project.root / TEXT).unlink()
    missing = [p for p in unproven(project) if p.code == "evidence-missing"]
    assert [p.hint for p in missing] == [hint], brief(missing)
