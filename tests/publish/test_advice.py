"""What a problem advises that is not the same for all of its code."""

from pathlib import Path

from etl.publish.checked import run_stages
from tests.conftest import looking_for
from tests.helpers_tiny import located

SEED = """\
- paragraph: 1
  told:
  - credit: the mayor of the old town said on Monday
    events:
    - {id: raid, exact: a raid at dawn, event: raid, status: claimed}
  - events:
    - {id: fire, exact: fire, event: fire, status: occurred}
- paragraph: 2
  set_aside:
  - {exact: all of us and our ten good old friends, kind: quotation, reason: other_sense}
  - {exact: raid, kind: harm_word, reason: other_sense}
"""
TEXT = """\
There was a raid at dawn, the mayor of the old town said on Monday, and a fire.

They were “all of us and our ten good old friends” in the raid, he told us.
"""


def test_an_article_repeated_too_much_names_its_longest_phrases_first(tmp_path: Path) -> None:
    """Of the 26 words outside quotation marks 15 are repeated; what stands between the marks counts for nothing."""
    project = located(tmp_path, SEED, TEXT)
    with looking_for("published-share"):
        found = [p for p in run_stages(project).problems if p.code == "published-share"]
    assert [p.value for p in found] == ["15 of 26"]
    assert [(p.file, p.line) for p in found] == [("seeds/sources/tiny.yml", 1)]
    assert found[0].hint is not None
    assert found[0].hint.endswith(
        "; words of the longest: 9 in line 6, 4 in line 8, 1 in line 10, 1 in line 14, 0 in line 13"
    )
