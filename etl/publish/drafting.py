"""Put what an article's text proposes into its seed, and measure proposals against what people coded."""

from collections.abc import Iterator, Sequence

from etl.drafting.guess import TELLING, Guess
from etl.drafting.known import taught
from etl.drafting.score import Score, coded_in, scores
from etl.drafting.seed import edits
from etl.drafting.words import WAY, by_words
from etl.evidence.open_texts import text_path
from etl.evidence.text import Article, read_article
from etl.model.drafts import DRAFT, STATE
from etl.model.project import Project
from etl.model.tables import Model, load_model
from etl.model.words import count
from etl.problems.faults import nearest
from etl.publish.files import write_whole
from etl.seeds import Record, Seeds, load_seeds
from etl.seeds.naming import all_records
from etl.seeds.rewrite import CannotRewriteError, rewrite


def draft_article(project: Project, source_id: str) -> list[str]:
    """Write proposals into the seed of a draft; what people typed there stays as it is.

    Args:
        project: The repository.
        source_id: Id of the article.

    Returns:
        What was done, a line each.

    Raises:
        ValueError: There is no such article, it is no draft, or its seed or its text cannot be used.
        OSError: A file cannot be read or written; then nothing is written.
    """
    model = load_model(project.schemas, project.vocabularies, project.shown)
    seeds, problems = load_seeds(project, model)
    source = _source(seeds, source_id)
    faulty = next((p for p in problems if p.file == source.file and p.severity == "error"), None)
    if faulty is not None:
        raise ValueError(f"{faulty.file}:{faulty.line}:{faulty.column}: {faulty.message}; mend this first")
    if source.get(STATE) != DRAFT:
        raise ValueError(f"{source_id} is coded, and a draft is only proposed to one: `{STATE}: {DRAFT}` makes it that")
    article = _text(project, source)
    own = [record for record in all_records(seeds) if record.source is source]
    wanted = [*_wanted(model, seeds, source_id, guesses(seeds, source, article, own))]
    changes, counts = edits(source, own, article, wanted, model.forms, WAY)
    path = project.root / source.file
    try:
        after = rewrite(path.read_bytes().decode("utf-8"), changes)
    except CannotRewriteError as error:
        raise ValueError(f"{source.file}:{error}; nothing was written") from error
    if not counts:
        return [f"{source.file}: nothing to propose that is not there"]
    write_whole(path, after)
    names = {"quote": "quotation", "casualty": "statement of people harmed", "mention": "mention of an event"}
    plurals = {"casualty": "statements of people harmed", "mention": "mentions of events"}
    listed = ", ".join(count(n, names.get(form, form), plurals.get(form)) for form, n in sorted(counts.items()))
    return [
        f"{source.file}: proposed by words alone: {listed}",
        "each says behind `drafted:` what it rests on: correct it, and take `drafted` out where it is right",
        f"next: `etl locate`, then `etl check {source_id}`, which tells what is left to do",
    ]


def score_drafts(gold: Project) -> dict[str, list[Score]]:
    """Measure the proposals for each coded article of a record, which then knows the other articles alone.

    Args:
        gold: The record.

    Returns:
        Article to its scores; those without text or word lists are left out.

    Raises:
        ValueError: No article of it can be used.
        OSError: A file cannot be read.
    """
    model = load_model(gold.schemas, gold.vocabularies, gold.shown)
    seeds, _ = load_seeds(gold, model)
    found = dict[str, list[Score]]()
    for source in seeds.records["source"]:
        grammar = seeds.grammars.get(str(source.get("language")))
        if source.get(STATE) == DRAFT or grammar is None or not text_path(gold, source).is_file():
            continue
        article = _text(gold, source)
        own = [record for record in all_records(seeds) if record.source is source]
        records = coded_in(seeds.records, source.source_id)
        found[source.source_id] = scores(records, article, list(guesses(seeds, source, article, own)), grammar)
    if not found:
        raise ValueError(f"{gold.root} has no coded article whose text is at hand: --articles names their folder")
    return found


def guesses(seeds: Seeds, source: Record, article: Article, own: Sequence[Record]) -> list[Guess]:
    """What words alone propose for an article, from what the record knows without it.

    Args:
        seeds: What people wrote.
        source: The head of the article.
        article: Its text.
        own: The records of its seed.
    """
    grammar = seeds.grammars[str(source.get("language"))]
    roles = {r.paragraph_number: str(r.get("role") or "body") for r in own if r.form.name == "paragraph"}
    return list(by_words(article, roles, grammar, taught(seeds, grammar.lexicon, source.source_id)))


def _wanted(model: Model, seeds: Seeds, source_id: str, proposals: Sequence[Guess]) -> Iterator[Guess]:
    """The proposals that the scope of the article asks for; of names those that the others need, where it is narrow."""
    scope, forms = seeds.scopes().get(source_id, set()), model.forms
    asked = {form.name for form in forms.by_name.values() if forms.scopes.get(form.table) in scope}
    narrow = scope != set(forms.scopes.values())
    kept = [one for one in proposals if one.form in asked]
    needed = {
        value for one in kept for value in [*one.values.values(), *(one.credit.values.values() if one.credit else ())]
    }
    for one in proposals:
        of_name = one.form == "name" and (not narrow or one.values["actor"] in needed)
        of_credit = one.form == TELLING and (not narrow or any(other.credit == one.credit for other in kept))
        if one in kept or of_name or of_credit:
            yield one


def _source(seeds: Seeds, source_id: str) -> Record:
    sources = {s.source_id: s for s in (*seeds.records["source"], *seeds.broken) if s.form.name == "source"}
    if source_id not in sources:
        raise ValueError(f"there is no article {source_id!r}; {nearest(source_id, sorted(sources), 'there are')}")
    return sources[source_id]


def _text(project: Project, source: Record) -> Article:
    path = text_path(project, source)
    if not path.is_file():
        raise ValueError(f"the text of {source.source_id} is not at hand: there is no {project.shown(path)}")
    try:
        return read_article(path, project.shown(path))
    except UnicodeDecodeError as error:
        raise ValueError(f"{project.shown(path)} is not UTF-8: {error}") from error
