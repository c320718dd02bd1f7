"""The lexicon: which class of time word a form is, and what it means.

`data/<language>.toml` has a table for each class, and in it the forms under what they mean;
a phrase's words are joined by "_", and "минул~hard" is a stem with each of the endings that
`data/endings.toml` lists as hard. A capital is part of the form: "May" is a month.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

NONE, END = "_", "\n"
"""The signs of a word that means no time, and of a sentence's end."""

NUMERIC = ("iso", "numdate", "clock", "decade", "decade2", "ordinal", "fraction", "year", "small",
           "big")  # fmt: skip
"""Classes that tokens have by their shape."""

HELPERS = frozenset(
    "num vague ord ordsecond prev last2 this that next coming each other ago before later after"
    " fromnow in_ za within since until edge approx half roman the a of comma dot hyphen"
    " and to prep old so more time fiscal period latest endword past future zone oclock aged lapsed"
    " idiom lasting unitadj".split()
)
"""Classes that make no expression without one of another class, or a figure."""

Entry = tuple[str, str]


class Lexicon(Struct, frozen=True):
    """The time words of a language.

    signs: each class's sign.
    entries: form to (sign, value).
    phrases: first word to phrases, the longest first.
    needed: pieces of words without which, or a figure, no expression stands.
    """

    signs: dict[str, str]
    entries: dict[str, Entry]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    needed: frozenset[str]


@cache
def load(name: str) -> dict[str, Any]:
    """One of the package's tables."""
    raw = files("dateline.reading.times").joinpath(f"data/{name}.toml").read_text("utf-8")
    return tomllib.loads(raw)


@cache
def classes() -> Mapping[str, str]:
    """Every class and its sign, the same in all languages."""
    names = sorted({*NUMERIC, *(name for code in ("en", "uk", "ru") for name in load(code))})
    return {name: chr(0xE000 + number) for number, name in enumerate(names)}


def _inflected(forms: str, language: str) -> Iterator[str]:
    for form in forms.split():
        stem, _, pattern = form.partition("~")
        yield from (
            (stem + ending for ending in load("endings")[language][pattern].split())
            if pattern
            else (form,)
        )


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language that is read."""
    signs = dict(classes())
    entries: dict[str, Entry] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    needed: set[str] = set()
    for name, meanings in load(language).items():
        for value, forms in meanings.items():
            for form in _inflected(forms, language):
                words = tuple(form.split("_"))
                if name not in HELPERS:
                    needed.update(re.findall(r"[^\W\d_]+", words[0].lower())[:1] or words[:1])
                if len(words) > 1:
                    phrases.setdefault(words[0], []).append((words, (signs[name], value)))
                else:
                    entries[form] = (signs[name], value)
    longest_first = {
        first: tuple(sorted(many, key=lambda phrase: -len(phrase[0])))
        for first, many in phrases.items()
    }
    return Lexicon(signs, entries, longest_first, frozenset(needed))
