"""Groups of portraits that are joined step by step, and of which some are kept apart."""

from collections.abc import Iterable, Sequence


class Groups:
    """Portraits in disjoint groups (union and find; Tarjan 1975).

    Args:
        portraits: Each one's own id, and the entity's id that reading gave it.
    """

    def __init__(self, portraits: Sequence[tuple[str, str]]) -> None:
        self._entity = dict(sorted(portraits))
        self._parent = {own: own for own in self._entity}
        self._of: dict[str, list[str]] = {}
        for own, entity in self._entity.items():
            self._of.setdefault(entity, []).append(own)
        self._apart: list[tuple[list[str], list[str]]] = []

    def keep_apart(self, pairs: Iterable[tuple[str, str]]) -> None:
        """From now on nothing joins the two sides of a pair, of entities or of portraits."""
        self._apart += [(self._meant(one), self._meant(other)) for one, other in pairs]

    def join(self, one: str, other: str) -> bool:
        """Make two one, with all of their groups; whether that was new and was allowed."""
        done = [
            self._join(left, right)
            for left in self._meant(one)[:1]
            for right in self._meant(other)[:1]
        ]
        return any(done)

    def join_ids(self) -> None:
        """Make portraits of one id one, where none was kept from the others."""
        for own in self._of.values():
            for other in own[1:]:
                self._join(own[0], other)

    def chosen(self) -> dict[str, str]:
        """Of each portrait, the id of its group: its fullest, and of these the first."""
        groups: dict[str, list[str]] = {}
        for own in self._entity:
            groups.setdefault(self._root(own), []).append(own)
        found: dict[str, str] = {}
        taken: dict[str, str] = {}
        for root, members in groups.items():
            ids = sorted({self._entity[one] for one in members}, key=lambda i: (-i.count("-"), i))
            name = ids[0] if taken.setdefault(ids[0], root) == root else members[0]
            found |= dict.fromkeys(members, name)
        return found

    def _meant(self, name: str) -> list[str]:
        """The portraits that an entity's or a portrait's id stands for."""
        return [name] if name in self._entity else self._of.get(name, [])

    def _join(self, one: str, other: str) -> bool:
        left, right = self._root(one), self._root(other)
        if left == right or self._kept(left, right):
            return False
        first, second = sorted((left, right))
        self._parent[second] = first
        return True

    def _kept(self, left: str, right: str) -> bool:
        return any(
            {self._root(a) for a in one} & {here} and {self._root(b) for b in other} & {there}
            for one, other in self._apart
            for here, there in ((left, right), (right, left))
        )

    def _root(self, own: str) -> str:
        while self._parent[own] != own:
            self._parent[own] = self._parent[self._parent[own]]
            own = self._parent[own]
        return own
