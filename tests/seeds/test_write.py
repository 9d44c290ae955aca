"""Records written into seed files: at their place, and of what stands there nothing else."""

import pytest
import yaml

from etl.model.project import PACKAGE_SCHEMAS
from etl.model.tables import load_model
from etl.seeds.write import Addition, CannotAddError, add_records, record_text

FORMS = load_model(PACKAGE_SCHEMAS).forms
NEW = "- actor: miller\n  name:\n"
SORTED = "# The people\n- actor: baker\n  name: B\n# Those who came later\n- {actor: smith, name: S}\n"


def added(text: str, *items: str, owner: str | None = None) -> tuple[str, list[int]]:
    additions = [Addition(item, owner, owner and "positions") for item in items]
    return add_records(text, additions, "actor")


# ---- records ---------------------------------------------------------------------------------------------------------


def test_a_record_has_the_keys_of_its_form_and_those_it_needs_stand_empty() -> None:
    assert record_text(FORMS.by_name["actor"], {"side": "norland", "actor_id": "navy"}) == (
        "- actor: navy\n  name:\n  kind:\n  side: norland\n"
    )


def test_a_list_stands_in_its_record() -> None:
    position = record_text(FORMS.by_name["position"], {"position_no": 1, "answer": "12", "paragraph": 3})
    assert position == '- position_no: 1\n  answer: "12"\n  source:\n  paragraph: 3\n'
    text = record_text(FORMS.by_name["disagreement"], {"disagreement_id": "toll"}, {"positions": position})
    assert text.startswith("- disagreement: toll\n  question:\n")
    assert text.endswith('  positions:\n  - position_no: 1\n    answer: "12"\n    source:\n    paragraph: 3\n')


@pytest.mark.parametrize(
    "value",
    [
        "12",
        "no",
        "Null",
        "~",
        "",
        " a",
        "a: b",
        "a #b",
        "- a",
        "“Şehit”",
        "it’s",
        'a "b"',
        "a\\b",
        "[a]",
        "@a",
        "1e5",
        "2020-01-01",
        "a\nb",
    ],
)
def test_any_text_is_read_as_it_was(value: str) -> None:
    text = record_text(FORMS.by_name["actor"], {"actor_id": "a", "name": value, "kind": "person", "side": "x"})
    assert yaml.safe_load(text)[0]["name"] == value


# ---- places ----------------------------------------------------------------------------------------------------------


def test_ids_that_are_in_order_stay_in_order() -> None:
    text, lines = added(SORTED, NEW, "- actor: abbot\n", "- actor: tailor\n")
    assert text == (
        "# The people\n- actor: abbot\n- actor: baker\n  name: B\n- actor: miller\n  name:\n"
        "# Those who came later\n- {actor: smith, name: S}\n- actor: tailor\n"
    )
    assert lines == [5, 2, 9]


def test_several_between_two_are_in_order_too() -> None:
    text, lines = added(SORTED, "- actor: nun\n", NEW, "- actor: monk\n")
    assert text.index("miller") < text.index("monk") < text.index("nun") < text.index("# Those")
    assert lines == [7, 4, 6]


@pytest.mark.parametrize(
    ("before", "between"),
    [
        ("- actor: smith\n- actor: baker\n", ""),
        ("- actor: smith\n- actor: baker", "\n"),
        ("- actor: smith\n- actor: baker\n  note: >-\n    a\n    b\n\n# The end\n", ""),
        ("- actor: only\n", ""),
        ("# Nobody yet\n", ""),
        ("", ""),
    ],
)
def test_elsewhere_they_stand_at_the_end(before: str, between: str) -> None:
    text, lines = added(before, NEW, "- actor: abbot\n")
    assert text == before + between + NEW + "- actor: abbot\n"
    first = (before + between).count("\n") + 1
    assert lines == [first, first + 2]


@pytest.mark.parametrize(
    ("before", "after"), [("[]\n", NEW), ("[]", NEW), ("# a\n[] # b\n# c\n", f"# a\n# b\n# c\n{NEW}")]
)
def test_an_empty_list_makes_room(before: str, after: str) -> None:
    assert added(before, NEW)[0] == after


def test_lines_keep_their_ends_and_their_indentation() -> None:
    assert added("  - actor: smith\r\n  - actor: baker\r\n", NEW)[0] == (
        "  - actor: smith\r\n  - actor: baker\r\n  - actor: miller\r\n    name:\r\n"
    )


def test_a_dash_on_a_line_of_its_own_belongs_to_its_record() -> None:
    text, _ = added("- actor: baker\n-\n  actor: smith\n", NEW)
    assert text == f"- actor: baker\n{NEW}-\n  actor: smith\n"


LISTED = """\
- actor: smith
  positions:
  - {no: 1}
  - no: 2
    note: >-
      folded

  # What else is known
  name: S
- actor: baker
"""


def test_an_item_stands_behind_the_last_of_its_list() -> None:
    text, lines = added(LISTED, "- no: 3\n  note:\n", owner="smith")
    assert text == LISTED.replace("folded\n", "folded\n  - no: 3\n    note:\n")
    assert lines == [7]


def test_an_item_stands_behind_the_last_of_a_file() -> None:
    text = "- actor: smith\n  positions:\n    - {no: 1,\n       x: 2}"
    assert added(text, "- no: 3\n", owner="smith")[0] == f"{text}\n    - no: 3\n"


# ---- what cannot be done ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "owner", "told"),
    [
        ("[{actor: smith}]\n", None, "1: the file is no list whose items start with a dash"),
        ("actor: smith\n", None, "1: the file is no list whose items start with a dash"),
        ("# a\n- actor: smith\n  positions: [{no: 1}]\n", "smith", "3: 'positions' of 'smith' is no list whose items"),
        ("- actor: smith\n", "smith", "1: 'positions' of 'smith' is no list whose items"),
        ("- actor: smith\n...\n", None, "1: the file is no YAML"),
        ("- actor: [smith\n", None, "1: the file is no YAML"),
    ],
)
def test_a_file_to_which_no_line_can_be_added_is_refused(text: str, owner: str | None, told: str) -> None:
    with pytest.raises(CannotAddError) as refused:
        added(text, NEW, owner=owner)
    assert str(refused.value).startswith(told)
