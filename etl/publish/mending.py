"""Write what a check proposes into the seeds, and check again."""

from collections import defaultdict

from etl.model.project import Project
from etl.problems import Proposal
from etl.publish.checked import Checked, Step, run_stages
from etl.publish.files import write_whole
from etl.seeds.write import Addition, CannotAddError, add_records

HEAD = "# yaml-language-server: $schema=../.build/schemas/{}.json\n"
ROUNDS = 3  # a register that is not there, then what it lacks, then what that lets the checks find


def mend(project: Project, step: Step | None = None) -> tuple[Checked, list[str]]:
    """Check, write what is proposed, and check again until nothing is.

    Args:
        project: The repository.
        step: Told of the stages as they go on.

    Returns:
        The last check, and a line for all that was written, or could not be.

    Raises:
        OSError: A file cannot be read or written; each is as it was, or has all that belongs there.
    """
    checked, told, again = run_stages(project, step), dict[str, None](), False
    for _ in range(ROUNDS):
        lines, written = _write(project, checked)
        told |= dict.fromkeys(lines)
        if not written:
            break
        checked, again = run_stages(project, step), True
    return checked, [*(told or ["nothing to write"]), *(["checked again:"] if again else [])]


def _write(project: Project, checked: Checked) -> tuple[list[str], bool]:
    """What was done, a line each, and whether anything was written."""
    proposed: dict[str, list[Proposal]] = defaultdict(list)
    for found in checked.problems + checked.drafts:
        if found.proposal is not None:
            proposed[found.proposal.file].append(found.proposal)
    told, written = [], False
    for file, proposals in proposed.items():
        path = project.root / file
        form = checked.model.forms.registers[path.stem]
        [column] = checked.model[form.table].primary_key
        # Read byte for byte: the ends of its lines stay as they are.
        before = path.read_bytes().decode("utf-8") if path.exists() else f"{HEAD.format(path.stem)}[]\n"
        additions = [Addition(p.text, p.owner, p.key) for p in proposals if p.text]
        try:
            after, lines = add_records(before, additions, form.columns[form.table, column])
        except CannotAddError as error:
            told += [f"{file}:{error}; not written: {proposal.name}" for proposal in proposals]
            continue
        write_whole(path, after)
        written = True
        told += [f"{file}:{line}: written: {p.name}" for p, line in zip(proposals, lines or [1], strict=True)]
    return told, written
