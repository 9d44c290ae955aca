"""The problems of some articles and registers, and how many there are elsewhere."""

from collections.abc import Sequence

from etl.model.project import Project
from etl.model.tables import load_model
from etl.model.words import count
from etl.problems import Problem, sort
from etl.problems.faults import nearest
from etl.publish.checked import Checked
from etl.publish.drafted import CODE, name_of


def known_names(project: Project, names: Sequence[str]) -> None:
    """See that there is a seed of each name.

    Raises:
        ValueError: There is none; with the nearest that there is.
    """
    passes = [project, *([project.second] if project.second else [])]
    known = {path.stem for one in passes for path in (one.seeds / "sources").glob("*.yml")} if names else set()
    for name in names:
        if name not in known:
            registers = load_model(project.schemas, project.vocabularies).forms.registers
            if name not in registers:
                hint = nearest(name, sorted(known | registers.keys()), "there are")
                raise ValueError(f"there is no article or register {name!r}; {hint}")


def looked_at(checked: Checked, names: Sequence[str]) -> tuple[list[Problem], str]:
    """The problems of some articles and registers, all of their drafts' among them, and a line on the others.

    Args:
        checked: What a check made.
        names: Ids of articles and files of registers, without their endings.
    """
    both = [one.seeds.drafts for one in (checked, checked.second) if one is not None and one.seeds.drafts is not None]
    coming = [found for found in checked.drafts if name_of(found, *both) in names]
    told = {name_of(found, *both) for found in coming}
    here, elsewhere = [], []
    for found in checked.problems:
        name = name_of(found, *both)
        if name not in names:
            elsewhere.append(found)
        elif found.code != CODE or name not in told:
            here.append(found)
    problems = sort(here + coming)
    counts = [(sum(p.severity == kind for p in elsewhere), kind) for kind in ("error", "warning")]
    others = " and ".join(count(number, kind) for number, kind in counts if number)
    others = f"{others}; `etl check` names them" if others else "no problems"
    # What is left here of the lines of drafts says that nothing is.
    outcome = "problems found" if any(p.code != CODE for p in problems) else "no problems"
    return problems, f"{', '.join(names)}: {outcome}; elsewhere: {others}"
