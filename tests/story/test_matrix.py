"""All pairs at once: the same as pair by pair; what is too large is parted."""

import random
from itertools import combinations, pairwise

import numpy as np
import pytest
from msgspec.structs import replace

from dateline.ledger import Profile
from dateline.story import cluster
from dateline.story.clues import scores
from dateline.story.cluster import merged, regions
from dateline.story.matrix import matrix
from dateline.story.planes import quantised
from dateline.story.side import side
from dateline.story.translation import aligned


def test_all_pairs_score_as_each_alone(profiles: dict[str, Profile]) -> None:
    """Forty articles in three languages; every third has no embedding, some have no day."""
    chance = random.Random(1)
    sides = [
        side(replace(each, embedding=_vector(chance) if at % 3 else None))
        for at, each in enumerate(profiles.values())
    ]
    pairs = list(combinations(range(len(sides)), 2))
    alone = scores([(sides[a], sides[b]) for a, b in pairs])
    together = matrix(sides)
    assert [int(together[a, b]) for a, b in pairs] == alone
    assert (together == together.T).all()


def _vector(chance: random.Random) -> bytes | None:
    return quantised([chance.gauss(0, 1) for _ in range(24)], "en")


def test_groups_merge_while_their_mean_is_above_0() -> None:
    """0 and 1 agree, 2 and 3 agree; 1 resembles 2 and the rest of the two groups do not."""
    points = np.array([[0, 9, -9, -9], [9, 0, 5, -9], [-9, 5, 0, 9], [-9, -9, 9, 0]])
    assert merged(points) == [[0, 1], [2, 3]]
    assert merged(np.zeros((0, 0), dtype=np.int64)) == []


def test_what_is_too_large_is_parted_where_it_hangs_together_least(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Six in a chain, of which the middle link is the weakest; four may be compared at once."""
    monkeypatch.setattr(cluster, "MOST", 4)
    chain = dict.fromkeys(pairwise("abcdef"), 3000) | {("c", "d"): 100}
    found = {part: sorted(inner) for part, inner in regions("fedcba", chain)}
    assert found == {
        ("a", "b", "c"): [("a", "b"), ("b", "c")],
        ("d", "e", "f"): [("d", "e"), ("e", "f")],
    }


def test_a_translation_is_known_by_names_and_numbers_in_order() -> None:
    trail = ("srnk 14", "trvst", "mrkv 2024 klr", "dnst 7", "hrv 12")
    share, marks = aligned(trail, trail, 0.5)
    assert share == 1.0
    assert marks[:2] == ("14", "srnk")
    assert aligned(trail, tuple(reversed(trail)), 0.5)[0] < 0.5
    assert aligned(trail, ("other names", "91 92 93 94", "and more 5 6 8"), 0.5) == (0.0, ())
