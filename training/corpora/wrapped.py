"""Attributions made from plain news sentences of Ukrainian and Russian.

No corpus of attributions in these languages is open. Sentences of news that attribute
nothing are put into patterns of how news attributes (`data/wrapped_*.toml`), with sources
in the case that the pattern asks for (pymorphy3, Korobov 2015): "X." becomes
"«X», — сказала речниця". A model that learned the relation from English learns here how
these languages word it. Nothing but the training reads these texts.
"""

import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from pymorphy3 import MorphAnalyzer

from dateline.reading.sentence import sentences
from dateline.span import Span
from training.corpora.names import brat
from training.corpora.polnear import Document

FOLDER = Path(__file__).with_name("data")
LANGUAGES = ("uk", "ru")
TEXTS = 1400
"""Made of each language."""

MARK = re.compile(r"\[([sqc])(2?) ([^\[\]]*)\]|([^\[\]]+)")
SLOT = re.compile(r"\{(\w+)\}")
PLAIN = re.compile(r"[А-ЯЇІЄҐ][^«»\"“”„:()\[\]{}?!\n…—–]{30,170}[\w»]\.")
ROLE = {"s": "source", "q": "cue", "c": "content"}


class Source(NamedTuple):
    """A source's words in the nominative, and its gender, or "p" for many."""

    words: str
    gender: str


class Maker:
    """Makes texts of one language; the same seed makes the same texts."""

    def __init__(self, language: str, plain: list[str], seed: int = 0) -> None:
        self.rng = random.Random(f"{language}-{seed}")
        self.known: dict[str, Any] = tomllib.loads(
            (FOLDER / f"wrapped_{language}.toml").read_text("utf-8")
        )
        self.morph = MorphAnalyzer(lang=language)
        self.plain = [one for one in plain if not self._attributes(one)]
        within = Counter(word for one in self.plain for word in one.rstrip(".").split()[1:])
        self.common = {word for word in within if word[:1].islower()}

    def texts(self, count: int) -> Iterator[Document]:
        """A few paragraphs each, every one by another pattern."""
        for number in range(count):
            text, found = "", list[dict[str, tuple[Span, ...]]]()
            for _ in range(self.rng.randint(2, 5)):
                text += "\n" * bool(text)
                added, attributions = self._paragraph(self.rng.choice(self.known["patterns"]))
                found += [
                    {role: tuple(s.shift(len(text)) for s in spans) for role, spans in one.items()}
                    for one in attributions
                ]
                text += added
            yield Document(f"wrapped-{number}", text, found)

    def _attributes(self, sentence: str) -> bool:
        return any(stem in sentence.lower() for stem in self.known["stop"])

    def _paragraph(self, pattern: str) -> tuple[str, list[dict[str, tuple[Span, ...]]]]:
        """Some plain sentences before and after, and the pattern filled between."""
        before = " ".join(self._sentence() for _ in range(self.rng.choice((0, 0, 1, 2))))
        after = " ".join(self._sentence() for _ in range(self.rng.choice((0, 0, 1))))
        text = before + " " * bool(before)
        parts: dict[str, dict[str, list[Span]]] = {}
        source, second = self._source(), self._source()
        if "s2 pron" in pattern:
            second = source
        for role, other, inner, outer in MARK.findall(pattern):
            who = second if other else source
            words = self._source_words(inner, who) if role == "s" else inner or outer
            words = words if role == "s" else self._filled(words, who)
            if not text or text.endswith(". "):
                words = words[:1].upper() + words[1:]
            if role:
                roles = parts.setdefault(other, {name: [] for name in ROLE.values()})
                roles[ROLE[role]].append(Span(len(text), len(text) + len(words)))
            text += words
        made = [{role: tuple(spans) for role, spans in one.items()} for one in parts.values()]
        return text + " " * bool(after) + after, made

    def _filled(self, words: str, who: Source) -> str:
        return SLOT.sub(lambda slot: self._slot(slot[1], who), words)

    def _slot(self, name: str, who: Source) -> str:
        past, present = self.rng.choice(self.known["past"]), self.rng.choice(self.known["present"])
        bare = self._sentence().rstrip(".")
        lower = bare[:1].lower() + bare[1:] if bare.split()[0].lower() in self.common else bare
        made = {
            "V": past["mfpn".index(who.gender)],
            "P": present[who.gender == "p"],
            "Vp": past[2],
            "Pp": present[1],
            "U": bare, "Q": bare, "Q2": bare, "l": lower, "x": bare + ".",
            "m": self._mixed(lower),
        }  # fmt: skip
        if name in made:
            return str(made[name])
        chosen: str = self.rng.choice(self.known[name.lower()])
        return chosen[:1].upper() + chosen[1:] if name[0].isupper() else chosen

    def _mixed(self, sentence: str) -> str:
        """The sentence, its last few words quoted."""
        words = sentence.split()
        at = max(1, len(words) - self.rng.randint(2, 6))
        return " ".join(words[:at]) + " «" + " ".join(words[at:]) + "»"

    def _sentence(self) -> str:
        return self.rng.choice(self.plain)

    def _source(self) -> Source:
        kind = self.rng.choice(("male", "female", "male", "female", "body", "body", "name"))
        if kind == "body":
            gender = self.rng.choice("fnmp")
            words = self.rng.choice(self.known[f"bodies_{gender}"])
            return Source(words, gender)
        gender = "m" if kind == "male" or (kind == "name" and self.rng.random() < 0.5) else "f"
        name = self.rng.choice(self.known["male_names" if gender == "m" else "female_names"])
        if kind == "name":
            return Source(self.rng.choice((name, name.split()[-1])), gender)
        role = self.rng.choice(self.known["male" if gender == "m" else "female"])
        both = self.rng.random() < 0.6
        return Source(f"{role} {name}" if both else role, gender)

    def _source_words(self, case: str, who: Source) -> str:
        if case == "pron":
            return self.rng.choice(self.known["pronouns"][who.gender][:2])
        if case == "pron_poss":
            return str(self.known["pronouns"][who.gender][2])
        return " ".join(self._inflected(who.words.split(), case, who.gender))

    def _inflected(self, words: list[str], case: str, gender: str) -> Iterator[str]:
        """Names, and the words up to the first noun, in another case; what it rules stays."""
        ruled = False
        for word in words:
            stays = case == "nomn" or (ruled and word[:1].islower())
            yield word if stays else inflected(self.morph, word, case, gender)
            ruled = ruled or "NOUN" in self.morph.parse(word)[0].tag


@cache
def inflected(morph: MorphAnalyzer, word: str, case: str, gender: str) -> str:
    """A word in a case, its capital kept; as it stands where it is in another case already."""
    wanted = {"m": "masc", "f": "femn", "n": "neut", "p": "plur"}[gender]
    parses = [p for p in morph.parse(word) if "nomn" in p.tag]
    parses.sort(key=lambda p: wanted not in p.tag)
    changed = parses[0].inflect({case}) if parses else None
    form = changed.word if changed else word
    return form[:1].upper() + form[1:] if word[:1].isupper() else form


def plain_sentences(data: Path, language: str, *, free: bool) -> list[str]:
    """Sentences of news, one clause run each, without quotation, question or brackets."""
    texts = [
        path.read_text("utf-8-sig").split("\n", 4)[-1]
        for path in sorted((data / "stories" / "bsnlp").glob(f"*/raw/{language}/*"))
    ]
    own = {
        "uk": data / "names" / "ner-uk" / "brat" / "ng",
        "ru": data / "names" / "nerel" / "train",
    }
    paths = [] if free and language == "uk" else sorted(own[language].glob("*.txt"))
    texts += [marked.text for marked in brat(paths, {}, frozenset())]
    found = {
        span.of(text)
        for text in texts
        for span in sentences(text, [Span(0, len(text))], language)
        if PLAIN.fullmatch(span.of(text))
    }
    return sorted(found)


def wrapped(data: Path, *, free: bool = False) -> Iterator[Document]:
    """Made texts of both languages; free: without sentences of NER-UK."""
    for language in LANGUAGES:
        yield from Maker(language, plain_sentences(data, language, free=free)).texts(TEXTS)
