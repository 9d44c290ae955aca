"""What came of each false value, kept as it comes, so that a run that was stopped goes on where it was."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict

from etl.model.project import PACKAGE, Project
from etl.mutants.trial import Outcome
from etl.publish.measured import fingerprints

FILE = "mutants.jsonl"


class Results:
    """The outcomes of one state of seeds, texts and code; those of other states stand in the file and are not read."""

    def __init__(self, project: Project) -> None:
        """Read what is there.

        Raises:
            OSError: The file cannot be read.
        """
        self._project = project
        self._state = _state(project)
        self._path = project.work / FILE
        self.outcomes: dict[str, Outcome] = {}
        if self._path.is_file():
            for line in self._path.read_text(encoding="utf-8").splitlines():
                self._take(line)

    def measured_still(self) -> bool:
        """Whether seeds, texts and code are what they were."""
        return _state(self._project) == self._state

    def _take(self, line: str) -> None:
        try:
            held = json.loads(line)
        except ValueError:  # The last line of a run that was killed.
            return
        if held["state"] == self._state:
            self.outcomes[held["id"]] = Outcome(tuple(held["codes"]), held["at_line"])

    def keep(self, outcomes: Mapping[str, Outcome]) -> None:
        """Keep outcomes by the ids of their false values.

        Raises:
            OSError: They cannot be written.
        """
        self.outcomes |= outcomes
        self._path.parent.mkdir(exist_ok=True)
        with self._path.open("a", encoding="utf-8") as file:
            for id_, outcome in outcomes.items():
                file.write(json.dumps({"state": self._state, "id": id_, **asdict(outcome)}) + "\n")


def _state(project: Project) -> str:
    """SHA-256 over the seeds, the checks, all code that runs, and the texts at hand."""
    digest = hashlib.sha256("".join(fingerprints(project)).encode())
    texts = sorted(project.articles.glob("*.txt")) if project.articles is not None else []
    for path in [*sorted(PACKAGE.rglob("*.py")), *sorted(PACKAGE.rglob("*.sql")), *texts]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
