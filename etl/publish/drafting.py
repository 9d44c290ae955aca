"""Put what an article's text proposes into its seed, and measure proposals against what people coded."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from etl.drafting.guess import TELLING, Guess
from etl.drafting.known import taught
from etl.drafting.score import Score, coded_in, scores
from etl.drafting.seed import edits
from etl.drafting.way import ToDraft, Way
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


def draft_article(project: Project, source_id: str, way: Way = by_words, called: str = WAY) -> list[str]:
    """Write proposals into the seed of a draft; what people typed there stays as it is.

    Args:
        project: The repository.
        source_id: Id of the article.
        way: The way in which they come.
        called: What each of them says of it.

    Returns:
        What was done, a line each.

    Raises:
        ValueError: There is no such article, it is no draft, its seed or its text cannot be used, or the way failed.
        OSError: A file cannot be read or written; then nothing is written.
    """
    draft = OpenDraft(project, source_id)
    answered = way(draft.given)
    counts = draft.write(_wanted(draft, answered.guesses), called)
    lines = [f"refused: {number} × {why}" for why, number in sorted(answered.refused.items())]
    if not counts:
        return [*lines, f"{draft.source.file}: nothing to propose that is not there"]
    listed = f"{draft.source.file}: proposed by {called}: {forms_counted(counts)}"
    return [*lines, listed, RESTS_ON, next_step(source_id)]


RESTS_ON = "each says behind `drafted:` what it rests on: correct it, and take `drafted` out where it is right"


def next_step(source_id: str) -> str:
    """What to do once records were written into the seed of an article."""
    return f"next: `etl locate`, then `etl check {source_id}`, which tells what is left to do"


def forms_counted(counts: Counter[str]) -> str:
    """How many records of each form were written."""
    return ", ".join(count(n, *_NAMES.get(form, (form, None))) for form, n in sorted(counts.items()))


_NAMES = {
    "quote": ("quotation", "quotations"),
    "casualty": ("statement of people harmed", "statements of people harmed"),
    "mention": ("mention of an event", "mentions of events"),
}


class OpenDraft:
    """A draft and all that is needed to write records into it.

    Args:
        project: The repository.
        source_id: Id of the article.

    Raises:
        ValueError: There is no such article, it is no draft, or its seed or its text cannot be used.
        OSError: A file cannot be read.
    """

    def __init__(self, project: Project, source_id: str) -> None:
        self._path = project.seeds / "sources" / f"{source_id}.yml"
        self._before = self._path.read_bytes() if self._path.is_file() else b""
        self.model = load_model(project.schemas, project.vocabularies, project.shown)
        self.seeds, problems = load_seeds(project, self.model)
        self.source = _source(self.seeds, source_id)
        faulty = next((p for p in problems if p.file == self.source.file and p.severity == "error"), None)
        if faulty is not None:
            raise ValueError(f"{faulty.file}:{faulty.line}:{faulty.column}: {faulty.message}; mend this first")
        if self.source.get(STATE) != DRAFT:
            told = f"{source_id} is coded, and a draft is only proposed to one"
            raise ValueError(f"{told}: `{STATE}: {DRAFT}` makes it that")
        self.article = _text(project, self.source)
        self.own = _of(self.seeds, self.source)
        self.given = _given(self.model, self.seeds, self.source, self.article)
        listed = [r.paragraph_number for r in self.own if r.form.name == "paragraph"]
        lacking = [line.paragraph for line in self.article.lines if line.paragraph not in listed]
        if lacking or len(listed) > len(set(listed)):
            what = f"has no paragraph {lacking[0]}" if lacking else "has a paragraph twice"
            raise ValueError(f"{self.source.file} {what}: each of the article needs its `- paragraph:` once")

    def write(self, guesses: Iterable[Guess], called: str) -> Counter[str]:
        """Write records into the seed, which says of each how it came; those that are there already are left out.

        Args:
            guesses: The records.
            called: How they came.

        Returns:
            Form to the number of records of it; `left` has those that are there already.

        Raises:
            ValueError: The seed is written in a way in which it cannot be changed piece by piece.
            OSError: It cannot be read or written.
        """
        changes, counts, self.left = edits(self.source, self.own, self.article, list(guesses), self.model.forms, called)
        try:
            after = rewrite(self._before.decode("utf-8"), changes)
        except CannotRewriteError as error:
            raise ValueError(f"{self.source.file}:{error}; nothing was written") from error
        if self._path.read_bytes() != self._before:
            raise ValueError(f"{self.source.file} was changed meanwhile; nothing was written: begin again")
        if counts:
            write_whole(self._path, after)
        return counts


def score_drafts(gold: Project, way: Way = by_words) -> dict[str, list[Score]]:
    """Measure the proposals for each coded article of a record, which then knows the other articles alone.

    Args:
        gold: The record.
        way: The way in which they come.

    Returns:
        Article to its scores; those without text or word lists are left out.

    Raises:
        ValueError: No article of it can be used, or the way failed.
        OSError: A file cannot be read.
    """
    model = load_model(gold.schemas, gold.vocabularies, gold.shown)
    seeds, _ = load_seeds(gold, model)
    found = dict[str, list[Score]]()
    for source in seeds.records["source"]:
        at_hand = str(source.get("language")) in seeds.grammars and text_path(gold, source).is_file()
        if source.get(STATE) != DRAFT and at_hand:
            given = _given(model, seeds, source, _text(gold, source))
            records = coded_in(seeds.records, source.source_id)
            found[source.source_id] = scores(records, given.article, way(given).guesses, given.grammar)
    if not found:
        raise ValueError(f"{gold.root} has no coded article whose text is at hand: --articles names their folder")
    return found


def _of(seeds: Seeds, source: Record) -> list[Record]:
    return [record for record in all_records(seeds) if record.source is source]


def _given(model: Model, seeds: Seeds, source: Record, article: Article) -> ToDraft:
    """What a way of drafting is given of an article."""
    grammar = seeds.grammars[str(source.get("language"))]
    paragraphs = [record for record in _of(seeds, source) if record.form.name == "paragraph"]
    roles = {record.paragraph_number: str(record.get("role") or "body") for record in paragraphs}
    ids = {
        table: {str(record.get(key)): str(record.get(name)) for record in seeds.records[form]}
        for table, form, key, name in _NAMED
    }
    return ToDraft(article, roles, grammar, taught(seeds, grammar.lexicon, source.source_id), model, ids)


_NAMED = (
    ("actors", "actor", "actor", "name"),
    ("events", "event", "event", "title"),
    ("tallies", "tally", "tally", "title"),
    ("places", "place", "place", "name"),
)
"""Tables to whose ids proposals refer: their forms, and the keys of id and name."""


def _wanted(read: OpenDraft, proposals: Sequence[Guess]) -> Iterator[Guess]:
    """The proposals that the scope of the article asks for; of names those that the others need, where it is narrow."""
    scope, forms = read.seeds.scopes().get(read.source.source_id, set()), read.model.forms
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
