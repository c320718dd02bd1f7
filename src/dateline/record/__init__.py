"""The record: the database in which pages and their readings are kept, found and re-checked."""

from dateline.record.asking import Question
from dateline.record.library import Card, Library, Named, Outlet, Sentence
from dateline.record.opening import open_record
from dateline.record.record import Record, Trouble
from dateline.record.search import Hit
from dateline.record.verify import Failure, Verification

__all__ = [
    "Card",
    "Failure",
    "Hit",
    "Library",
    "Named",
    "Outlet",
    "Question",
    "Record",
    "Sentence",
    "Trouble",
    "Verification",
    "open_record",
]
