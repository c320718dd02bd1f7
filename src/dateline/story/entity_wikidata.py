"""Wikidata's ids for entities, from a list that the user supplies.

One JSON object a line: {"name": "Ostranian Border Guard", "qid": "Q1000001"}. A name is matched
as a whole, its case and spaces aside; one that has two ids in the list gets none.
"""

import json
import re
from collections.abc import Iterable, Mapping

from dateline.model import Problem

QID = re.compile(r"Q[1-9]\d*")


def read_wikidata(lines: Iterable[str]) -> tuple[dict[str, str], list[Problem]]:
    """The ids by name, and a problem for each line that cannot be used."""
    found: dict[str, set[str]] = {}
    problems = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        entry = _entry(line)
        if entry:
            found.setdefault(_plain(entry[0]), set()).add(entry[1])
        else:
            message = f'line {number} of the list of Wikidata ids is no {{"name", "qid"}} object'
            problems.append(Problem(stage="story", message=message))
    return {name: min(ids) for name, ids in found.items() if len(ids) == 1}, problems


def wikidata_id(names: Iterable[str], listed: Mapping[str, str]) -> str | None:
    """The one id that an entity's names have in the list; None where they have none or two."""
    ids = {listed[plain] for plain in map(_plain, names) if plain in listed}
    return ids.pop() if len(ids) == 1 else None


def _entry(line: str) -> tuple[str, str] | None:
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    if not isinstance(entry, dict):
        return None
    name, qid = entry.get("name"), entry.get("qid")
    if isinstance(name, str) and isinstance(qid, str) and QID.fullmatch(qid):
        return name, qid
    return None


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
