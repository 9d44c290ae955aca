"""Write the evidence records of both passes anew from the article texts."""

from pathlib import Path

from etl.evidence import gather
from etl.evidence.compared import to_write
from etl.model.project import Project
from etl.model.tables import Model, load_model
from etl.problems import Problem, problem, sort
from etl.publish.drafted import softened
from etl.publish.files import write_whole
from etl.seeds import load_seeds
from etl.seeds.drafts import without_drafts
from etl.seeds.head import read_head


def locate_all(project: Project) -> tuple[int, list[Problem]]:
    """Write the record of every source whose text is at hand, and what they share where that can be told.

    A phrase that is not found is a problem and stays out of the record; the others are written all the same, so that
    a curator sees what is left to do. The second pass, where there is one, is located like the first. What is wrong
    with a draft is a warning.

    Returns:
        The number of records written, and the problems.

    Raises:
        OSError: A record cannot be written.
    """
    model = load_model(project.schemas, project.vocabularies, project.shown)
    written, problems = _locate(project, model)
    if project.second is not None:
        more, unproven = _locate(project.second, model)
        written, problems = written + more, problems + unproven
    if not written:
        told = f"there are no texts in {project.shown(project.articles or project.seeds)}"
        problems.append(problem("not-verified", told))
    return written, sort([*model.problems, *problems])


def _locate(project: Project, model: Model) -> tuple[int, list[Problem]]:
    """The same for the seeds of one pass."""
    seeds, problems = load_seeds(project, model)
    gathered, unproven = gather(project, seeds, locating=True, comparing=not project.second_pass)
    drafts = without_drafts(project, model, seeds, problems)[0].drafts
    problems = [*softened(problems + unproven, drafts)]
    project.evidence.mkdir(parents=True, exist_ok=True)
    files = dict[Path, str | None]()
    if not project.second_pass:
        kept = read_head(project)[0].get("fingerprints") != "no"
        files, lacking = to_write(project, seeds, gathered.evidence, gathered.overlap, fingerprints=kept)
        problems += lacking
    files |= {project.evidence / f"{source_id}.json": content for source_id, content in gathered.written.items()}
    for path, content in files.items():
        if content is None:
            path.unlink()
        else:
            write_whole(path, content)
    return len(gathered.written), problems
