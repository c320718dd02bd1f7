"""Closed classes of words, and what an ending tells where no dictionary is at hand."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from dateline.reading.events.inflection import NOMINAL, Forms
from dateline.reading.events.token import Token

Voice = Literal["active", "passive", "impersonal"]

MARKS = frozenset(',;:—–()«»“”„"')
IMPERSONAL = re.compile(r"(?:[аеяі]но|[иау]то|ено)$")
PARTICIPLE = re.compile(
    r"(?:[аеяіёи]н{1,2}|(?:би|[нзъ]я|кры|нача|від[ія])т)$"  # «просит» is none
    r"|(?:[аеяіёи]н{1,2}|[иауя]т)"
    r"(?:ий|а|е|і|ого|их|им|ими|ої|ій|ому|у|ы|ый|ая|ое|ые|ым|ыми|ой|о)$"
)
VERB = re.compile(
    r"^[а-яіїєґ'-]{2,}(?:[ую]вати|[иіїуюя]ти|тися|тись|[аеиоуыяю]ть|ться"  # to do
    r"|[аяу]ет|[аяу]ют|[еёия]тся|ются|утся|[аяує]є|[аяу]ють"  # does
    r"|л[аои]?с[ья]|вся|лся)$"  # did (with itself)
)
"""Endings that in Ukrainian and Russian are a verb's, and no noun's or almost."""


class Grammar(NamedTuple):
    """A language's closed classes; `data/grammar.toml` says what each is for."""

    preposition: frozenset[str]
    breaks: frozenset[str]
    relative: frozenset[str]
    before: frozenset[str]
    be: frozenset[str]
    by: frozenset[str]
    to: frozenset[str]
    nominal: frozenset[str]
    verbal: frozenset[str]
    article: frozenset[str]
    subject: frozenset[str]
    pronoun: frozenset[str]
    clause: frozenset[str]
    loose: frozenset[str]
    infinitive: frozenset[str]
    onto: frozenset[str]
    light: frozenset[str]
    future: frozenset[str]
    condition: frozenset[str]
    attack: Forms
    by_type: Mapping[str, str]


@cache
def grammar(language: str) -> Grammar:
    """The closed classes of "en", "uk" or "ru"."""
    raw = files("dateline.reading.events").joinpath("data/grammar.toml").read_text("utf-8")
    table = tomllib.loads(raw)[language]
    classes = {name: frozenset(table[name].split()) for name in table if name != "by_type"}
    breaks = classes.pop("break") | classes["preposition"]
    attack = Forms.read(classes.pop("attack"), NOMINAL)
    return Grammar(breaks=breaks, attack=attack, by_type=table["by_type"], **classes)


def voice(sentence: Sequence[Token], start: int, language: str) -> Voice:
    """Whether the subject of a verb does it or has it done to them.

    English is told by a form of "be" or a following "by", Ukrainian and Russian by the
    verb's ending ("заарештовано" has no subject at all).
    """
    word = sentence[start].low
    rules = grammar(language)
    if language == "en":
        if word.endswith("ing"):
            return "active"
        if start + 1 < len(sentence) and sentence[start + 1].low in rules.by:
            return "passive"
        before = [token.low for token in sentence[max(0, start - 3) : start]]
        return "passive" if set(before) & rules.be and not set(before) & {",", "that"} else "active"
    if IMPERSONAL.search(word):
        return "impersonal"
    return "passive" if PARTICIPLE.search(word) else "active"
