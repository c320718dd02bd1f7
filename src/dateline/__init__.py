"""Dateline reads the news and keeps the record, every line traceable to the words on the page.

import dateline

for reading in dateline.read("page.html"):
    for statement in reading.statements:
        print(statement.speaker, [span.of(reading.text) for span in statement.content])
"""

from collections.abc import Iterator

from dateline.brief import make_brief
from dateline.errors import DatelineError
from dateline.model import Article, Page, Problem, Reading, Statement
from dateline.pipeline import Read, read_sources
from dateline.record import open_record
from dateline.span import Span

__all__ = [
    "Article",
    "DatelineError",
    "Page",
    "Problem",
    "Reading",
    "Span",
    "Statement",
    "make_brief",
    "open_record",
    "read",
]


def read(*sources: str) -> Iterator[Reading]:
    """Read files, folders, addresses, feeds or archives, in their order.

    Pages that cannot be had are left out; `dateline.pipeline.read_sources` tells of them.

    Raises:
        SourceError: A source cannot be meant.
    """
    return (step.reading for step in read_sources(sources) if isinstance(step, Read))
