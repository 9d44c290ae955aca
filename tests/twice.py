"""The small project, coded twice: what the tests of the second pass share."""

import re
import shutil
from pathlib import Path

from tests.builds import copy_small

SECOND = "seeds/second-pass"
SEED = f"{SECOND}/sources/river-post.yml"
REGISTERS = ("actors", "places", "events", "tallies", "origins", "utterances")
CODERS = """\
first: One reading from the first paragraph to the last.
second: Another, by one who had not seen the first.
alike: >-
  Both are automatic language models
  guided by one codebook.
"""

_ID = re.compile(
    r"\b(actor|place|event|tally|origin|utterance|member_of|part_of|responds_to|announced_in|claimant|on_behalf_of"
    r"|speaker|accused|victims|perpetrator|subject_id): ([a-z0-9-]+)"
)


def coded_twice(root: Path) -> Path:
    """A copy of the small project with a second pass that tells the same in ids of its own."""
    copy_small(root)
    code_again(root)
    return root


def code_again(root: Path) -> None:
    """Give a copy of the small project a second pass that tells the same in ids of its own."""
    first, second = root / "seeds", root / SECOND
    (second / "sources").mkdir(parents=True)
    for name in (*REGISTERS, "sources/river-post"):
        text = (first / f"{name}.yml").read_text(encoding="utf-8")
        (second / f"{name}.yml").write_text(_ID.sub(r"\1: other-\2", text), encoding="utf-8")
    shutil.copytree(first / "evidence", second / "evidence")
    (second / "coders.yml").write_text(CODERS, encoding="utf-8")
