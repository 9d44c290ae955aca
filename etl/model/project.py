"""Where things stand in a repository of this form."""

from dataclasses import dataclass, replace
from pathlib import Path

from etl.model.drafts import says_draft

PACKAGE = Path(__file__).resolve().parents[1]
SHIPPED = PACKAGE / "_shipped" if (PACKAGE / "_shipped").is_dir() else PACKAGE.parent
"""Folder of the `schemas/` and `site/` that come with the publisher: in the wheel, else in its repository."""
PACKAGE_SCHEMAS = SHIPPED / "schemas"


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of one dataset, all below `root`.

    Attributes:
        root: The repository's folder.
        articles: Folder of the article texts, or null when they are not at hand.
        texts_required: Whether every source must be verified against its text.
        second_pass: Whether the seeds meant are those of the second coding, which are checked but never built.
    """

    root: Path
    articles: Path | None = None
    texts_required: bool = False
    second_pass: bool = False

    @property
    def schemas(self) -> Path:
        """Folder of the table schemas, vocabularies and lexicons: the record's own where it holds tables."""
        own = self.root / "schemas"
        return own if (own / "claims.json").is_file() else PACKAGE_SCHEMAS

    @property
    def site(self) -> Path:
        """Folder of the hand-written pages, the theme and mkdocs.yml: the record's own, else the publisher's."""
        own = self.root / "site"
        return own if (own / "mkdocs.yml").is_file() else SHIPPED / "site"

    @property
    def lexicons(self) -> dict[str, Path]:
        """Language to its word lists, those that the record brings before those of the schemas."""
        return _by_language(self.schemas / "lexicon", self.root / "seeds" / "lexicon")

    @property
    def day_words(self) -> dict[str, Path]:
        """Language to its words for days, likewise."""
        return _by_language(self.schemas / "lexicon" / "days", self.root / "seeds" / "lexicon" / "days")

    @property
    def seeds(self) -> Path:
        """Folder of what people write."""
        return self.root / "seeds" / "second-pass" if self.second_pass else self.root / "seeds"

    @property
    def vocabularies(self) -> Path:
        """Folder of the vocabularies that the record brings, for both passes."""
        return self.root / "seeds" / "vocabularies"

    @property
    def second(self) -> "Project | None":
        """The same project with the seeds of the second coding; null where there are none."""
        second = replace(self, second_pass=True)
        return second if not self.second_pass and second.seeds.is_dir() else None

    @property
    def coded_elsewhere(self) -> frozenset[str]:
        """Ids of the articles that the other pass codes, its drafts left out.

        Raises:
            OSError: One cannot be read.
        """
        other = replace(self, second_pass=not self.second_pass).seeds / "sources"
        return frozenset(p.stem for p in other.glob("*.yml") if p.is_file() and not says_draft(p))

    @property
    def texts(self) -> Path:
        """Folder of the article texts beside the seeds, of which those are committed that a licence opens."""
        return self.root / "seeds" / "articles"

    @property
    def evidence(self) -> Path:
        """Folder of the evidence records."""
        return self.seeds / "evidence"

    @property
    def releases(self) -> Path:
        """Folder that says of each release which ids it had."""
        return self.root / "releases"

    @property
    def data(self) -> Path:
        """Folder of what people take away."""
        return self.root / "data"

    @property
    def descriptor(self) -> Path:
        """The published descriptor of the package."""
        return self.root / "datapackage.json"

    @property
    def work(self) -> Path:
        """Folder of everything between: staging, generated pages, the built site."""
        return self.root / ".build"

    def shown(self, path: Path) -> str:
        """A path as a person at the repository's root would type it."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()


def _by_language(*folders: Path) -> dict[str, Path]:
    found = [path for folder in folders if folder.exists() for path in sorted(folder.iterdir())]
    return {path.stem: path for path in found if path.suffix == ".csv"}
