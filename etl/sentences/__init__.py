"""Every claim as one plain sentence, composed from its fields by templates that are data."""

from etl.sentences.fill import fill_sentences

__all__ = ["fill_sentences"]
