"""Speakers: whom a statement's source names, resolved within the article.

"he said" is the speaker before it; "Zelensky" is the "Volodymyr Zelensky" whom the
article names in full; "the ministry" stays what the article calls it.
"""

import re
from collections.abc import Iterable, Sequence

from dateline.model import Speaker
from dateline.span import Span

PRONOUNS = {
    "en": {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "they": "p", "them": "p", "it": "n"},
    "uk": {
        "він": "m", "його": "m", "нього": "m", "йому": "m", "ним": "m",
        "вона": "f", "її": "f", "неї": "f", "їй": "f",
        "вони": "p", "їх": "p", "їхніми": "p", "ними": "p",
    },
    "ru": {
        "он": "m", "его": "m", "него": "m", "ему": "m", "ним": "m",
        "она": "f", "её": "f", "ее": "f", "неё": "f", "нее": "f", "ей": "f",
        "они": "p", "их": "p", "них": "p",
    },
}  # fmt: skip

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*\.?")
PARTICLES = {
    "de",
    "van",
    "von",
    "der",
    "al",
    "el",
    "bin",
    "ibn",
    "of",
    "the",
    "du",
    "da",
    "di",
    "la",
    "le",
}
TITLES = {
    "mr", "mrs", "ms", "dr", "sir", "prof", "sen", "rep", "gov", "gen", "col", "lt", "maj", "capt",
    "president", "minister", "prime", "senator", "governor", "mayor", "general", "chancellor",
    "king", "queen", "prince", "princess", "pope", "judge", "justice", "secretary", "ambassador",
    "spokesman", "spokeswoman", "spokesperson", "chairman", "chief", "director", "colonel",
    "president-elect", "congressman", "congresswoman", "professor", "attorney", "representative",
    "президент", "прем'єр", "прем’єр", "премьер", "міністр", "министр", "губернатор", "мер", "мэр",
    "генерал", "полковник", "голова", "глава", "директор", "речник", "речниця", "депутат",
}  # fmt: skip
FEMALE = re.compile(
    r"\b(?:Mrs|Ms|Miss|Lady|she|her|woman|spokeswoman|chairwoman|queen|princess|речниця|керівниця|директорка|міністерка|очільниця|заступниця|вона|женщина|она)\b",
    re.IGNORECASE,
)
MALE = re.compile(r"\b(?:Mr|Sir|he|his|man|spokesman|chairman|king|prince|він|он|мужчина)\b")


def resolve(
    text: str, sources: Sequence[tuple[Span, ...]], language: str, names: Sequence[Span]
) -> list[Speaker | None]:
    """The speaker of each statement, in text order; None where it has no source.

    Args:
        text: The article's text.
        sources: Each statement's source; statements in the order of the text.
        language: Whose pronouns are looked for.
        names: Full names as `full_names` finds them.
    """
    found: list[Speaker | None] = []
    for source in sources:
        found.append(_speaker(text, source, language, names, found) if source else None)
    return found


def full_names(text: str, within: Iterable[Span]) -> list[Span]:
    """Runs of two to five capitalised words, sentence openers apart, in text order."""
    return [
        name
        for stretch in within
        for name in _capitalised(text, stretch)
        if 1 < len(WORD.findall(name.of(text))) <= 5
    ]


def _speaker(
    text: str,
    source: tuple[Span, ...],
    language: str,
    names: Sequence[Span],
    before: Sequence[Speaker | None],
) -> Speaker:
    words = source[0].of(text)
    gender = PRONOUNS.get(language, PRONOUNS["en"]).get(words.lower().strip(" ,"))
    if gender:
        return _antecedent(text, gender, before) or Speaker(name=words, span=source[0])
    own = max(_capitalised(text, source[0]), key=lambda name: len(name), default=None)
    if own is None:
        return Speaker(name=words, span=source[0])
    whole = _fullest(text, own, names)
    role = _role(text, source[0], own)
    return Speaker(name=whole.of(text), span=whole, role=role)


def _antecedent(text: str, gender: str, before: Sequence[Speaker | None]) -> Speaker | None:
    """The nearest speaker before that the pronoun can stand for."""
    for speaker in reversed(before):
        if speaker and speaker.span and _may_be(text, speaker, gender):
            return speaker
    return None


def _may_be(text: str, speaker: Speaker, gender: str) -> bool:
    if not speaker.span or gender in {"p", "n"}:
        return gender != "n"
    around = speaker.name + " " + (speaker.role.of(text) if speaker.role else "")
    if gender == "m":
        return not FEMALE.search(around)
    return not MALE.search(around)


def _fullest(text: str, name: Span, names: Sequence[Span]) -> Span:
    """The full name that this one shortens: the nearest before, else the first after."""
    wanted = _bare(name.of(text))
    if not wanted:
        return name
    same = [full for full in names if _shortens(wanted, _bare(full.of(text)))]
    longer = [full for full in same if len(_bare(full.of(text))) > len(wanted)]
    nearest = [full for full in longer if full.start <= name.start]
    best = nearest[-1:] or longer[:1]
    return _without_title(text, best[0] if best else name)


def _shortens(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether a name can be the other in short: the same last word, inflected or not."""
    return bool(long) and same_stem(short[-1], long[-1]) and len(long) >= len(short)


def same_stem(one: str, other: str) -> bool:
    """Whether two words are forms of one: alike but for an ending of up to three letters."""
    shared = 0
    for a, b in zip(one.lower(), other.lower(), strict=False):
        if a != b:
            break
        shared += 1
    longest = max(len(one), len(other))
    if one.isascii() or other.isascii():
        return one.lower() == other.lower()
    return shared >= 3 and longest - shared <= 3 and min(len(one), len(other)) - shared <= 2


def _bare(words: str) -> list[str]:
    """A name's words without titles and possessive endings."""
    found = [re.sub(r"['’]s?$", "", word.rstrip(".")) for word in WORD.findall(words)]
    return [word for word in found if word.lower() not in TITLES]


def _without_title(text: str, name: Span) -> Span:
    for match in WORD.finditer(text, name.start, name.end):
        if match.group().rstrip(".").lower() not in TITLES:
            return Span(match.start(), name.end)
    return name


def _capitalised(text: str, stretch: Span) -> list[Span]:
    """Runs of capitalised words; particles may stand inside."""
    runs: list[list[Span]] = []
    ended = True
    for match in WORD.finditer(text, stretch.start, stretch.end):
        word = Span(*match.span())
        if (
            match.group().endswith(".")
            and len(match.group()) > 2
            and match.group()[:-1].lower() not in TITLES
        ):
            word = Span(word.start, word.end - 1)
        near = bool(runs) and text[runs[-1][-1].end : word.start] in {" ", "\u00a0", ". "}
        if match.group()[0].isupper():
            if near and not ended:
                runs[-1].append(word)
            else:
                runs.append([word])
            ended = False
        elif not (near and match.group() in PARTICLES):
            ended = True
    return [_whole(text, run) for run in runs]


def _whole(text: str, run: Sequence[Span]) -> Span:
    end = run[-1].end
    if text[end - 2 : end] in {"'s", "’s"}:
        end -= 2
    return Span(run[0].start, end)


def _role(text: str, source: Span, name: Span) -> Span | None:
    """What the source's other words call the speaker: those before the name, or after its comma."""
    before = Span(source.start, name.start).trim(text)
    after = Span(name.end, source.end).trim(text)
    if after.of(text).startswith((",", "(", "—", "–")):
        trimmed = Span(after.start + 1, after.end).trim(text)
        while trimmed.start < trimmed.end and text[trimmed.end - 1] in ",)—–":
            trimmed = Span(trimmed.start, trimmed.end - 1).trim(text)
        if trimmed.start < trimmed.end:
            return trimmed
    words = before.of(text).strip(" ,").lower()
    if words and words not in {"the", "a", "an"}:
        return Span(before.start, before.start + len(before.of(text).rstrip(" ,")))
    title = _without_title(text, name)
    return Span(name.start, title.start).trim(text) if title.start > name.start else None
