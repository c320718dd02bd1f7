"""The grammar: which runs of tokens are a time expression, and by which rule.

Each rule of `data/grammar.toml` is a regular expression over token classes, so that one
search in C finds it in a whole article; the longest match wins.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from msgspec import Struct

from dateline.reading.times.lexicon import classes, load
from dateline.reading.times.tokens import Token

_NAME = re.compile(r"[A-Za-z_]\w*")


class Rule(Struct, frozen=True):
    """A rule of the grammar.

    make: what the tokens become (`meaning.MAKERS`).
    numbers: what the numbers among them are, in their order.
    """

    name: str
    make: str
    numbers: tuple[str, ...]
    pattern: re.Pattern[str]


class Match(Struct, frozen=True):
    """A run of tokens that a rule found: `tokens[start:end]`."""

    rule: Rule
    start: int
    end: int


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """The rules of a language, in the order of the file."""
    table = load("grammar")
    sets = {name: "".join(_sign(part) for part in names.split())
            for name, names in table["sets"].items()}  # fmt: skip
    return tuple(
        Rule(rule["name"], rule["as"], tuple(rule.get("numbers", ())), _compiled(rule, sets))
        for rule in table["rule"]
        if language in rule.get("languages", [language])
    )


def matches(tokens: Sequence[Token], language: str) -> Iterable[Match]:
    """Every match of every rule, the longest first."""
    signs = "".join(token.sign for token in tokens)
    found = [
        (match.start() - match.end(), number, match.start(), match.end(), rule)
        for number, rule in enumerate(rules(language))
        for match in rule.pattern.finditer(signs)
    ]
    found.sort(key=lambda item: item[:3])
    return [Match(rule, start, end) for _, _, start, end, rule in found]


def _compiled(rule: dict[str, str], sets: dict[str, str]) -> re.Pattern[str]:
    def sign(match: re.Match[str]) -> str:
        name = match.group()
        return f"[{sets[name] if name in sets else _sign(name)}]"

    return re.compile("".join(_NAME.sub(sign, part) for part in rule["pattern"].split()))


def _sign(name: str) -> str:
    return classes()[name]
