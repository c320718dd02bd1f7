"""The names of corpora that mark none, as the packaged reader finds them; kept in a file."""

import json
from collections.abc import Iterable
from pathlib import Path

from dateline.identity import sha256
from dateline.reading.recognition import names
from dateline.reading.runtime import Model, load_model
from dateline.reading.seen import views
from dateline.span import Span


class Called:
    """Names by text; what was found once is read from `kept`."""

    def __init__(self, kept: Path) -> None:
        self._kept = kept
        self._found: dict[str, list[tuple[int, int, str]]] = (
            json.loads(kept.read_text("utf-8")) if kept.exists() else {}
        )

    def of(self, texts: Iterable[str]) -> list[list[tuple[Span, str]]]:
        """The names of each text with their kinds, in text order."""
        given = list(texts)
        model: Model | None = None
        keys = [sha256(text.encode()) for text in given]
        for key, text in zip(keys, given, strict=True):
            if key not in self._found:
                model = model or load_model()
                seen = views(text, paragraphs(text), model)
                self._found[key] = [(*name.span, name.kind) for name in names(seen)]
        self._kept.parent.mkdir(parents=True, exist_ok=True)
        self._kept.write_text(json.dumps(self._found), "utf-8")
        return [[(Span(s, e), kind) for s, e, kind in self._found[key]] for key in keys]


def paragraphs(text: str) -> list[Span]:
    """The lines of a text that are not empty."""
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append(Span(at, at + len(line.rstrip("\r\n"))))
        at += len(line)
    return found
