"""A second, invented article of the small project that is a draft, and what rests on it in the registers."""

from pathlib import Path

from etl.model.project import Project
from etl.publish.locating import locate_all
from tests.conftest import edit

NAME = "harbour-gazette"
SEED, TEXT, RECORD = f"seeds/sources/{NAME}.yml", f"articles/{NAME}.txt", f"seeds/evidence/{NAME}.json"
ARTICLE = "seeds/sources/river-post.yml"
WORDS = ("quicksilver", "ferrymen", "Harbour Gazette", NAME, "ferry-boats", "lighthouse-keeper")
"""Words that stand in the draft alone, and ids that it alone uses."""

_TEXT = """\
Ferrymen put out into quicksilver water

The ferrymen said 16 Norland soldiers were killed at Eastford on Monday. The lighthouse keeper saw 3 boats.
On the quay they sat awake that night, and the lamps along the wall stayed lit until the tide turned.
"""
_SEED = """\
source: harbour-gazette
state: draft
publisher: Harbour Gazette
publisher_basis: inferred
published: 2021-05-05
published_basis: inferred
language: en
note: The text prints no publisher and no date; both are invented with the article.
paragraphs:
- paragraph: 1
  role: headline
  names:
  - {actor: ferrymen, name: Ferrymen}
- paragraph: 2
  names:
  - {actor: ferrymen, name: ferrymen}
  - {actor: norland-army, name: Norland soldiers}
  - {actor: lighthouse-keeper, name: lighthouse keeper}
  told:
  - claimant: ferrymen
    naming: collective
    credit: The ferrymen said
    casualties:
    - id: killed
      exact: 16 Norland soldiers were killed
      event: bridge-strike
      tally: bridge-killed
      number: "16"
      victims: norland-army
      victims_status: combatant
  - figures:
    - id: boats
      exact: 3 boats
      event: bridge-strike
      tally: ferry-boats
      measure: targets_hit
      subject: boats
      number: "3"
      unit: item
      scope: event
- paragraph: 3
"""
_ACTORS = """\
- {actor: ferrymen, name: Ferrymen of the harbour, kind: population, member_of: harbour-guild, side: not_a_party}
- {actor: harbour-guild, name: Harbour Guild, kind: international_organization, side: not_a_party}
- {actor: lighthouse-keeper, name: Lighthouse keeper, kind: unnamed_person, side: not_a_party}
"""
_TALLY = (
    "- {tally: ferry-boats, title: Boats on the water, event: bridge-strike, subject: boats, measure: targets_hit,"
    " scope: event}\n"
)
_ANSWER = (
    '  - {position_no: 4, answer: "16", claimant: ferrymen, source: harbour-gazette, paragraph: 2,'
    " claim: harbour-gazette-p2-killed}\n"
)
_LAST_ANSWER = "claimant: coast-observatory, source: river-post, paragraph: 5, claim: river-post-p5-killed}\n"


def add_draft(root: Path, articles: str = "articles", *, state: str = "draft") -> Project:
    """Give a copy of the small project the draft, with ids, an answer and a link that rest on it, and locate it.

    Args:
        root: The project's folder.
        articles: Folder of its article texts.
        state: The state of the article.
    """
    (root / SEED).write_text(_SEED.replace("state: draft", f"state: {state}"), encoding="utf-8")
    (root / articles / f"{NAME}.txt").write_text(_TEXT, encoding="utf-8")
    for name, text in (("actors", _ACTORS), ("tallies", _TALLY), ("links", _LINK)):
        path = root / f"seeds/{name}.yml"
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    edit(root, [("seeds/disagreements.yml", _LAST_ANSWER, _LAST_ANSWER + _ANSWER)])
    project = Project(root, root / articles)
    locate_all(project)
    return project


_LINK = (
    "- {claim: harbour-gazette-p2-killed, relation: answers, other_claim: river-post-p2-killed, basis: inferred,"
    " certainty: probable, note: The gazette counts later.}\n"
)
