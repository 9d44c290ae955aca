"""The comparison of the articles: read from its record, held against the texts where they are at hand."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from etl.evidence.files import has_seed, read_record, record_file
from etl.evidence.open_texts import LICENCE
from etl.evidence.overlap import Comparison, compare_articles, dump_comparison, parse_comparison
from etl.evidence.record import Evidence
from etl.evidence.text import Article, parse_article
from etl.evidence.word_runs import NAME as WORD_RUNS
from etl.evidence.word_runs import WordRuns, completed, dump_runs, parse_runs, renewed
from etl.model.project import Project
from etl.problems import Problem, problem
from etl.seeds import Record, Seeds

NAME = "source_overlap"
"""File stem of the record among those of the articles; no id of an article has an underscore."""


def compared(
    project: Project, seeds: Seeds, evidence: Mapping[str, Evidence], articles: Mapping[str, Article], *, locating: bool
) -> tuple[Comparison, str | None, list[Problem]]:
    """The comparison of the articles that the seeds name.

    It is made anew where all texts are at hand. Otherwise the record is read, and what it counts of the texts that are
    at hand is made anew and held against it. A text that changed or came new is told as not compared, and the rest
    stands: `to_write` compares it with the fingerprints of those that are not at hand.

    Args:
        project: Where the record stands.
        seeds: What people wrote.
        evidence: Source id to the evidence of the article.
        articles: Source id to the text, for those at hand.
        locating: Whether the record is about to be written anew, so that an old one does not matter.

    Returns:
        The comparison; what the record must hold, null where it cannot be told or nothing is to be compared; and the
        problems.
    """
    sources = {str(r.get("source")): r for r in seeds.records["source"]}
    if len(sources) < 2:
        return Comparison(), None, _alone(project, seeds)
    stored, problems = _stored(project)
    if stored is not None:
        problems += _orphans(project, seeds, stored)
    at_hand = {source: articles[source] for source in sources if source in articles}
    fresh = compare_articles(at_hand)
    if len(at_hand) == len(sources):
        if stored is not None:
            problems += _stale(project, stored.of(sources), fresh)
        elif not problems:
            problems += [_not_compared(project, record, missing=True) for record in sources.values()]
        return fresh, dump_comparison(fresh) if _whole(seeds) else None, [] if locating else problems
    known = Comparison() if stored is None else stored.of(sources)
    now = {source: of_text.text_sha256 for source, of_text in evidence.items()}
    same = {a.source_id for a in known.articles if now.get(a.source_id) == a.text_sha256}
    both = [a.source_id for a in known.articles if a.source_id in at_hand and a.source_id in same]
    if not locating:
        counted = (comparison.of(both).without(known.estimates) for comparison in (known, fresh))
        problems += _stale(project, *counted)
    if not locating and (stored is not None or not problems):
        problems += [
            _not_compared(project, record, missing=source not in at_hand)
            for source, record in sources.items()
            if source not in same and source in evidence  # else what is wrong with it is told already
        ]
    return known.of(same), None, problems


def to_write(
    project: Project, seeds: Seeds, evidence: Mapping[str, Evidence], known: Comparison, *, fingerprints: bool
) -> tuple[dict[Path, str | None], list[Problem]]:
    """What the records of all articles must hold where some texts are not at hand, and the fingerprints in any case.

    Args:
        project: Where they stand.
        seeds: What people wrote.
        evidence: Source id to the evidence of the article, located anew where its text is at hand.
        known: What is known of the articles already, as `compared` says.
        fingerprints: Whether fingerprints of word runs are kept.

    Returns:
        The content of each record that is to be written, null for one that must go; and the problems.
    """
    sources = {str(r.get("source")): r for r in seeds.records["source"]}
    if not _whole(seeds):
        return {}, []
    hashes = {source: evidence[source].text_sha256 for source in sources if source in evidence}
    articles = {source: parse_article(e.text, source) for source, e in evidence.items() if e.text is not None}
    path, files, runs = record_file(project, WORD_RUNS)[0], dict[Path, str | None](), WordRuns("", {})
    if fingerprints:
        stored, faulty = _runs(project)
        if faulty:
            return {}, faulty
        runs = renewed(stored, articles, hashes, [s for s, r in sources.items() if r.get(LICENCE) is not None])
    if runs.articles or path.is_file():
        files[path] = dump_runs(runs) if runs.articles else None
    _, unreadable = _stored(project)
    if len(sources) < 2 or (unreadable and articles.keys() != sources.keys()):
        return files, []
    whole = completed(known, compare_articles(articles), runs, hashes) if hashes.keys() == sources.keys() else None
    if whole is None:
        lacking = hashes.keys() - {a.source_id for a in known.articles}
        return files, [_not_compared(project, sources[s], missing=s not in articles) for s in sorted(lacking)]
    return files | {record_file(project, NAME)[0]: dump_comparison(whole)}, []


def faulty_runs(project: Project, *, wanted: bool) -> list[Problem]:
    """What is wrong with the fingerprints: that they cannot be read, or stand in a record that keeps none."""
    path, at = record_file(project, WORD_RUNS)
    if wanted:
        return _runs(project)[1]
    told = f"{at[0]} holds fingerprints of word runs, and seeds/package.yml says `fingerprints: no`"
    return [problem("evidence-orphan", told, at=at, table=NAME)] if path.is_file() else []


def _runs(project: Project) -> tuple[WordRuns | None, list[Problem]]:
    """The fingerprints; null where there are none, or where they cannot be read."""
    path, at = record_file(project, WORD_RUNS)
    stored, told = read_record(path, at[0], parse_runs) if path.is_file() else (None, "")
    hint = "restore it, or take it away and run `etl locate` with the article texts at hand"
    return stored, [problem("evidence-missing", told, at=at, table=NAME, hint=hint)] if told else []


def _whole(seeds: Seeds) -> bool:
    """Whether every article is there, none left out for the shape of its head."""
    return not any(record.form.name == "source" for record in seeds.broken)


def _stored(project: Project) -> tuple[Comparison | None, list[Problem]]:
    path, at = record_file(project, NAME)
    if not path.is_file():
        return None, []
    stored, told = read_record(path, at[0], parse_comparison)
    return stored, [] if stored is not None else [problem("evidence-missing", told, at=at, table=NAME)]


def _stale(project: Project, stored: Comparison, fresh: Comparison) -> list[Problem]:
    if stored == fresh:
        return []
    told = f"the record differs from the texts in {_difference(stored, fresh)}"
    return [problem("evidence-stale", told, at=record_file(project, NAME)[1], table=NAME)]


def _difference(stored: Comparison, fresh: Comparison) -> str:
    articles = {a.source_id for a in {*stored.articles} ^ {*fresh.articles}}
    if articles:
        return f"what was compared: {_listed(articles)}"
    pairs = {f"{o.source_id} and {o.other_source_id}" for o in {*stored.overlaps} ^ {*fresh.overlaps}}
    return f"what is shared by {_listed(pairs)}"


def _listed(names: Iterable[str]) -> str:
    ordered = sorted(names)
    return ", ".join(ordered[:3]) + (f" and {len(ordered) - 3} more" if len(ordered) > 3 else "")


def _not_compared(project: Project, source: Record, *, missing: bool) -> Problem:
    """An article of which the record does not know what it shares with the others.

    Args:
        project: Where the record stands.
        source: The article's seed.
        missing: Whether the record should know. Otherwise the text is at hand, and others are not.
    """
    name, at = source.get("source"), source.place("source")
    if missing:
        told = f"{record_file(project, NAME)[1][0]} does not compare {name!r}, as it is now, with the other articles"
        return problem("evidence-missing", told, at=at, table=NAME, field="source_id", value=name)
    told = f"{name!r} was not compared with the other articles: some of their texts are not at hand"
    hint = "run `etl locate`: it compares with the fingerprints of the others; where some have none, it needs all texts"
    return problem("not-verified", told, at=at, table=NAME, field="source_id", value=name, hint=hint)


def _orphans(project: Project, seeds: Seeds, stored: Comparison) -> list[Problem]:
    _, at = record_file(project, NAME)
    hint = "run `etl locate` with the article texts at hand, or restore the seed"
    lost = [a.source_id for a in stored.articles if not has_seed(project, seeds, a.source_id)]
    told = [(name, f"{at[0]} compares {name!r}, of which there is no seed") for name in lost]
    return [problem("evidence-orphan", t, at=at, table=NAME, field="source_id", value=n, hint=hint) for n, t in told]


def _alone(project: Project, seeds: Seeds) -> list[Problem]:
    path, at = record_file(project, NAME)
    drafted = seeds.drafts is not None and seeds.drafts.articles
    if drafted or not (path.is_file() and _whole(seeds)):
        return []
    return [problem("evidence-orphan", f"there are no two seeds for {at[0]} to compare", at=at, table=NAME)]
