"""Other values and records in a seed file, of which every other character stays."""

from typing import Any

import pytest

from etl.seeds.edits import Edits, New, Path
from etl.seeds.rewrite import CannotRewriteError, rewrite
from tests.sheets.worked import changed

TEXT = """\
# head
# Group 1
- actor: a   # first
  name: A b
  # on kind
  kind: 'x'
  note: >-
    some words that are folded here and here
    over two lines.
  parts:
  - {part: q, role: "12"}
  # in between
  - {part: z}
# Group 2
- actor: b
  name: "B"

- {actor: c, name: C}  # last
# tail
"""
KEYS = ("actor", "name", "also", "kind", "note", "parts")
ORDERS: dict[Path, Any] = {(0,): KEYS, (1,): KEYS, (2,): KEYS, (0, "parts", 0): ("part", "more", "role")}


def after(text: str = TEXT, **what: Any) -> list[str]:
    return changed(text, rewrite(text, Edits(**what, orders=ORDERS)))


def test_nothing_is_changed_by_no_change() -> None:
    assert rewrite(TEXT, Edits()) == TEXT


def test_a_value_keeps_its_style_and_the_comment_behind_it() -> None:
    values = {(0,): {"actor": "d", "kind": "it's", "name": "A: b"}, (1,): {"name": "12"}, (2,): {"name": "D, e"}}
    assert after(values=values) == [
        "-- actor: a   # first",
        "-  name: A b",
        "+- actor: d   # first",
        '+  name: "A: b"',
        "-  kind: 'x'",
        "+  kind: 'it''s'",
        '-  name: "B"',
        '+  name: "12"',
        "-- {actor: c, name: C}  # last",
        '+- {actor: c, name: "D, e"}  # last',
    ]


def test_keys_that_go_leave_the_comments_above_them() -> None:
    values = {(0,): {"actor": None, "kind": None}, (0, "parts", 0): {"part": None}, (2,): {"name": None}}
    assert after(values=values) == [
        "-- actor: a   # first",
        "-  name: A b",
        "+- name: A b",
        "-  kind: 'x'",
        '-  - {part: q, role: "12"}',
        '+  - {role: "12"}',
        "-- {actor: c, name: C}  # last",
        "+- {actor: c}  # last",
    ]


def test_keys_that_come_stand_where_the_form_has_them() -> None:
    values = {(0,): {"also": "as well"}, (1,): {"note": "n", "kind": "k"}, (0, "parts", 0): {"more": 2}}
    assert after(values=values) == [
        "+  also: as well",
        '-  - {part: q, role: "12"}',
        '+  - {part: q, more: 2, role: "12"}',
        "+  kind: k",
        '+  note: "n"',
    ]


def test_a_record_goes_and_what_was_said_above_it_stays() -> None:
    assert after(removed={(1,)}) == ["-- actor: b", '-  name: "B"']
    assert after(removed={(0, "parts", 1)}) == ["-  - {part: z}"]
    assert after(removed={(0, "parts", 0), (0, "parts", 1)}) == [
        "-  parts:",
        '-  - {part: q, role: "12"}',
        "-  # in between",
        "-  - {part: z}",
    ]


def test_a_file_whose_records_all_go_is_a_list_of_none_and_gets_new_ones() -> None:
    empty = rewrite(TEXT, Edits(removed={(0,), (1,), (2,)}))
    assert empty == "# head\n# Group 1\n# Group 2\n\n[]\n# tail\n"
    assert after(empty, added={(): [New({"actor": "e"})]}) == ["-[]", "+- actor: e"]
    assert rewrite("# head\n", Edits(added={(): [New({"actor": "e"})]})) == "# head\n- actor: e\n"


def test_records_come_behind_those_of_their_list() -> None:
    added = {
        (0, "parts"): [New({"part": "w, e", "role": 5}, flow=True)],
        (1, "parts"): [New({"part": "p", "role": "a"})],
        (): [New({"actor": "0"}, {"parts": [New({"part": "y o"}, flow=True), New({}, {"more": [New({"x": "1a"})]})]})],
    }
    text = TEXT.replace("- actor: b", "- actor: z")
    assert after(text, added=added) == [
        '+  - {part: "w, e", role: 5}',
        "+  parts:",
        "+  - part: p",
        "+    role: a",
        '+- actor: "0"',
        "+  parts:",
        "+  - {part: y o}",
        "+  - more:",
        "+    - x: 1a",
    ]


def test_a_register_in_the_order_of_its_ids_and_a_numbered_list_stay_so() -> None:
    assert after("- id: a\n- id: c\n", added={(): [New({"id": "b"})]}) == ["+- id: b"]
    assert rewrite("- id: a\n- id: c\n", Edits(added={(): [New({"id": "b"})]})) == "- id: a\n- id: b\n- id: c\n"
    numbered = "- {no: 2}\n- {no: 10}\n"
    assert rewrite(numbered, Edits(added={(): [New({"no": 9})]})) == "- {no: 2}\n- no: 9\n- {no: 10}\n"


def test_a_record_in_braces_is_no_longer_than_a_line() -> None:
    fits = "w" * (120 - len("- {actor: }"))
    text = "- {actor: a}\n"
    assert rewrite(text, Edits(added={(): [New({"actor": fits}, flow=True)]})) == f"{text}- {{actor: {fits}}}\n"
    assert rewrite(text, Edits(added={(): [New({"actor": f"w{fits}"}, flow=True)]})) == f"{text}- actor: w{fits}\n"


def test_a_key_that_stood_empty_is_filled() -> None:
    text = "- actor: a\n  name:\n  kind: ~\n  parts:\n"
    changes = Edits({(0,): {"name": "x", "kind": "w"}}, {(0, "parts"): [New({"part": "q"})]}, orders=ORDERS)
    assert rewrite(text, changes) == "- actor: a\n  name: x\n  kind: w\n  parts:\n  - part: q\n"


def test_a_list_that_is_set_in_stays_set_in() -> None:
    text = "- actor: a\n  parts:\n    - part: q\n"
    assert after(text, added={(0, "parts"): [New({"part": "r"})]}) == ["+    - part: r"]


def test_the_ends_of_lines_and_of_the_file_stay() -> None:
    changes = Edits({(0,): {"name": "w"}}, orders=ORDERS)
    assert rewrite("- actor: a\r\n  name: x", changes) == "- actor: a\r\n  name: w"
    assert rewrite("\ufeff- actor: a\n  name: x\n", changes) == "\ufeff- actor: a\n  name: w\n"
    with pytest.raises(CannotRewriteError, match="end in two ways"):
        rewrite("- actor: a\r\n  name: x\n", changes)


def test_what_would_be_read_otherwise_is_refused() -> None:
    with pytest.raises(CannotRewriteError, match="1: a list in brackets; write its records with dashes"):
        rewrite("[{actor: a}]\n", Edits(added={(): [New({"actor": "b"})]}))
    with pytest.raises(CannotRewriteError, match="by hand"):
        rewrite("- {actor: a, parts: [{part: q}]}\n", Edits({(0, "parts", 0): {"part": "r"}}, orders=ORDERS))
    with pytest.raises(CannotRewriteError, match="no YAML"):
        rewrite("- {actor: a\n", Edits({(0,): {"actor": "r"}}, orders=ORDERS))
