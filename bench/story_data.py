"""The corpora of stories as readings, read once and kept in a temporary folder.

ECB+ (Cybulska and Vossen 2014): a topic's folders `Necb` and `Necbplus` are two stories.
BSNLP (Piskorski et al. 2021): Ukrainian and Russian news by topic; the first lines of a
file are its number, language, date, address and title.
"""

import json
import re
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path
from typing import NamedTuple

import msgspec

from dateline.article import read_article
from dateline.model import Page, Reading, fields
from dateline.page import pages
from dateline.pipeline import Given, read_page
from dateline.reading import load_model, reader_version


class Told(NamedTuple):
    """A reading and the gold label of its story or topic."""

    label: str
    reading: Reading


class Text(NamedTuple):
    """A plain text as a corpus has it."""

    label: str
    name: str
    text: str
    given: Given


def ecb(data: Path, *, bare: bool = False) -> list[Told]:
    """ECB+ topics 1 to 35; `bare` leaves out what the reader's model finds."""
    return _cached("ecb", _ecb(data), bare=bare)


def bsnlp(data: Path, *, bare: bool = False) -> list[Told]:
    """BSNLP, six topics in two languages."""
    return _cached("bsnlp", _bsnlp(data), bare=bare)


def newsroom(*, bare: bool = False) -> dict[str, Reading]:
    """The sample newsroom by page."""
    with as_file(files("dateline") / "newsroom" / "pages") as folder:
        found = [page for page in pages(str(folder)) if isinstance(page, Page)]
        read = _reader(bare=bare)
        return {Path(page.address).stem: read(page, Given()) for page in found}


def _ecb(data: Path) -> Iterator[Text]:
    for path in sorted((data / "stories" / "ecbplus").glob("*/*.json")):
        found = json.loads(path.read_text(encoding="utf-8"))
        text = f"{found['title']}\n\n{found['text']}"
        yield Text(path.parent.name, path.stem, text, Given(language="en"))


def _bsnlp(data: Path) -> Iterator[Text]:
    for path in sorted((data / "stories" / "bsnlp").glob("*/raw/*/*.txt")):
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        text = "\n".join([lines[4], "", *lines[5:]])
        given = Given(language=path.parent.name, published=_day(lines[2].strip()))
        yield Text(path.parts[-4], path.stem, text, given)


def _day(words: str) -> str | None:
    """A date, or a Unix time, as the corpus has them."""
    if re.fullmatch(r"\d{9,10}", words):
        return datetime.fromtimestamp(int(words), UTC).date().isoformat()
    return words if re.fullmatch(r"\d{4}-\d\d-\d\d", words) else None


def _reader(*, bare: bool) -> Callable[[Page, Given], Reading]:
    if not bare:
        model = load_model()
        return lambda page, given: read_page(page, model, given)

    def read(page: Page, given: Given) -> Reading:
        article = read_article(page, published=given.published, language=given.language)
        return Reading(**fields(article), version="bare", sentences=())

    return read


def _cached(name: str, texts: Iterator[Text], *, bare: bool) -> list[Told]:
    mark = "bare" if bare else reader_version(load_model()).replace("/", "-").replace(" ", "-")
    path = Path(tempfile.gettempdir()) / f"dateline-{version('dateline')}-{mark[:80]}-{name}.jsonl"
    if not path.exists():
        read = _reader(bare=bare)
        lines = []
        for text in texts:
            page = Page(data=text.text.encode(), path=f"{text.label}/{text.name}.txt")
            lines.append(msgspec.json.encode((text.label, read(page, text.given))))
        path.write_bytes(b"\n".join(lines))
    decoder = msgspec.json.Decoder(tuple[str, Reading])
    return [Told(*decoder.decode(line)) for line in path.read_bytes().splitlines()]
