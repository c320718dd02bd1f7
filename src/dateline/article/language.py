"""Which language an article is in: its words say, its page only hints."""

import re
from collections import Counter
from typing import Any

from resiliparse.parse.lang import detect_fast

_ENOUGH = 60
_SAMPLE = 20_000
_UNSURE = 1000
"""Distances at which detection knows nothing: its scale has 0 for a perfect match."""
_LETTERS = {"uk": "іїєґ", "ru": "ыэъё"}
_LITTLE = {
    "en": "the of and to that is was on for with are it said has have be not by from at",
    "uk": "що та і й не на з у в до про це за від як є був була його її він вона вони",
    "ru": "что и не на с в до о это за от как был была его её ее он она они из по",
    "de": "der die das und ist nicht ein eine mit von den zu im sich auf dem",
    "fr": "le la les des et est une dans que pour pas sur avec du au",
    "es": "el la los las y es una que para con del por en no se",
    "pl": "i w nie na z że się do jest jak po co od za",
}
"""The little words by which a line or two is told."""


def language_of(text: str, hint: str | None) -> str:
    """The ISO 639-1 code of a text's language, "und" where nothing tells it.

    hint: what the page declares, as in `lang="en-GB"`; it decides between languages
        that the words leave close together, and where there are too few words.
    """
    declared = _code(hint)
    sample = text[:_SAMPLE]
    if sum(sign.isalpha() for sign in sample) < _ENOUGH:
        return declared or _of_few_words(sample) or _east_slavic(sample) or "und"
    ranked: Any = detect_fast(sample, n_results=3, cutoff=_UNSURE)
    if not ranked or ranked[0][0] == "unknown":
        return declared or _of_few_words(sample) or _east_slavic(sample) or "und"
    best, distance = ranked[0]
    if best in {"uk", "ru", "be", "bg", "mk", "sr"} and (east := _east_slavic(sample)):
        return east
    close = {code for code, away in ranked if away - distance < 40}
    return declared if declared in close or (declared in _NORWEGIAN and best == "no") else best


_NORWEGIAN = {"nb", "nn"}


def _code(hint: str | None) -> str:
    code = (hint or "").strip().lower().replace("_", "-").partition("-")[0]
    return {"ua": "uk"}.get(code, code) if len(code) == 2 and code.isalpha() else ""


def _of_few_words(sample: str) -> str | None:
    """The language of a line or two, where its little words are of one language only."""
    found = Counter(
        code
        for code, words in _LITTLE.items()
        for _ in set(words.split()) & set(re.findall(r"\w+", sample.casefold()))
    )
    best = found.most_common(2)
    clear = best and best[0][1] > 1 and (len(best) < 2 or best[0][1] > best[1][1])
    return best[0][0] if clear else None


def _east_slavic(sample: str) -> str | None:
    """Ukrainian or Russian, by the letters that only one of the two has."""
    letters = Counter(sample.casefold())
    counts = {code: sum(letters[sign] for sign in own) for code, own in _LETTERS.items()}
    if letters["ў"] or not any(counts.values()):
        return None
    return max(counts, key=lambda code: counts[code])
