"""What was told and what not: as the page `seeds/MUTANTS.md`, and as a line."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from etl.model.project import Project
from etl.model.templates import filled
from etl.model.tongue import gettext, later
from etl.mutants.choose import DELETED, DUPLICATED, Chosen, Mutant
from etl.mutants.trial import SLOW, Outcome
from etl.mutants.values import NAME, SORTS, TEXT
from etl.publish.measured import REASONS, fingerprints

UNTIL_LOCATED = frozenset({"evidence-missing", "evidence-stale"})
"""Codes that are told of every changed phrase, right or wrong, until `etl locate` has run."""
MANY = 5
"""Of a key with more tried than this, that none was told needs a reason."""


@dataclass
class Tally:
    """What came of some false values.

    Attributes:
        tried: How many there were.
        told: Of how many the checks tell something that they do not tell of the unchanged record.
        at_line: Of how many at the line that was changed.
        located: Of how many they still do once the evidence is located anew.
        slow: Of how many the checks did not end in time, which count as not told.
        codes: Code to how many it tells.
        passed: Those of which nothing is told.
    """

    tried: int = 0
    told: int = 0
    at_line: int = 0
    located: int = 0
    slow: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    passed: list[Mutant] = field(default_factory=list)

    def add(self, mutant: Mutant, outcome: Outcome) -> None:
        """Count one more."""
        codes = {code for code in outcome.codes if code != SLOW}
        self.tried += 1
        self.told += bool(codes)
        self.at_line += outcome.at_line
        self.slow += SLOW in outcome.codes
        self.located += bool(codes - UNTIL_LOCATED)
        self.codes.update(codes)
        if not codes:
            self.passed.append(mutant)


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of all that was tried.

    Attributes:
        choice: What could be tried.
        keys: Key to what came of its false values, of the sorts that count.
        apart: (sort, key or form) to what came of those told apart.
        sorts: Key to its sort.
    """

    choice: Chosen
    keys: Mapping[str, Tally]
    apart: Mapping[tuple[str, str], Tally]
    sorts: Mapping[str, str]

    def share(self, names: Iterable[str], count: str = "told") -> float | None:
        """The share told, each key weighing as much as it has values; null where none of them was tried."""
        tried = [(self.choice.values[name], self.keys[name]) for name in names if name in self.keys]
        weights = sum(weight for weight, _ in tried)
        return sum(weight * getattr(one, count) / one.tried for weight, one in tried) / weights if weights else None


def measure(choice: Chosen, mutants: Sequence[Mutant], outcomes: Mapping[str, Outcome]) -> Measured:
    """Count the outcomes of what was tried, by key."""
    keys: dict[str, Tally] = defaultdict(Tally)
    apart: dict[tuple[str, str], Tally] = defaultdict(Tally)
    for mutant in mutants:
        into = keys[mutant.name] if mutant.sort in SORTS else apart[mutant.sort, mutant.name]
        into.add(mutant, outcomes[mutant.id])
    sorts = {mutant.name: mutant.sort for mutant in mutants if mutant.sort in SORTS}
    return Measured(choice, dict(keys), dict(apart), sorts)


def read_reasons(project: Project, choice: Chosen) -> dict[str, str]:
    """Key to why a false value of it may pass, from `seeds/mutants.yml`; empty where there is none.

    Raises:
        ValueError: It is not of the form, or names a key that holds no value.
        OSError: It cannot be read.
    """
    path = project.root / "seeds" / REASONS
    if not path.is_file():
        return {}
    shown = project.shown(path)
    try:
        held = yaml.safe_load(path.read_text(encoding="utf-8"))
        found = {str(key): " ".join(entry["reason"].split()) for entry in held for key in entry["keys"]}
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{shown}: {error!r}; it is a list of entries with `keys` (a list) and `reason`") from error
    if strange := sorted(found.keys() - choice.values.keys()):
        raise ValueError(f"{shown}: no value stands under {', '.join(strange)}; keys are written form.key")
    return found


def as_page(measured: Measured, reasons: Mapping[str, str], project: Project, *, texts: bool) -> str:
    """The page.

    Args:
        measured: What came of what was tried.
        reasons: Key to why a false value of it may pass.
        project: The repository, as it was measured.
        texts: Whether the article texts were at hand.
    """
    keys = {name: measured.keys[name] for name in sorted(measured.keys)}
    seeds, checks = fingerprints(project)
    return filled(
        Path(__file__).with_name("page.md.jinja"),
        seeds=seeds,
        checks=checks,
        texts=texts,
        totals=_totals(measured),
        keys=[(name, measured.choice.values[name], tally, _codes(tally)) for name, tally in keys.items()],
        passing=[
            (name, tally, ", ".join(sorted({mutant.done for mutant in tally.passed})), reasons.get(name, ""))
            for name, tally in keys.items()
            if tally.passed
        ],
        open=unexplained(measured, reasons),
        many=MANY,
        apart=[(gettext(label), _rows(measured, sort)) for sort, label in _APART.items()],
        untried=measured.choice.untried,
        percent=percent,
    )


_APART = {
    TEXT: later("Free text, put in the place of that of another record"),
    NAME: later("Ids that a record gives itself, renamed where they are given"),
    DELETED: later("Records deleted"),
    DUPLICATED: later("Records typed twice"),
}


def unexplained(measured: Measured, reasons: Mapping[str, str]) -> list[str]:
    """Keys with many tried of which none was told, and without a reason."""
    return [name for name, one in measured.keys.items() if one.tried > MANY and not one.told and name not in reasons]


def _totals(measured: Measured) -> list[tuple[str, int, Tally, float | None, float | None]]:
    """Label, values, what came of them, and the weighted shares, of groups of keys."""
    groups = {gettext("all"): list(measured.keys)}
    twice = measured.choice.twice
    groups[gettext("in fields that both passes code")] = [name for name in measured.keys if name in twice]
    groups[gettext("in fields that one pass codes")] = [name for name in measured.keys if name not in twice]
    groups |= {
        gettext(label): [name for name in measured.keys if measured.sorts[name] == sort]
        for sort, label in SORTS.items()
    }
    return [
        (
            label,
            sum(measured.choice.values[name] for name in names),
            _sum(measured.keys[name] for name in names),
            measured.share(names),
            measured.share(names, "located"),
        )
        for label, names in groups.items()
    ]


def _rows(measured: Measured, sort: str) -> list[tuple[str, Tally, str]]:
    return [(name, tally, _codes(tally)) for (s, name), tally in sorted(measured.apart.items()) if s == sort]


def _sum(tallies: Iterable[Tally]) -> Tally:
    whole = Tally()
    for one in tallies:
        whole.tried += one.tried
        whole.told += one.told
        whole.at_line += one.at_line
        whole.located += one.located
        whole.slow += one.slow
    return whole


def _codes(tally: Tally) -> str:
    """The codes that tell, those that tell most first."""
    ordered = sorted(tally.codes.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{code} {count}" for code, count in ordered)


def percent(share: float | None) -> str:
    """A share as people read it, with one decimal; a dash where there is none."""
    return "–" if share is None else f"{100 * share:.1f} %"


def as_line(measured: Measured) -> str:
    """What came of it in a sentence."""
    whole = _sum(measured.keys.values())
    told = f"{whole.told} of {whole.tried} false values told ({percent(whole.told / whole.tried)})"
    both = measured.share(name for name in measured.keys if name in measured.choice.twice)
    weighted = f"weighted {percent(measured.share(measured.keys))}, in fields that both passes code {percent(both)}"
    return f"{told}, {whole.at_line} at the line; {weighted}"
