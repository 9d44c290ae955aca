"""The evidence of every article: read from the records, held against the texts where they are at hand."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from etl.evidence.compared import NAME, compared
from etl.evidence.files import has_seed, read_record, record_file
from etl.evidence.locate import PARAGRAPHS, locate
from etl.evidence.moved import moved_from
from etl.evidence.open_texts import LICENCE, STATED, paragraph_not_there, text_path, text_problems
from etl.evidence.overlap import Comparison
from etl.evidence.printed import not_as_printed
from etl.evidence.record import Evidence, Span, dump, parse
from etl.evidence.requests import Request, requests
from etl.evidence.text import Article, read_article
from etl.evidence.unseen import unseen_difference
from etl.evidence.word_runs import NAME as WORD_RUNS
from etl.model.drafts import KEY
from etl.model.kept import Kept
from etl.model.lexicon import Lexicon
from etl.model.project import Project
from etl.problems import Place, Problem, problem
from etl.seeds import Record, Seeds

_UNSEEN = "an edit that no length, no number of words and no quoted phrase shows"


@dataclass
class Gathered:
    """The evidence of all articles.

    Attributes:
        evidence: Source id to its evidence.
        written: Source id to the content that its record must have; only where the text is at hand.
        overlap: What the articles share with each other.
        overlap_written: The content that the record of that must have; only where all texts are at hand.
    """

    evidence: dict[str, Evidence] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    overlap: Comparison = field(default_factory=Comparison)
    overlap_written: str | None = None

    @property
    def verified(self) -> set[str]:
        """Sources that were held against their texts."""
        return set(self.written)


def gather(
    project: Project,
    seeds: Seeds,
    *,
    locating: bool = False,
    comparing: bool = True,
    kept: Kept | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Gathered, list[Problem]]:
    """The evidence of every source, and every phrase that it does not bear out.

    Args:
        project: Where the records and the texts stand.
        seeds: What people wrote.
        locating: Whether the records are about to be written anew, so that old ones do not matter.
        comparing: Whether the articles are compared with each other, as only the record that is built needs.
        kept: What an earlier run made, and this one makes, of the same articles.
        progress: Called with (articles done, articles in all).
    """
    kept = kept or Kept()
    gathered, problems = Gathered(), list[Problem]()
    wanted, drafted = requests(seeds), _drafted(seeds)
    sources = seeds.records["source"]
    broken = {record.file for record in seeds.broken}
    articles: dict[str, Article] = {}
    told: dict[int, list[Record]] = {id(source): [] for source in sources}
    for record in (*seeds.records["paragraph"], *seeds.broken):
        if record.form.name == "paragraph" and id(record.parent) in told:
            told[id(record.parent)].append(record)
    for number, source in enumerate(sources, 1):
        source_id = str(source.get("source"))
        stored, missing = _stored(project, source)
        if stored is not None and source_id in drafted:
            stored = _without(stored, drafted[source_id], wanted[source_id])
        article, unreadable = _article(project, source)
        problems += text_problems(project, source)
        problems += unreadable if locating else [*missing, *unreadable]
        whole = source.file not in broken
        if article is not None:
            articles[source_id] = article
            grammar = seeds.grammars.get(str(source.get("language")))
            lexicon = None if grammar is None else grammar.lexicon
            phrases = [(r.key, r.paragraphs, r.exact, r.nth, r.placed) for r in wanted[source_id]]
            # What is told of a phrase stands at its line, which moves.
            evidence, unproven, gathered.written[source_id] = kept.of(
                (project.evidence, source_id, seeds.drafts is None),
                (article, lexicon, phrases),
                partial(_located, source_id, article, wanted[source_id], lexicon),
                keep=lambda made: not made[1],
            )
            gathered.evidence[source_id] = evidence
            problems += unproven
            moved = _moved(stored, article)
            problems += _changed(project, source_id, moved) if locating else ()
            if stored is not None and not locating:
                if unproven or not whole:
                    # Phrases are missing because their seeds are at fault, which is told already.
                    stored = replace(stored, spans=evidence.spans)
                problems += _stale(project, stored, evidence, moved)
        elif stored is not None and not unreadable:
            gathered.evidence[source_id] = stored
            problems += _from_record(project, stored, source, wanted[source_id], whole=whole)
        if source_id in gathered.evidence:
            known, paragraphs = gathered.evidence[source_id], told[id(source)]
            problems += [*_paragraphs(seeds, source, paragraphs, known), *not_as_printed(source, paragraphs, known)]
        if progress is not None:
            progress(number, len(sources))
    if comparing:
        gathered.overlap, gathered.overlap_written, differing = compared(
            project, seeds, gathered.evidence, articles, locating=locating
        )
        problems += differing
    problems += _orphans(project, seeds)
    of_all = f"{len(gathered.verified)} of {len(sources)} articles verified: "
    of_all += f"{'the other' if gathered.verified else 'their'} texts are not in this repository"
    of_all += ", README says why" if (project.root / "README.md").is_file() else ""
    alike = ("not-verified", "sources")
    return gathered, [replace(p, together=of_all) if (p.code, p.table) == alike else p for p in problems]


def _located(
    source_id: str, article: Article, wanted: list[Request], lexicon: Lexicon | None
) -> tuple[Evidence, list[Problem], str]:
    evidence, unproven = locate(source_id, article, wanted, lexicon)
    return evidence, unproven, dump(evidence)


def _article(project: Project, source: Record) -> tuple[Article | None, list[Problem]]:
    """The text of an article; null where it is not at hand, or cannot be read, which is told."""
    path = text_path(project, source)
    if (project.articles is None and source.get(LICENCE) is None) or not path.is_file():
        return None, []
    shown = project.shown(path)
    try:
        return read_article(path, shown), []
    except (OSError, UnicodeDecodeError) as error:
        return None, [problem("article-unreadable", f"{shown} cannot be read: {error}", at=(shown, 1, 1))]


def _stored(project: Project, source: Record) -> tuple[Evidence | None, list[Problem]]:
    source_id = str(source.get("source"))
    path, at = record_file(project, source_id)
    if not path.is_file():
        told, at = f"there is no evidence record {at[0]}", source.place("source")
    else:
        stored, told = read_record(path, at[0], parse)
        if stored is not None and stored.source_id == source_id:
            return stored, []
        if stored is not None:
            told = f"{at[0]} is the record of {stored.source_id!r}"
    return None, [problem("evidence-missing", told, at=at, table="sources", field="source_id", value=source_id)]


def _drafted(seeds: Seeds) -> dict[str, set[str]]:
    """Source id to the phrases that its drafts quote, which its record may hold or not."""
    found: dict[str, set[str]] = defaultdict(set)
    for record, _ in () if seeds.drafts is None else seeds.drafts.out.values():
        if record.source is not None:
            found[record.source_id] |= {record.values[key] for key in record.form.phrases if key in record.values}
    return found


def _without(stored: Evidence, drafted: set[str], wanted: list[Request]) -> Evidence:
    """The record without the phrases that drafts alone quote."""
    held = {(paragraph, r.exact, r.nth or 1) for r in wanted for paragraph in r.paragraphs}
    kept = (s for s in stored.spans if s.exact not in drafted or (s.paragraph, s.exact, s.nth) in held)
    return replace(stored, spans=tuple(kept))


def _stale(project: Project, stored: Evidence, fresh: Evidence, moved: str | None) -> Iterator[Problem]:
    if stored != fresh:
        told = f"the record differs from the text in {_difference(stored, fresh, moved)}"
        _, at = record_file(project, fresh.source_id)
        held, found = stored.text_sha256, fresh.text_sha256
        yield problem("evidence-stale", told, at=at, table="sources", field="text_sha256", value=held, expected=found)


def _moved(stored: Evidence | None, article: Article) -> str | None:
    """Which paragraphs of a text are not those of its record; null where it is the same text, or nobody knows."""
    if stored is None or stored.text_sha256 == article.sha256:
        return None
    return str(moved_from(stored, article.lines)) or _UNSEEN


def _changed(project: Project, source_id: str, moved: str | None) -> Iterator[Problem]:
    if moved is None:
        return
    told = f"the text of {source_id!r} is not the one that was located before: {moved}"
    at, table = record_file(project, source_id)[1], "sources"
    yield problem("text-changed", told, at=at, table=table, field="text_sha256", value=source_id)


def _difference(stored: Evidence, fresh: Evidence, moved: str | None) -> str:
    if moved is not None:
        return f"its fingerprint: {moved}"
    lost = sorted(set(stored.spans) - set(fresh.spans), key=lambda s: s.span_start)
    new = sorted(set(fresh.spans) - set(stored.spans), key=lambda s: s.span_start)
    if new:
        return f"{len(new)} new phrases, the first {new[0].exact!r} in paragraph {new[0].paragraph}"
    if lost:
        return f"{len(lost)} phrases no seed quotes, the first {lost[0].exact!r} in paragraph {lost[0].paragraph}"
    return "its tokens: the word lists have changed" if stored.tokens != fresh.tokens else "its paragraphs"


def _from_record(
    project: Project, stored: Evidence, source: Record, wanted: list[Request], *, whole: bool
) -> Iterator[Problem]:
    if source.get(LICENCE) is None:
        code = "text-missing" if project.texts_required else "not-verified"
        told = f"{source.get('source')!r} is not verified against the text: {source.get('source')}.txt is not at hand"
        yield source.problem(code, "source", told, field="source_id")
    held = {(span.paragraph, span.exact, span.nth) for span in stored.spans}
    used = set[tuple[int, str, int]]()
    for request in wanted:
        nth = 1 if request.nth is None else request.nth
        keys = {(p, request.exact, nth) for p in request.paragraphs} & held
        used |= keys
        if not keys:
            told = f"the evidence record holds no {request.exact!r} in paragraph {request.paragraphs[0]}"
            near = (span.exact for span in stored.spans if span.paragraph in request.paragraphs)
            unseen = (unseen_difference(request.exact, exact, request.key) for exact in near)
            yield request.record.problem("evidence-missing", request.key, told, hint=next(filter(None, unseen), None))
    _, at = record_file(project, stored.source_id)
    for span in stored.spans:
        if whole and (span.paragraph, span.exact, span.nth) not in used:
            told = f"the record holds {span.exact!r}, which no seed quotes"
            yield problem("evidence-stale", told, at=at, value=span.exact)
    yield from _contradictions(stored, at)


def _contradictions(stored: Evidence, at: Place) -> Iterator[Problem]:
    """Spans that leave their paragraph, or print two characters at one place."""
    extents = {p.paragraph: p for p in stored.paragraphs}
    furthest: Span | None = None
    for span in stored.spans:  # In the order of their starts: what overlaps an earlier one overlaps the furthest.
        extent = extents.get(span.paragraph)
        fits = (
            extent is not None
            and extent.span_start <= span.span_start < span.span_end <= extent.span_end
            and span.span_end - span.span_start == len(span.exact)
        )
        if not fits or not (furthest is None or _agree(furthest, span)):
            why = "contradicts another phrase at its place" if fits else "does not fit its paragraph"
            told = f"{span.exact!r} in paragraph {span.paragraph} {why}"
            yield problem("evidence-conflict", told, at=at, value=span.exact)
        if furthest is None or span.span_end > furthest.span_end:
            furthest = span


def _agree(earlier: Span, later: Span) -> bool:
    """Whether two spans print the same where they overlap."""
    shared = min(earlier.span_end, later.span_end) - later.span_start
    start = later.span_start - earlier.span_start
    return shared <= 0 or earlier.exact[start : start + shared] == later.exact[:shared]


def _paragraphs(seeds: Seeds, source: Record, told: list[Record], evidence: Evidence) -> Iterator[Problem]:
    known = {extent.paragraph for extent in evidence.paragraphs}
    typed, out = {r.get("paragraph") for r in told}, {} if seeds.drafts is None else seeds.drafts.out
    drafted = {r.get("paragraph"): r for r, _ in out.values() if r.form.name == "paragraph" and r.parent is source}
    expected = f"1 to {len(known)}"
    for record in told:
        number = record.get("paragraph")
        if isinstance(number, int) and number not in known:
            message = f"the article has {len(known)} paragraphs; there is no paragraph {number}"
            yield record.problem("paragraph-unknown", "paragraph", message, expected=expected, hint=PARAGRAPHS)
    if (number := paragraph_not_there(source.get(STATED), len(known))) is not None:
        message = f"the article has {len(known)} paragraphs; its licence cannot be stated in paragraph {number}"
        yield source.problem("paragraph-unknown", STATED, message, value=number, expected=expected, hint=PARAGRAPHS)
    for number in sorted(known - typed) if all(isinstance(n, int) for n in typed) else ():
        wanted, draft = f"paragraphs {expected}", drafted.get(number)
        if draft is not None:
            message = f"paragraph {number} of the article is a draft"
            hint = f"take its `{KEY}` out once it is right, or mark the records in it, or the whole article, instead"
            yield draft.problem("paragraph-missing", "paragraph", message, expected=wanted, hint=hint)
            continue
        message, at = f"paragraph {number} of the article is not in the seed", source.place("paragraphs")
        table = "paragraphs"
        yield problem(
            "paragraph-missing", message, at=at, table=table, field="paragraph", value=number, expected=wanted
        )


def _orphans(project: Project, seeds: Seeds) -> list[Problem]:
    records = ((path, project.shown(path)) for path in sorted(project.evidence.glob("*.json")))
    return [
        problem("evidence-orphan", f"there is no seed for {shown}", at=(shown, 1, 1))
        for path, shown in records
        if path.stem not in (NAME, WORD_RUNS) and not has_seed(project, seeds, path.stem)
    ]
