"""What the reader learns, each task as windows of text with its own gold and loss."""

import random
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import torch
from torch import Tensor
from torch.nn import functional as F

from dateline.reading.labels import HAPPENING_LABELS, KINDS, LABELS, PART_LABELS
from dateline.reading.runtime import Subwords
from dateline.reading.tags import NEVER, TAGS
from dateline.reading.windows import LIMIT, encoded, sizes, units
from dateline.reading.words import words
from dateline.span import Span
from training.corpora.factuality import CORPORA, Graded
from training.corpora.happenings import Tagged
from training.corpora.names import Marked
from training.corpora.polnear import Document
from training.tagger import Tagger, crf_loss

BATCH = 2048
"""Subwords of a batch, padding counted."""

NOWHERE = -1


class Text(NamedTuple):
    """A text in words: ids of each, its gold (a row for each word), its units."""

    words: list[Span]
    ids: list[list[int]]
    gold: list[tuple[int, ...]]
    units: list[range]


class Example(NamedTuple):
    """One window; `first` is the place of its first word in the text."""

    ids: list[int]
    places: list[int]
    gold: list[tuple[int, ...]]
    first: int


class Task(Protocol):
    texts: list[Text]

    def loss(self, model: Tagger, batch: list[Example]) -> Tensor: ...


def prepared(text: str, subwords: Subwords) -> tuple[list[Span], list[list[int]], list[range]]:
    """The words of a text, their ids, and its paragraphs as units."""
    spans = words(text)
    ids = subwords.encode(text, spans)
    return spans, ids, units(ids, paragraphs(text, spans))


def paragraphs(text: str, spans: Sequence[Span]) -> list[int]:
    """The words that begin a paragraph."""
    ends = [0, *(word.end for word in spans)]
    return [i for i, word in enumerate(spans) if not i or "\n" in text[ends[i] : word.start]]


def covered(span: Span, words: Sequence[Span]) -> list[int]:
    """The words that a span covers more than half of; words in text order."""
    first = bisect_right(words, span.start, key=lambda word: word.end)
    end = bisect_left(words, span.end, key=lambda word: word.start)
    return [at for at in range(first, end) if covers(span, words[at])]


def covers(span: Span, word: Span) -> bool:
    shared = min(span.end, word.end) - max(span.start, word.start)
    return 2 * shared > word.end - word.start


@dataclass
class Attributions:
    """PolNeAR: gold is each word's tag and the word where its cue begins."""

    texts: list[Text]

    @staticmethod
    def of(documents: Iterable[Document], subwords: Subwords) -> "Attributions":
        return Attributions([attributed(document, subwords) for document in documents])

    def loss(self, model: Tagger, batch: list[Example]) -> Tensor:
        states, present = seen(model, batch)
        tags = padded([[tag for tag, _ in example.gold] for example in batch], 0)
        cues = padded([list(links(example)) for example in batch], NOWHERE)
        scores, arcs = model.attribution(states)
        arcs = arcs.masked_fill(~present[:, None, :], -1e4)
        linked = F.cross_entropy(
            arcs.flatten(0, 1), cues.flatten(), ignore_index=NOWHERE, reduction="sum"
        )
        return (crf_loss(scores, tags, model.moves, present) + 0.5 * linked) / present.sum()


def attributed(document: Document, subwords: Subwords) -> Text:
    spans, ids, cut = prepared(document.text, subwords)
    tags, cues = [0] * len(spans), [NOWHERE] * len(spans)
    for attribution in document.attributions:
        head = next((i for cue in attribution["cue"] for i in covered(cue, spans)), NOWHERE)
        for role, pieces in attribution.items():
            for piece in pieces:
                for nth, i in enumerate(covered(piece, spans)):
                    tags[i] = TAGS.index(f"{'I' if nth else 'B'}-{role}")
                    cues[i] = NOWHERE if role == "cue" else head
    return Text(spans, ids, list(zip(tags, cues, strict=True)), cut)


def links(example: Example) -> Iterator[int]:
    """Where each word's cue begins within the window."""
    for _, cue in example.gold:
        inside = 0 <= cue - example.first < len(example.gold)
        yield cue - example.first if inside else NOWHERE


@dataclass
class Names:
    """Five corpora: gold is the set of labels that each word may have, as bits."""

    texts: list[Text]

    @staticmethod
    def of(marked: Iterable[Marked], subwords: Subwords) -> "Names":
        return Names([named(text, subwords) for text in marked])

    def loss(self, model: Tagger, batch: list[Example]) -> Tensor:
        states, present = seen(model, batch)
        bits = padded([[allowed for (allowed,) in example.gold] for example in batch], 1)
        may = (bits.unsqueeze(-1) >> torch.arange(len(LABELS))) & 1 == 1
        scores = model.names(states)
        gold = torch.logsumexp(scores.masked_fill(~may, -1e4), -1)
        return ((torch.logsumexp(scores, -1) - gold) * present).sum() / present.sum()


def named(marked: Marked, subwords: Subwords) -> Text:
    spans, ids, cut = prepared(marked.text, subwords)
    silent = sum(bit(f"{edge}-{kind}") for kind in KINDS if kind in marked.silent for edge in "BI")
    gold = [bit("O") | silent] * len(spans)
    for span, kinds in marked.marks:
        for nth, i in enumerate(covered(span, spans)):
            edge = "I" if nth else "B"
            gold[i] = sum(bit(k if k == "O" else f"{edge}-{k}") for k in kinds)
    return Text(spans, ids, [(bits,) for bits in gold], cut)


def bit(label: str) -> int:
    return 1 << LABELS.index(label)


@dataclass
class Labelled:
    """ECB+ and NEREL, or MUC-4: gold is each word's label by the head of that name."""

    texts: list[Text]
    head: str

    @staticmethod
    def of(tagged: Iterable[Tagged], subwords: Subwords, head: str) -> "Labelled":
        return Labelled([labelled(text, subwords, HEADS[head]) for text in tagged], head)

    def loss(self, model: Tagger, batch: list[Example]) -> Tensor:
        states, _ = seen(model, batch)
        gold = padded([[label for (label,) in example.gold] for example in batch], NOWHERE)
        scores = getattr(model, self.head)(states)
        return F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=NOWHERE)


HEADS = {"happenings": HAPPENING_LABELS, "parts": PART_LABELS}


def labelled(tagged: Tagged, subwords: Subwords, labels: Sequence[str]) -> Text:
    spans, ids, cut = prepared(tagged.text, subwords)
    gold = [labels.index("O")] * len(spans)
    for span, kind in tagged.marks:
        for nth, i in enumerate(covered(span, spans)):
            gold[i] = labels.index(f"{'I' if nth else 'B'}-{kind}")
    return Text(spans, ids, [(label,) for label in gold], cut)


SCALE = 1000
"""Values are kept as thousandths, so that all gold is whole numbers."""


@dataclass
class Values:
    """UW and UDS-IH2, a sentence a text: gold is each event word's value and its corpus, or -1."""

    texts: list[Text]

    @staticmethod
    def of(graded: Iterable[Graded], subwords: Subwords) -> "Values":
        return Values([valued(text, subwords) for text in graded])

    def loss(self, model: Tagger, batch: list[Example]) -> Tensor:
        states, _ = seen(model, batch)
        gold = padded([[value for value, _ in example.gold] for example in batch], 0) / SCALE
        corpus = padded([[which for _, which in example.gold] for example in batch], NOWHERE)
        told = model.values(states)
        found = told.gather(-1, corpus.clamp(min=0).unsqueeze(-1)).squeeze(-1)
        asked = corpus != NOWHERE
        lost = F.smooth_l1_loss(found, gold, reduction="none") * asked
        return lost.sum() / asked.sum().clamp(min=1)


def valued(graded: Graded, subwords: Subwords) -> Text:
    spans, ids, cut = prepared(graded.text, subwords)
    gold = [(0, NOWHERE)] * len(spans)
    for span, value in graded.values:
        head = next((i for i, word in enumerate(spans) if word.overlaps(span)), None)
        if head is not None:
            gold[head] = (round(value * SCALE), graded.corpus)
    return Text(spans, ids, gold, cut)


assert CORPORA == ("UW", "UDS_IH2")  # the order of the head's two outputs


def seen(model: Tagger, batch: list[Example]) -> tuple[Tensor, Tensor]:
    """The states of a batch's words, and which of them are there."""
    ids = padded([example.ids for example in batch], 1)
    places = padded([example.places for example in batch], 0)
    present = padded([[1] * len(example.places) for example in batch], 0).bool()
    mask = torch.zeros(ids.shape).masked_fill(ids == 1, NEVER)
    return model.states(ids, places, mask[:, None, None, :]), present


def padded(rows: Sequence[Sequence[int]], fill: int) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([[*row, *[fill] * (width - len(row))] for row in rows])


def examples(text: Text, rng: random.Random) -> Iterator[Example]:
    """The text in windows without overlap, the first cut short at random."""
    size = sizes(text.ids, text.units)
    at, limit = 0, rng.randint(LIMIT // 4, LIMIT)
    while at < len(size):
        end, total = at + 1, size[at]
        while end < len(size) and total + size[end] <= limit:
            total += size[end]
            end += 1
        ids, places = encoded(text.ids, text.units[at:end])
        first, last = text.units[at].start, text.units[end - 1].stop
        yield Example(ids, places, text.gold[first:last], first)
        at, limit = end, LIMIT


def batches(task: Task, seed: int) -> list[list[Example]]:
    """All windows of a task, those of like length together, in random order."""
    rng = random.Random(seed)
    every = [example for text in task.texts for example in examples(text, rng)]
    every.sort(key=lambda example: (len(example.ids), rng.random()))
    found: list[list[Example]] = [[]]
    for example in every:
        if (len(found[-1]) + 1) * len(example.ids) > BATCH and found[-1]:
            found.append([])
        found[-1].append(example)
    rng.shuffle(found)
    return found
