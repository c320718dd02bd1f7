"""Declined names: which names on a map a word in a text may be a form of.

>>> "херсон" in {form.name for form in forms("херсоном", "ru")}
True
>>> "харків" in {form.name for form in forms("харкові", "uk")}
True

By paradigm (`data/inflection.toml`), without a dictionary: a form counts only if the
gazetteer has the name, so a wrong guess costs a look-up and nothing else.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from dateline.reading.places.words import table

CASES = ("genitive", "dative", "accusative", "instrumental", "locative")
VOWELS = "аеєиіїоуюяыэ"
LONGEST = 3


class Form(NamedTuple):
    """A name and the case in which the text has it ("" where it stands as on the map)."""

    name: str
    case: str


@lru_cache(maxsize=32768)
def forms(word: str, language: str) -> tuple[Form, ...]:
    """What a folded word may be a form of; the word itself comes first."""
    found = [Form(word, "")]
    if language in {"uk", "ru"} and not word.isascii():
        tables = table("inflection")[language]
        for case in CASES:
            found += [Form(name, case) for name in _named(word, tables[case], tables)]
    return tuple(dict.fromkeys(found))


def phrases(words: tuple[str, ...], language: str) -> Iterator[Form]:
    """The same for a name of several words, all in one case; or the last or first alone."""
    yield Form(" ".join(words), "")
    if language not in {"uk", "ru"}:
        return
    each = [forms(word, language) for word in words]
    for case in CASES:
        choices = [[form.name for form in of if form.case == case] for of in each]
        if len(words) > 1:  # "Республике Беларусь", "Буэнос-Айресе": a part may stand still
            choices = [[word, *names] for word, names in zip(words, choices, strict=True)]
        for combined in product(*choices):
            if combined != words:
                yield Form(" ".join(combined), case)


def _named(
    word: str, endings: dict[str, list[str]], tables: dict[str, dict[str, str]]
) -> Iterator[str]:
    changes = tables.get("alternation", {})
    for size in range(min(LONGEST, len(word) - 2) + 1):
        stem = word[: len(word) - size]
        for ending in endings.get(word[len(word) - size :], ()):
            yield stem + ending
            yield from _closed(stem + ending, changes)


def _closed(name: str, changes: dict[str, str]) -> Iterator[str]:
    """Києв- of Києва closes to Київ: a last syllable that ends in a consonant."""
    at = max((i for i, letter in enumerate(name) if letter in VOWELS), default=-1)
    if 0 < at < len(name) - 1 and name[at] in changes:
        yield name[:at] + changes[name[at]] + name[at + 1 :]
