"""Speakers: whom a statement's source names, resolved within the article.

"he said" is the person who spoke before; "Zelensky" is the "Volodymyr Zelensky" whom the
article names in full; "the ministry" stays what the article calls it.
"""

import re
from collections.abc import Sequence

from dateline.model import Speaker
from dateline.reading.names import Names, bare, capitalised, is_body, name_in
from dateline.span import Span

PRONOUNS = {
    "en": {
        "he": "m", "him": "m", "his": "m", "himself": "m",
        "she": "f", "her": "f", "hers": "f", "herself": "f",
        "they": "p", "them": "p", "their": "p",
    },
    "uk": {
        "він": "m", "його": "m", "нього": "m", "йому": "m", "ним": "m",
        "вона": "f", "її": "f", "неї": "f", "їй": "f", "нею": "f",
        "вони": "p", "їх": "p", "їхніми": "p", "ними": "p", "них": "p",
    },
    "ru": {
        "он": "m", "его": "m", "него": "m", "ему": "m", "ним": "m",
        "она": "f", "её": "f", "ее": "f", "неё": "f", "нее": "f", "ей": "f", "ней": "f",
        "они": "p", "их": "p", "них": "p", "ними": "p",
    },
}  # fmt: skip

RELATIVE = re.compile(
    r"(?:who|whom|whose|which|that|як(?:ий|а|е|і|ого|ої|их|ому|ій|им|ою|ими)|що"
    r"|котор(?:ый|ая|ое|ые|ого|ой|ых|ому|ым|ую|ыми)|что|кто|хто)",
    re.IGNORECASE,
)
"""A pronoun that stands for the name right before it, if for any."""

NEAR = 40
"""Statements that a pronoun looks back over."""

FEMALE = re.compile(
    r"\b(?:Mrs|Ms|Miss|Lady|woman|spokeswoman|chairwoman|queen|princess|речниця|речниці|керівниця|"
    r"директорка|міністерка|очільниця|заступниця|лікарка|мешканка|депутатка|женщина|жінка)\b",
    re.IGNORECASE,
)
MALE = re.compile(r"\b(?:Mr|Sir|man|spokesman|chairman|king|prince)\b", re.IGNORECASE)
SHE_SAID = re.compile(
    r"\b(?:заявила|сказала|повідомила|додала|зазначила|наголосила|сообщила|добавила|отметила|подчеркнула|підкреслила|розповіла|рассказала|пояснила|объяснила)\b"
)
HE_SAID = re.compile(
    r"\b(?:заявив|сказав|повідомив|додав|зазначив|наголосив|сообщил|добавил|отметил|подчеркнул|підкреслив|розповів|рассказал|пояснив|объяснил|заявил|сказал)\b"
)


def resolve(
    text: str,
    said: Sequence[tuple[tuple[Span, ...], tuple[Span, ...]]],
    language: str,
    names: Names,
) -> list[Speaker | None]:
    """The speaker of each statement; None where it has no source.

    Args:
        text: The article's text.
        said: Each statement's source and cue; statements in the order of the text.
        language: Whose pronouns are looked for.
        names: The article's full names.
    """
    found: list[Speaker | None] = []
    genders: dict[str, str] = {}
    for source, cue in said:
        speaker = (
            _speaker(text, source[0], language, names, _Before(found, genders)) if source else None
        )
        if speaker and cue:
            genders.setdefault(speaker.name, _gender(text, speaker, cue))
        found.append(speaker)
    return found


def is_pronoun(words: str, language: str) -> bool:
    """Whether a source is a personal pronoun and nothing more."""
    return words.lower().strip(" ,") in PRONOUNS.get(language, {})


class _Before:
    """Who has spoken so far, and what their cues showed of their grammatical gender."""

    def __init__(self, speakers: Sequence[Speaker | None], genders: dict[str, str]) -> None:
        self.speakers, self.genders = speakers, genders

    def nearest(self, text: str, gender: str) -> Speaker | None:
        """The last speaker that a pronoun of this gender can stand for.

        One word may be a state's or a city's name ("Moscow"): it stands back behind any
        speaker whom the article names in full or by a role.
        """
        able = [
            speaker
            for speaker in reversed(self.speakers[-NEAR:])
            if speaker and speaker.span and self._may_be(text, speaker, gender)
        ]
        sure = [speaker for speaker in able if speaker.role or len(bare(speaker.name)) > 1]
        return (able if gender == "p" else [*sure, *able])[0] if able else None

    def _may_be(self, text: str, speaker: Speaker, gender: str) -> bool:
        assert speaker.span is not None
        if gender == "p":
            return True
        if not speaker.name[:1].isupper() or is_body(text, speaker.span):
            return False
        return self.genders.get(speaker.name) in {gender, "", None}


def _speaker(
    text: str, source: Span, language: str, names: Names, before: _Before
) -> Speaker | None:
    words = source.of(text)
    gender = PRONOUNS.get(language, {}).get(words.lower().strip(" ,"))
    if gender:
        return before.nearest(text, gender) or Speaker(name=words, span=source)
    if RELATIVE.fullmatch(words.strip(" ,")):
        return _before_relative(text, source, names)
    called = name_in(text, source, names)
    if called.proper and not is_body(text, called.name):
        whole = names.fullest(called.name)
        return Speaker(name=whole.of(text), span=whole, role=called.role)
    return Speaker(name=called.name.of(text), span=called.name, role=called.role)


def _before_relative(text: str, source: Span, names: Names) -> Speaker | None:
    """The name that a relative pronoun follows; nobody where it follows none."""
    stretch = Span(max(0, source.start - 60), source.start)
    runs = [
        run for run in capitalised(text, stretch) if not text[run.end : source.start].strip(" ,")
    ]
    if not runs:
        return None
    whole = names.fullest(runs[-1])
    return Speaker(name=whole.of(text), span=whole)


def _gender(text: str, speaker: Speaker, cue: Sequence[Span]) -> str:
    """What the words around a speaker show of their grammatical gender; "" where nothing."""
    role = speaker.role.of(text) if speaker.role else ""
    title = text[max(0, speaker.span.start - 5) : speaker.span.start] if speaker.span else ""
    verb = " ".join(span.of(text) for span in cue)
    if FEMALE.search(f"{title} {role}") or SHE_SAID.search(verb):
        return "f"
    return "m" if MALE.search(f"{title} {role}") or HE_SAID.search(verb) else ""
