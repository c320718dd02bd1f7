"""Certainty at given event words, on two factuality corpora.

    python -m bench.certainty --data ../shared/data
    python -m bench.certainty --data ../shared/data --every 5 --errors 50

UW (Lee et al. 2015) and UDS-IH2 (Rudinger et al. 2018), English: an event word in a
sentence, and how factual people hold it, -3 to 3. Each sentence is read as an article is.
Printed for each corpus: the value by the words of the event's clause alone; the output of
the model's head for that corpus; the value that Dateline gives, which knows no corpus. Of
the last by band of the gold label too, for most labels are +3, and by degree.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import correlation, mean
from typing import NamedTuple

import msgspec
from msgspec import Struct

from dateline.article import read_article
from dateline.model import Certainty, Page
from dateline.reading import Model, certainties, load_model, read
from dateline.reading.clause import clause_around
from dateline.reading.factuality import Parts, rater
from dateline.reading.governing import governing
from dateline.reading.occurrence import Told, occurrence
from dateline.span import Span

CORPORA = ("UW", "UDS_IH2")
FEW = 5
"""Kinds of governing words with fewer events are not printed."""

BANDS = ((-3.0, -1.5), (-1.5, -0.5), (-0.5, 0.5), (0.5, 1.5), (1.5, 2.5), (2.5, 3.01))


class Judged(NamedTuple):
    """An event word: what people gave it, and what we do.

    words: by its clause's words. head: by the output for its corpus. found: as it is read.
    governed: the kinds of the words that govern it.
    """

    text: str
    word: Span
    gold: float
    words: float
    head: float
    found: Certainty
    governed: str

    @property
    def value(self) -> float:
        """What Dateline says."""
        return self.found.value or 0.0


class Target(Struct):
    """An event word as the corpora mark it: tokens, half open, and the raters' mean."""

    span1: tuple[int, int]
    label: float


class Row(Struct):
    """A sentence of a corpus; its tokens are parted by spaces."""

    text: str
    targets: list[Target]

    def words(self) -> list[tuple[Span, float]]:
        """The event words as spans of code points, with their labels."""
        starts = [0]
        for token in self.text.split(" "):
            starts.append(starts[-1] + len(token) + 1)
        return [
            (Span(starts[first], starts[min(last, len(starts) - 1)] - 1), target.label)
            for target in self.targets
            for first, last in [target.span1]
        ]


def judged(lines: Sequence[bytes], model: Model, rater_of: int) -> Iterator[Judged]:
    """Every event word of some lines of a corpus."""
    for line in lines:
        row = msgspec.json.decode(line, type=Row)
        if row.targets:
            yield from _sentence(row.text, row.words(), model, rater_of)


def _sentence(
    text: str, spans: Sequence[tuple[Span, float]], model: Model, rater_of: int
) -> Iterator[Judged]:
    article = read_article(Page(data=text.encode(), path="sentence.txt"), language="en")
    reading = read(article, model)
    asked = [word for word, _ in spans]
    parts = Parts.of(reading.sentences, reading.names, reading.statements)
    whole = Span(0, len(text))
    rated = rater(article, parts, model)(whole, asked)
    found = certainties(reading, asked, model)
    for (word, gold), one, sure in zip(spans, rated, found, strict=True):
        words = occurrence(text, Told(whole, [word]), "en").value or 0.0
        clause, _ = clause_around(text, whole, word.start, "en")
        governed = " ".join(sorted(governing(text, clause, [word], "en")))
        yield Judged(text, word, gold, words, one[rater_of] if one else 0.0, sure, governed)


def error(some: Sequence[Judged], value: Callable[[Judged], float]) -> float:
    """Mean absolute error."""
    return sum(abs(value(one) - one.gold) for one in some) / len(some)


def pearson(some: Sequence[Judged], value: Callable[[Judged], float]) -> float:
    """Correlation; 0 where one side does not vary."""
    ours, gold = [value(one) for one in some], [one.gold for one in some]
    return correlation(ours, gold) if len(set(ours)) > 1 and len(set(gold)) > 1 else 0.0


WAYS: dict[str, Callable[[Judged], float]] = {
    "always 3": lambda _: 3.0,
    "words alone": lambda one: one.words,
    "head alone": lambda one: one.head,
    "as read": lambda one: one.value,
}


def told(corpus: str, some: Sequence[Judged]) -> Iterator[str]:
    """The lines of one corpus."""
    yield f"{corpus}, {len(some)} events"
    for name, value in WAYS.items():
        yield f"  {name:12} MAE {error(some, value):.3f}   r {pearson(some, value):.3f}"
    for low, high in BANDS:
        if band := [one for one in some if low <= one.gold < high]:
            middle = mean(one.value for one in band)
            about = f"gold {low:4} to {min(high, 3.0):4}{len(band):6}"
            yield f"  {about}   MAE {error(band, WAYS['as read']):.3f}   mean {middle:5.2f}"
    for axes in sorted({(one.found.polarity, one.found.degree) for one in some}):
        same = [one.gold for one in some if (one.found.polarity, one.found.degree) == axes]
        yield f"  {' '.join(axes):18}{len(same):6}   mean gold {mean(same):5.2f}"
    for kinds in sorted({one.governed for one in some if one.governed}):
        own = [one for one in some if one.governed == kinds]
        gold, head, value = (
            mean(each) for each in zip(*((o.gold, o.head, o.value) for o in own), strict=True)
        )
        if len(own) >= FEW:
            means = f"mean gold {gold:5.2f}, head {head:5.2f}, as read {value:5.2f}"
            yield f"  governed by {kinds:18}{len(own):4}   {means}"


def errors(some: Sequence[Judged], count: int) -> Iterator[str]:
    """The events with the largest errors, the largest first."""
    worst = sorted(some, key=lambda one: -abs(one.value - one.gold))
    for one in worst[:count]:
        word = f"{one.text[: one.word.start]}[{one.word.of(one.text)}]{one.text[one.word.end :]}"
        yield f"  {one.gold:5.2f} {one.value:5.2f} {one.found.degree:9}{word}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--split", default="dev")
    parser.add_argument("--model", type=Path)
    parser.add_argument("--every", type=int, default=1, help="read every n-th sentence only")
    parser.add_argument("--errors", type=int, default=0, help="show so many of each corpus")
    arguments = parser.parse_args()
    model = load_model(arguments.model)
    for at, corpus in enumerate(CORPORA):
        path = arguments.data / "certainty" / corpus / f"{arguments.split}.jsonl"
        lines = path.read_bytes().splitlines()[:: arguments.every]
        some = list(judged(lines, model, at))
        print(*told(corpus, some), *errors(some, arguments.errors), sep="\n")


if __name__ == "__main__":
    main()
