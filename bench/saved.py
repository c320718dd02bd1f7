"""The saved pages that benches read: `pages` of the corpora's folder, by name."""

import argparse
import gzip
from collections.abc import Iterator
from pathlib import Path

from dateline.model import Page


def parser(about: str | None) -> argparse.ArgumentParser:
    """The options that all benches over saved pages have."""
    made = argparse.ArgumentParser(
        description=about, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    made.add_argument("--data", type=Path, default=Path("../shared/data"))
    made.add_argument("--model", type=Path, help="the folder of another model")
    made.add_argument("--out", type=Path, help="the file to write the report to as well")
    return made


def paths(data: Path) -> list[Path]:
    """The pages' files, gzipped or not, in the order of their names."""
    return sorted(path for path in (data / "pages").rglob("*.htm*") if path.is_file())


def saved(data: Path) -> Iterator[Page]:
    """The pages themselves, decompressed."""
    for path in paths(data):
        packed = path.read_bytes()
        body = gzip.decompress(packed) if path.suffix == ".gz" else packed
        name = str(path.relative_to(data))
        yield Page(data=body, path=name, headers={"content-type": "text/html"})


def report(lines: list[str], out: Path | None) -> None:
    """Print a report, and write it where it is asked for."""
    words = "\n".join(lines) + "\n"
    print(words, end="", flush=True)
    if out:
        out.write_text(words, "utf-8")
