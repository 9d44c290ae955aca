"""What says that a seed is a draft, in files that are YAML and in files that are none."""

from pathlib import Path

import pytest

from etl.model.drafts import says_draft

SAYS = {
    "state: draft\n": True,
    "source: a\r\nstate: 'draft'\r\n": True,
    "drafted: a guess\n": True,
    "state: coded\nnote: a draft\n": False,
    "drafted: ~\nnote: a draft\n": False,
    "paragraphs:\n- drafted: a guess\n": False,
    # No YAML, with the mark above and below what is wrong.
    "state: draft\nparagraphs: [\n": True,
    "source: a: b\nstate: draft\n": True,
    "sourc river\nstate: draft\n": True,
    'title: "a\\qb"\nstate: draft\n': True,
    'title: "a "b" c"\nstate: draft\n': True,
    "title: \x01\nstate: draft\n": True,
    # A text in quotation marks speaks of drafts.
    'note: "open\nstate: draft\n': False,
    "note: 'open\nstate: draft": False,
    'note: "open\nstate: draft\ntitle: "x"\n': False,
    'note: "two lines,\nstate: draft\n  closed"\n': False,
    'note: "two lines,\n  closed"\nstate: draft\nparagraphs: [\n': True,
    'note: "open\ndrafted: a guess\n': False,
}


@pytest.mark.parametrize("text", SAYS)
def test_a_line_of_its_own_says_draft_and_no_line_of_a_quoted_text(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(text.encode())
    assert says_draft(path) == SAYS[text]
