"""The record: the database in which pages and their readings are kept, found and re-checked."""

from dateline.record.asking import Question
from dateline.record.entities import Entities, EntityCard
from dateline.record.entity_store import EntityStore, Merging, Waiting
from dateline.record.grouping import Change, Grouping, Shown, Staged
from dateline.record.ledger import ClaimCard, Ledger, StoryCard
from dateline.record.library import Card, Library, Named, Outlet, Sentence
from dateline.record.opening import open_record
from dateline.record.record import Record, Trouble
from dateline.record.search import Hit
from dateline.record.verify import Failure, Verification

__all__ = [
    "Card",
    "Change",
    "ClaimCard",
    "Entities",
    "EntityCard",
    "EntityStore",
    "Failure",
    "Grouping",
    "Hit",
    "Ledger",
    "Library",
    "Merging",
    "Named",
    "Outlet",
    "Question",
    "Record",
    "Sentence",
    "Shown",
    "Staged",
    "StoryCard",
    "Trouble",
    "Verification",
    "Waiting",
    "open_record",
]
