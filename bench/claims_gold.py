"""The sample newsroom's gold as Readings, the input of what is measured after reading."""

import sys
from collections.abc import Sequence
from pathlib import Path

from dateline.model import (
    Block,
    Certainty,
    Event,
    Magnitude,
    PageReference,
    Place,
    Reading,
    Speaker,
    Stated,
    Statement,
    Via,
    When,
    article_id,
)
from dateline.reading.sentence import sentences
from dateline.span import Span

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "newsroom"))
from newsroom_gold import Certainty as GoldCertainty
from newsroom_gold import Event as GoldEvent
from newsroom_gold import Newsroom, PageGold, Words, load_newsroom, load_pages
from newsroom_gold import Statement as GoldStatement

__all__ = ["Laid", "PageGold", "newsroom", "pages_of_gold"]


def newsroom() -> Newsroom:
    """What holds across the newsroom's pages."""
    return load_newsroom()


def pages_of_gold() -> dict[str, PageGold]:
    """The gold of each page, by name."""
    return load_pages()


class Laid:
    """One gold page laid out as a text, and its gold in code points of that text."""

    def __init__(self, gold: PageGold) -> None:
        self.gold = gold
        self.text = "\n".join(block.text for block in gold.blocks)
        self.starts, at = list[int](), 0
        for block in gold.blocks:
            self.starts.append(at)
            at += len(block.text) + 1

    def span(self, words: Words) -> Span | None:
        """Where the words stand; None for a quote card's lines, which stand outside the text."""
        if words.part != "text":
            return None
        start = self.starts[words.block] + self.gold.at(words)
        return Span(start, start + len(words.words))

    def spans(self, many: Sequence[Words]) -> tuple[Span, ...]:
        """The spans of several words, in text order."""
        return tuple(sorted(span for words in many if (span := self.span(words))))

    def reading(self) -> Reading:
        """The gold as a Reading."""
        gold, text = self.gold, self.text
        blocks = tuple(
            Block(kind=block.kind, span=Span(start, start + len(block.text)))
            for block, start in zip(gold.blocks, self.starts, strict=True)
        )
        return Reading(
            id=article_id(text, gold.language),
            page=PageReference(url=gold.url, path=gold.page, fetched=None, digest=""),
            outlet=gold.outlet,
            category=gold.category,
            language=gold.language,
            title=blocks[0].span,
            byline=tuple(gold.byline),
            published=Stated(edtf=gold.published, source="meta") if gold.published else None,
            modified=None,
            text=text,
            blocks=blocks,
            version="gold",
            sentences=tuple(sentences(text, [block.span for block in blocks], gold.language)),
            statements=tuple(self._statement(one) for one in gold.statements),
            events=tuple(self._event(one) for one in gold.events),
            places=tuple(
                Place(
                    span=self.span(place.words) or Span(0, 0),
                    geonames=place.geonames,
                    name=place.name,
                    country=place.country,
                    latitude=None,
                    longitude=None,
                    precision=place.precision,
                    confidence=1.0,
                )
                for place in gold.places
            ),
            times=tuple(
                When(
                    span=self.span(time.words) or Span(0, 0),
                    kind=time.kind,
                    edtf=time.edtf,
                    timex=time.timex,
                    grain=None,
                    confidence=1.0,
                )
                for time in gold.times
            ),
        )

    def _statement(self, one: GoldStatement) -> Statement:
        return Statement(
            id=one.id,
            mode=one.mode,
            source=self.spans(one.source),
            cue=self.spans(one.cue),
            content=self.spans(one.content),
            speaker=Speaker(name=one.speaker.name, entity=one.speaker.entity)
            if one.speaker
            else None,
            via=tuple(
                Via(name=via.name, span=self.span(via.words) or Span(0, 0)) for via in one.via
            ),
            certainty=self._certainty(one.certainty),
            confidence=1.0,
        )

    def _event(self, one: GoldEvent) -> Event:
        return Event(
            id=one.id,
            trigger=self.spans(one.trigger),
            type=one.type or "",
            mode=one.mode,
            actor=self.spans(one.actor),
            recipient=self.spans(one.recipient),
            place=one.place,
            when=one.when,
            magnitudes=tuple(
                Magnitude(
                    kind=given.kind,
                    low=given.low,
                    best=given.best,
                    high=given.high,
                    span=self.span(given.words) or Span(0, 0),
                )
                for given in one.magnitudes
            ),
            certainty=self._certainty(one.certainty),
            statement=one.statement,
            confidence=1.0,
        )

    def _certainty(self, one: GoldCertainty) -> Certainty:
        return Certainty(
            polarity=one.polarity,
            degree=one.degree,
            basis=tuple(one.basis),
            shown_by=self.spans(one.shown_by),
        )
