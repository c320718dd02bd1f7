"""Speakers: whom a statement's source names, resolved within the article.

"he said" is the person whom the text was speaking of; "Zelensky" is the "Volodymyr Zelensky"
whom the article names in full; "the mayor" is the one mayor that it names; "GUR" is the body
whose acronym it introduces. Where two fit, the words stay as found.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from dateline.model import Speaker
from dateline.reading.entities.bodies import Bodies
from dateline.reading.entities.cast import Cast, Role
from dateline.reading.names import WORD, Called, Names, alike, bare, capitalised, is_body, name_in
from dateline.reading.nominative import governed_case, in_nominative, oblique
from dateline.reading.noun_phrase import without_verb
from dateline.reading.pronouns import PRONOUNS, RELATIVE
from dateline.reading.roles import gender_of, is_former, is_lesser, is_role, role_stem
from dateline.span import Span, touching

VERB = re.compile(r"\b[а-яіїєґ]+?(ла|лася|лась|в|вся|л|лся|ли|лися|лись)\b", re.IGNORECASE)
"""A past tense, whose ending agrees with who speaks."""

PLURAL = re.compile(r"(?:[a-z]s|people|police|men|women|[а-яіїєґ](?:и|і|ы|ці|цы|ди))$")
"""How a noun that "they" can stand for may end."""

OPENS = re.compile(r"(?:по|за|в|у|на|о|об|про|як|как|in|at|on|by|as)\s", re.IGNORECASE)
"""A word that only stands before a body's name."""

FAR = 2500
"""Code points over which a pronoun looks back."""


class Telling(NamedTuple):
    """Somebody who has spoken: who, from which place, and how their cue spoke of them."""

    speaker: Speaker
    at: int
    gender: str


def resolve(
    text: str,
    said: Sequence[tuple[tuple[Span, ...], tuple[Span, ...]]],
    language: str,
    names: Names,
    quoted: Sequence[Span] = (),
) -> list[Speaker | None]:
    """The speaker of each statement; None where it has no source.

    Args:
        text: The article's text.
        said: Each statement's source and cue; statements in the order of the text.
        language: Whose pronouns are looked for.
        names: The article's full names.
        quoted: Its quotations: whom they name, no pronoun outside them means.
    """
    who = _Who(text, language, names, quoted)
    return [who.speaks(source[0], cue) if source else None for source, cue in said]


def is_pronoun(words: str, language: str) -> bool:
    """Whether a source is a personal pronoun and nothing more."""
    return words.lower().strip(" ,") in PRONOUNS.get(language, {})


class _Who:
    """Whom an article names, and who has spoken so far."""

    def __init__(self, text: str, language: str, names: Names, quoted: Sequence[Span] = ()) -> None:
        self.quoted = sorted(quoted)
        self.text, self.names, self.language = text, names, language
        self.pronouns = PRONOUNS.get(language, {})
        self.cast = Cast(text, names.spans)
        self.shown = {mention.span: mention.gender for mention in self.cast.mentions}
        self.bodies = Bodies(text, [Span(0, len(text))], names.persons, language)
        self.told: list[Telling] = []

    def speaks(self, source: Span, cue: Sequence[Span]) -> Speaker | None:
        """Who the words of a source are; they are remembered for the pronouns that follow."""
        source = without_verb(self.text, source, self.language)
        words = source.of(self.text).strip(" ,")
        gender = self.pronouns.get(words.lower(), "")
        found: Speaker | None
        if gender:
            found = self._meant(source, gender) or Speaker(name=words, span=source)
        elif RELATIVE.fullmatch(words):
            found = self._before_relative(source)
        else:
            gender = _agreed(self.text, cue)
            case = governed_case(self.text, source, cue, self.language)
            found = self._named(self._called(source, gender), source, case)
        if found:
            self.told.append(Telling(found, source.start, gender))
        return found

    def _named(self, speaker: Speaker, source: Span, case: str) -> Speaker:
        """The same, its name in the nominative where another mention or the case shows it."""
        span = speaker.span
        if self.language not in {"uk", "ru"} or span is None:
            return speaker
        words = bare(speaker.name)
        if len(words) > 1 and not source.overlaps(span):
            return replace(speaker, name=self._plainest(span))
        if not source.overlaps(span) or speaker.name != span.of(self.text):
            return speaker
        name = in_nominative(speaker.name, case, self.language)
        return replace(speaker, name=name)

    def _plainest(self, name: Span) -> str:
        """Of one person's full names the one without an ending, which is the shortest."""
        every = [span for span in self.names.spans if alike(self.text, span, name)]
        found = [span.of(self.text) for span in every or [name]]
        forms = [in_nominative(form, oblique(form, self.language), self.language) for form in found]
        return min(forms, key=lambda form: (len(form), form.split()[0][-1] not in "ая", form))

    def _called(self, source: Span, agreed: str) -> Speaker:
        """Whom a name or a description calls."""
        called = name_in(self.text, source, self.names)
        words = called.name.of(self.text)
        body = self.bodies.fullest(words)
        if body and not OPENS.match(body.of(self.text)):
            return Speaker(name=body.of(self.text), span=body)
        proper = called.proper and not all(map(is_role, WORD.findall(words)[:1]))
        if proper and not is_body(self.text, called.name):
            whole = self._fullest(called, agreed)
            return Speaker(name=whole.of(self.text), span=whole, role=called.role)
        holder = None if proper else self._holder(source, words)
        if holder:
            return Speaker(name=holder.of(self.text), span=holder, role=called.name)
        return Speaker(name=words, span=called.name, role=called.role)

    def _fullest(self, called: Called, agreed: str) -> Span:
        """The full name of a surname's bearer, by what title, given name and verb show of them."""
        role = called.role.of(self.text) if called.role else ""
        title = self.text[max(0, called.name.start - 5) : called.name.start]
        gender = gender_of(WORD.findall(f"{title} {role}")) or agreed.replace("p", "")

        def fits(span: Span) -> bool:
            return not gender or self.shown.get(span, "") in {gender, ""}

        return self.names.fullest(called.name, fits)

    def _holder(self, source: Span, words: str) -> Span | None:
        """The one person whose role a description repeats: "the mayor"."""
        held = [
            mention
            for mention in self.cast.mentions
            if any(_repeats(WORD.findall(words), role) for role in mention.roles)
        ]
        spans = [self.names.fullest(mention.span) for mention in held]
        if not spans or any(not alike(self.text, spans[0], other) for other in spans[1:]):
            return None
        before = [span for span in spans if span.start < source.start]
        return (before or spans)[-1]

    def _meant(self, source: Span, gender: str) -> Speaker | None:
        """Whom a pronoun stands for."""
        if gender == "p":
            return self._many(source)
        if gender == "n":
            return self._body(source)
        ranked = sorted(self._able(source, gender), key=lambda item: -item[0])
        return ranked[0][1] if ranked else self._body(source)

    def _body(self, source: Span) -> Speaker | None:
        """The body that spoke last, which "it" is, and «вона» or «он» where no person fits."""
        told = (item.speaker for item in reversed(self.told) if source.start - item.at < FAR)
        return next((s for s in told if s.span and is_body(self.text, s.span)), None)

    def _many(self, source: Span) -> Speaker | None:
        """Who "they" are: the last to speak that are several, or a body; else the last."""
        told = [item.speaker for item in reversed(self.told) if source.start - item.at < FAR]
        several = [
            speaker
            for speaker in told
            if PLURAL.search(speaker.name.split(",")[0].lower()) or " and " in speaker.name
        ]
        return next(iter(several or told), None)

    def _able(self, source: Span, gender: str) -> Iterator[tuple[float, Speaker]]:
        """People whom a pronoun of this gender can stand for, and how likely.

        The weights are in the manner of Lappin and Leass (1994): nearness in sentences,
        the subject's part, and, in news, whoever spoke last.
        """
        known = self._genders()
        for item in reversed(self.told[-12:]):
            shown = known.get(_surname(item.speaker.name), item.gender)
            if self._nobody(item.speaker) or shown not in {gender, ""}:
                continue
            last = item is self.told[-1]
            full = bool(item.speaker.role) or len(bare(item.speaker.name)) > 1
            yield self._weight(source, item.at) + last + full + 1.2 * bool(shown), item.speaker
        for mention in self.cast.before(source.start):
            whole = self.names.fullest(mention.span)
            shown = mention.gender or known.get(_surname(whole.of(self.text)), "")
            if shown not in {gender, ""} or not (mention.person or shown):
                continue
            within = touching(self.quoted, mention.span)
            if within and not any(quote.overlaps(source) for quote in within):
                continue
            weight = self._weight(source, mention.span.start) + 0.7 * mention.subject
            yield weight + 1 + 1.2 * bool(shown), Speaker(name=whole.of(self.text), span=whole)

    def _weight(self, source: Span, at: int) -> float:
        return -0.8 * self.cast.sentences(at, source.start)

    def _nobody(self, speaker: Speaker) -> bool:
        """Whether a speaker is no person by their name."""
        assert speaker.span is not None
        return (
            speaker.name.lower() in self.pronouns
            or not speaker.name[:1].isupper()
            or is_body(self.text, speaker.span)
        )

    def _genders(self) -> dict[str, str]:
        """What has been shown of people's gender so far, by the last word of their names."""
        shown: dict[str, str] = {}
        for mention in self.cast.mentions:
            if mention.gender:
                shown.setdefault(_surname(mention.span.of(self.text)), mention.gender)
        for item in self.told:
            if item.gender in {"m", "f"}:
                shown.setdefault(_surname(item.speaker.name), item.gender)
        return shown

    def _before_relative(self, source: Span) -> Speaker | None:
        """The name that a relative pronoun follows; nobody where it follows none."""
        stretch = Span(max(0, source.start - 60), source.start)
        runs = [
            run
            for run in capitalised(self.text, stretch)
            if not self.text[run.end : source.start].strip(" ,")
        ]
        if not runs:
            return None
        whole = self.names.fullest(runs[-1])
        return Speaker(name=whole.of(self.text), span=whole)


def _surname(name: str) -> str:
    words = bare(name)
    return role_stem(words[-1]) + words[0][:2].lower() if words else ""


def _agreed(text: str, cue: Sequence[Span]) -> str:
    """What a cue's past tense shows: "m", "f", "p" for several, or "" where it shows nothing."""
    found = VERB.search(" ".join(span.of(text) for span in cue))
    if not found:
        return ""
    ending = found[1].lower()
    return "f" if "ла" in ending else "p" if "ли" in ending else "m"


def _head(words: Sequence[str]) -> str:
    """The noun that a role is about: the first, but in English the last before "of"."""
    nouns = [word for word in words if is_role(word)]
    if not nouns:
        return ""
    if not nouns[0].isascii():
        return role_stem(nouns[0])
    until = next((at for at, word in enumerate(words) if word.lower() in {"of", "for"}), len(words))
    return role_stem(([word for word in words[:until] if is_role(word)] or nouns)[-1])


def _repeats(words: Sequence[str], role: Role) -> bool:
    """Whether a description says no more than a role, and of the same office and time."""
    stems = {role_stem(word) for word in role}
    return (
        _head(words) == _head(role)
        and {role_stem(word) for word in words} <= stems | {"the", "of", "a", "an"}
        and is_former(words) == is_former(role)
        and is_lesser(words) == is_lesser(role)
    )
