"""When a line resolves: the rules that every line of a brief is held to (laws 1, 3, 4).

In this first form every line is verbatim, so they are strict.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.brief.cite import around, units
from dateline.brief.facts import unsupported
from dateline.brief.lines import Anchor, Line, Sure
from dateline.errors import BriefError
from dateline.model import Certainty, Reading, Statement
from dateline.span import Span


def hold(holds: bool, fault: str, words: object) -> None:
    """Refuse a brief in which something does not hold.

    Raises:
        BriefError: It does not; the message gives the fault and the words concerned.
    """
    if not holds:
        message = (
            f"a brief was not made, because a line of it {fault}: {str(words)[:200]!r}. "
            "Read the articles again and make the brief from what that gives"
        )
        raise BriefError(message)


def spans(lines: Sequence[Line | None]) -> tuple[Span, ...]:
    """Where lines stand."""
    return tuple(anchor.span for line in lines if line for anchor in line.anchors)


@dataclass(frozen=True)
class Ground:
    """An article, as what its lines must rest on.

    units: what they may cite.
    statements: what was found in it, by id.
    """

    reading: Reading
    units: tuple[Span, ...]
    statements: Mapping[str, Statement]

    @classmethod
    def of(cls, reading: Reading) -> "Ground":
        """The ground of one reading."""
        statements = {statement.id: statement for statement in reading.statements}
        return cls(reading, units(reading.text, reading.sentences), statements)

    def anchor(self, anchor: Anchor) -> None:
        """An anchor lies in its article, is not empty, and says what stands there."""
        start, end = anchor.span
        hold(anchor.article == self.reading.id, "cites another article", anchor.words)
        hold(0 <= start < end <= len(self.reading.text), "points outside the text", anchor)
        hold(anchor.words == self.reading.text[start:end], "is not verbatim", anchor.words)
        hold(bool(anchor.words.strip()), "points at no words", anchor)

    def line(self, line: Line) -> None:
        """A line is verbatim, and cites the sentences that it stands in and no others."""
        hold(bool(line.anchors), "has no anchor", line.words)
        for anchor in (*line.anchors, *line.sentences):
            self.anchor(anchor)
        touched = {unit for anchor in line.anchors for unit in around(self.units, anchor.span)}
        cited = {sentence.span for sentence in line.sentences}
        hold(touched == cited, "does not cite the sentences it stands in", line.words)
        hold(not line.quoted or line.words in self.reading.text, "is no quotation", line.words)
        missing = unsupported(line.words, " ".join(item.words for item in line.sentences))
        hold(not missing, f"states {sorted(missing)}, and its sentences do not", line.words)
        verbatim = " ".join(anchor.words for anchor in line.anchors)
        hold(line.words == verbatim, "is not verbatim", line.words)
        hold(line.language == self.reading.language, "is in another language", line.words)

    def lines(self, lines: Sequence[Line | None], where: Sequence[Span | None]) -> None:
        """These lines show the words at these places: all of them, and in this order."""
        found = [line for line in lines if line]
        hold(list(spans(found)) == [span for span in where if span], "shows other words", found)
        for line in found:
            self.line(line)

    def sure(self, sure: Sure, certainty: Certainty) -> None:
        """A certainty is the one that was read, with the same words to show it."""
        mine = (sure.polarity, sure.degree, sure.basis)
        theirs = (certainty.polarity, certainty.degree, certainty.basis)
        hold(mine == theirs, "is of another certainty than was read", mine)
        self.lines(sure.shown_by, certainty.shown_by)
