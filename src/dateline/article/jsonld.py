"""JSON-LD: what the page tells machines about itself (schema.org)."""

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

Node = dict[str, Any]

_MOST_NODES = 5000
_LOOSE = [
    (re.compile(r"^\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*;?\s*$"), ""),
    (re.compile(r",\s*(?=[}\]])"), ""),  # a comma before a closing bracket
    (re.compile(r"[\x00-\x1f]"), " "),
]
_ARTICLE = re.compile(r"(?:Article|Posting|Report)$")
_HALF = re.compile(
    r"\\ud[89ab][0-9a-f]{2}(?!\\ud[c-f])|(?<!\\ud[89ab][0-9a-f]{2})\\ud[c-f][0-9a-f]{2}",
    re.IGNORECASE,
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def nodes(scripts: Iterable[str]) -> list[Node]:
    """All objects in the page's JSON-LD, outer before inner, in page order."""
    found: list[Node] = []
    todo: list[Any] = [value for script in scripts for value in _load(script)][::-1]
    while todo and len(found) < _MOST_NODES:
        value = todo.pop()
        if isinstance(value, dict):
            found.append(value)
            todo.extend(reversed(value.values()))
        elif isinstance(value, list):
            todo.extend(reversed(value))
    return found


def _load(script: str) -> Iterator[Any]:
    """The script's value; of one that is not quite JSON, its value once mended."""
    try:
        yield json.loads(script.strip(), strict=False)
        return
    except (ValueError, RecursionError):
        pass
    for pattern, better in _LOOSE:
        script = pattern.sub(better, script)
    try:
        yield json.loads(script.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return


def halved(scripts: Iterable[str]) -> bool:
    """Whether a script escapes half a character: a surrogate without its other half."""
    return any(_HALF.search(script) for script in scripts)


def types(node: Node) -> list[str]:
    """The node's types, without the vocabulary's address."""
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return [kind.rpartition("/")[2] for kind in kinds if isinstance(kind, str)]


def articles(found: list[Node]) -> list[Node]:
    """The nodes that are articles, those with a date first."""
    kept = [node for node in found if any(map(_ARTICLE.search, types(node)))]
    return sorted(kept, key=lambda node: "datePublished" not in node)


def words(value: Any) -> str:
    """A value as plain words: a string, the name of a node, or the first of a list."""
    if isinstance(value, list):
        value = next(filter(None, map(words, value)), "")
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or ""
    if not isinstance(value, str):
        return ""
    return " ".join(unescape(_SURROGATE.sub("\ufffd", value)).split())
