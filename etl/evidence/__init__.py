"""Fourth stage: where in the article texts the phrases of the seeds stand.

`locate` reads the texts and makes one evidence record an article; everything after reads only the record.
"""

from etl.evidence.gather import Gathered, gather
from etl.evidence.record import Evidence, Span, Token

__all__ = ["Evidence", "Gathered", "Span", "Token", "gather"]
