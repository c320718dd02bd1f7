"""Who did what to whom in attacks: MUC-4's reports and their templates (Sundheim 1992).

The reports come in small letters; in every second text capitals are put back where other
news has them, so that the model reads both. All mentions of a role's filler are marked.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.reading.labels import PARTS
from dateline.span import Span
from training.corpora.happenings import Tagged

NAMES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
"""The corpus's names of what `labels.PARTS` holds, in the same order."""

WORD = re.compile(r"[^\W\d_]+")


def attacks(path: Path, capital: Iterable[str]) -> Iterator[Tagged]:
    """The reports of a part; capital: texts of other news, to tell which words have capitals."""
    known = Case(capital)
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        row = json.loads(line)
        text = row["doctext"]
        marks = list(mentions(text, row["extracts"]))
        yield Tagged(row["docid"], known.restored(text) if number % 2 else text, marks)


def mentions(text: str, extracts: dict[str, list[list[list[str]]]]) -> Iterator[tuple[Span, str]]:
    """Where the fillers' words stand, longer ones first, none within another."""
    fillers = [
        (words, part)
        for name, part in zip(NAMES, PARTS, strict=True)
        for entity in extracts[name]
        for words, _ in entity
    ]
    taken: set[int] = set()
    for words, part in sorted(set(fillers), key=lambda one: (-len(one[0]), one)):
        for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text):
            if taken.isdisjoint(range(*match.span())):
                taken.update(range(*match.span()))
                yield Span(*match.span()), part


class Case:
    """How words are written in news: with a capital, or small."""

    def __init__(self, texts: Iterable[str]) -> None:
        within = [word for text in texts for word in re.findall(r"(?<=[a-z,] )[^\W\d_]+", text)]
        self._small = Counter(word for word in within if word.islower())
        self._capital = Counter(word.lower() for word in within if word.istitle())

    def restored(self, text: str) -> str:
        """Capitals for words that mostly have them, that no text has, and that open a sentence."""

        def one(match: re.Match[str]) -> str:
            word = match[0]
            opens = (
                not text[: match.start()].rstrip() or text[: match.start()].rstrip()[-1] in ".?!"
            )
            named = self._capital[word] >= self._small[word]
            return word.capitalize() if opens or named else word

        return WORD.sub(one, text)
