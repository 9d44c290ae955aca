"""Records that `etl check` proposes for the seeds: registers that are not there, ids that none has, disagreements.

Nothing is made up: what ids, claims and tallies determine is filled in; where a person must decide, a key stands empty.
"""

import re
from dataclasses import replace

from etl.checks.implied import has_own_ids
from etl.model.project import Project
from etl.problems import Problem, Proposal
from etl.publish.disagreeing import disagreement
from etl.publish.tallying import begun_tally
from etl.seeds import Seeds
from etl.seeds.write import record_text
from etl.tables import Tables


def with_proposals(problems: list[Problem], project: Project, seeds: Seeds, tables: Tables) -> list[Problem]:
    """The problems, each that records would mend with these records; what several want is proposed once.

    Args:
        problems: What is wrong.
        project: The repository.
        seeds: Its seeds.
        tables: The tables made of them, their checks run.
    """
    if not any(found.code in _OF for found in problems):
        return problems
    proposals, given = _Proposals(project, seeds, tables), list[Problem]()
    done: set[Proposal | None] = {None}
    for found in problems:
        proposal = proposals.of(found)
        given.append(found if proposal in done else replace(found, proposal=proposal))
        done.add(proposal)
    return given


class _Proposals:
    def __init__(self, project: Project, seeds: Seeds, tables: Tables) -> None:
        self._seeds, self._tables, self._model = seeds, tables, tables.provenance.model
        registers = self._model.forms.registers.items()
        self._files = {form.table: project.shown(project.seeds / f"{name}.yml") for name, form in registers}
        self._forms = {form.table: form for _, form in registers}
        self._near: dict[str, set[str]] = {}

    def of(self, found: Problem) -> Proposal | None:
        if found.code == "seed-missing" and found.file in self._files.values():
            return Proposal(str(found.file), "", "an empty register")
        if found.code == "reference":
            return self._stub(found)
        if found.code == "contradiction-open":
            return disagreement(found, self._files["disagreements"], self._seeds, self._tables)
        return None

    def _stub(self, found: Problem) -> Proposal | None:
        """A record with the id that no register has; none for a slip, another form, an id given up or a draft's."""
        keys = self._model[found.table].foreign_keys if found.table else ()
        name, id_ = next((key.table for key in keys if key.fields == (found.field,)), ""), str(found.value)
        if name not in self._forms or not has_own_ids(self._model[name]) or (name, id_) in self._seeds.retired:
            return None
        [column] = self._model[name].primary_key
        pattern = self._model[name].by_name[column].constraints.get("pattern", ".*")
        if self._seeds.drafts is not None and (name, id_) in self._seeds.drafts.ids:
            return None
        if not re.fullmatch(pattern, id_) or not self._slips(name, column).isdisjoint(_less(id_)):
            return None
        form = self._forms[name]
        told = begun_tally(id_, self._seeds) if name == "tallies" else {}
        text = record_text(form, {column: id_} | told, asked=told)
        return Proposal(self._files[name], text, f"{form.columns[name, column]} {id_}")

    def _slips(self, table: str, column: str) -> set[str]:
        """The ids of a table, with and without each of their letters."""
        if table not in self._near:
            rows = self._tables.con.execute(f'SELECT "{column}" FROM "{table}"').fetchall()
            self._near[table] = {less for (id_,) in rows for less in _less(str(id_))}
        return self._near[table]


_OF = frozenset({"seed-missing", "reference", "contradiction-open"})


def _less(id_: str) -> set[str]:
    """An id, and it without each of its letters: two that share one are a slip apart. Other digits are another id."""
    return {id_} | {id_[:n] + id_[n + 1 :] for n, letter in enumerate(id_) if not letter.isdigit()}
