"""What people write of the two passes: who the coders were (`coders.yml`), and the cases settled (`settled.yml`).

The keys of both, and what each may hold, stand in `notes.schema.json`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from etl.agreement.coded import coded_kinds
from etl.agreement.settled import Settled, read_settled
from etl.evidence import Evidence
from etl.model.project import Project
from etl.model.tables import Model
from etl.problems import Problem
from etl.seeds import Seeds
from etl.seeds.judged import judged_file

_SHAPES = json.loads(Path(__file__).with_name("notes.schema.json").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Notes:
    """What people wrote of the two passes, as typed.

    Attributes:
        coders: Who the coders were, by the keys of the file; empty where it cannot be read.
        settled: The settled cases.
        whole: Whether all of them could be read.
    """

    coders: Mapping[str, str] = field(default_factory=dict)
    settled: Settled = field(default_factory=Settled)
    whole: bool = True


def read_notes(
    project: Project, model: Model, seeds: Seeds, evidence: Mapping[str, Evidence]
) -> tuple[Notes, list[Problem]]:
    """Read both files; `settled.yml` may be missing.

    Args:
        project: The second pass.
        model: The tables, whose coded columns cases may settle.
        seeds: Its seeds, which must hold the articles of settled cases.
        evidence: Source id to its evidence, in which the paragraphs of settled cases must exist.
    """
    _, coders, problems = judged_file(
        project.seeds / "coders.yml",
        project,
        _SHAPES["coders"],
        what="file",
        whole="what is told of the coders",
        first="first",
        hint="create it: first and second (how each pass was made), alike (what the coders have in common)",
    )
    paragraphs = {source: len(known.paragraphs) for source, known in evidence.items()}
    files = seeds.files if seeds.drafts is None else seeds.drafts.seeds.files
    known = {source: paragraphs.get(source) for source in files}
    columns = {kind.table: {column.name for column in kind.columns} for kind in coded_kinds(model)}
    settled, unsettled = read_settled(project, None if seeds.broken else known, columns)
    whole = all(p.code in ("settled-stale", "settled-unclear") for p in unsettled)
    return Notes({} if problems else coders, settled, whole), problems + unsettled
