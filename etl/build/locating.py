"""Write the evidence records anew from the article texts."""

from etl.evidence import gather
from etl.model.project import Project
from etl.model.tables import load_model
from etl.problems import Problem, problem, sort
from etl.seeds import load_seeds


def locate_all(project: Project) -> tuple[int, list[Problem]]:
    """Write the record of every source whose text is at hand.

    A phrase that is not found is a problem and stays out of the record; the others are written all the same, so that
    a curator sees what is left to do.

    Returns:
        The number of records written, and the problems.

    Raises:
        OSError: A record cannot be written.
    """
    model = load_model(project.schemas)
    seeds, problems = load_seeds(project, model)
    gathered, unproven = gather(project, seeds, locating=True)
    problems += unproven
    project.evidence.mkdir(parents=True, exist_ok=True)
    for source_id, content in gathered.written.items():
        path = project.evidence / f"{source_id}.json"
        draft = path.with_suffix(".draft")
        draft.write_text(content, encoding="utf-8")
        draft.replace(path)
    if not gathered.written:
        problems.append(
            problem("not-verified", f"there are no texts in {project.shown(project.articles or project.seeds)}")
        )
    return len(gathered.written), sort(problems)
