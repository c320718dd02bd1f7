"""What an entity is called where it is shown: its commonest name of more than one word.

>>> plainest(["Pell", "Sarah Pell", "Pell", "Sarah Pell of Lindow"])
'Sarah Pell'
"""

from collections import Counter
from collections.abc import Iterable

FEW = 4
"""Words of a name, at most; what has more is likelier a phrase that holds it."""


def plainest(names: Iterable[str]) -> str:
    """The name to show; "" where there is none.

    A name of a few words goes before a bare surname, an acronym or a phrase; of such, the
    commonest, then the shortest, then the first by its letters.

    Args:
        names: As often as they were found.
    """
    counts = Counter(names)
    return min(counts, key=lambda name: (_bare(name), -counts[name], len(name), name), default="")


def _bare(name: str) -> int:
    """How far a name is from one that says enough and no more."""
    words = sum(len(word.rstrip(".")) > 1 for word in name.split())
    return 0 if 1 < words <= FEW else 1 if words == 1 else 2
