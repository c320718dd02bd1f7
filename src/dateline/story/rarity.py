"""How rare a word, name or number is in news: what makes two articles alike if both hold it.

The table is fixed, and not counted in the record: how alike two articles are must depend
on these two alone, or every new article would move every story (law 9).
"""

import tomllib
from importlib.resources import files
from typing import Literal

RAREST = 70
"""What an unlisted key counts, in tenths of a natural logarithm."""

Kind = Literal["word", "name", "number"]

_TABLE: dict[str, dict[str, int]] = {
    kind: {key: int(rank) for rank, keys in classes.items() for key in keys.split()}
    for kind, classes in tomllib.loads(
        (files("dateline.story") / "data" / "rarity.toml").read_text(encoding="utf-8")
    ).items()
}


def rarity(kind: Kind, key: str) -> int:
    """Inverse document frequency in news, in tenths of a natural logarithm.

    Args:
        kind: What the key is of.
        key: As `dateline.story.tokens` makes it.
    """
    if kind == "number" and len(key) < 3:
        return 15  # everybody counts to a hundred
    return _TABLE[kind].get(key, RAREST)
