"""Writes the packaged sample newsroom from its annotated pages.

python training/newsroom/build.py            write src/dateline/newsroom
python training/newsroom/build.py --check    say whether it is as the sources have it
"""

import json
import re
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from gold import Block, Gold, Notes, parse_block, range_of, read_notes

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "src" / "dateline" / "newsroom"
UNSORTED = {"amp", "liveblog", "plain", "undated"}  # templates that show no category
TEMPLATES = Environment(  # no autoescape: markup.parse escapes the words of every block
    loader=FileSystemLoader(HERE / "templates"), undefined=StrictUndefined,
    trim_blocks=True, lstrip_blocks=True, autoescape=False,
)  # fmt: skip
Json = dict[str, object]


def tables() -> Json:
    """The four tables beside this file."""
    names = ("places", "people", "outlets", "newsroom")
    found = {name: tomllib.loads((HERE / f"{name}.toml").read_text()) for name in names}
    return found | {"not_places": found["places"].pop("not_places")}


def body_lines(stem: str) -> tuple[dict[str, str], list[str]]:
    """A page's head, and its lines with `= other 2-4` replaced by the other's blocks."""
    head, _, body = (HERE / "pages" / f"{stem}.txt").read_text().partition("\n---\n")
    meta = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    lines: list[str] = []
    for line in body.splitlines():
        if line.startswith("= "):
            _, other, wanted = line.split()
            lines += copied(body_lines(other)[1], wanted)
        elif line.strip():
            lines.append(line)
    return meta, lines


def copied(lines: list[str], wanted: str) -> list[str]:
    """Blocks `2-4` of a page with their notes, without what stands between the blocks."""
    first, _, last = wanted.partition("-")
    taken, number = [], 0
    for line in lines:
        if line.startswith("N "):
            continue
        number += not line.startswith(">")
        if int(first) <= number <= int(last or first):
            taken.append(line)
    return taken


class Source:
    """One page, parsed: head, blocks, gold and what the template shows between blocks."""

    def __init__(self, stem: str, world: Json) -> None:
        self.stem = stem
        self.meta, lines = body_lines(stem)
        self.outlet = world["outlets"][self.meta["outlet"]]
        self.blocks: list[Block] = [parse_block("T " + self.meta["title"])]
        self.notes: list[Notes] = [
            read_notes(n) for n in self.meta.get("notes", "").split("; ") if n
        ]
        self.flow: list[Json] = []
        for line in lines:
            self.add(line)
        self.gold = Gold(self.blocks, self.notes, world, self.meta["language"])
        if lost := self.gold.unmatched():
            raise ValueError(f"{stem}: marks and notes differ: {lost}")

    def add(self, line: str) -> None:
        """Take in a block, a note on it, or what the template shows between blocks."""
        if line.startswith("> "):
            self.notes.append(read_notes(line[2:]))
        elif line.startswith("N "):
            _, kind, *text = line.split(" ", 2)
            self.flow.append({"kind": kind, "html": text[0] if text else ""})
        else:
            block = parse_block(line)
            self.blocks.append(block)
            self.flow.append(
                {"kind": block.kind, "html": block.words.html, "text": block.words.text,
                 "speaker": block.speaker, "role": block.role}
            )  # fmt: skip

    @property
    def template(self) -> str:
        """The page's own template, else its outlet's."""
        return self.meta.get("template", self.outlet["template"])

    @property
    def url(self) -> str:
        """The address, on a domain that cannot exist."""
        return f"https://{self.outlet['domain']}/{self.meta['path']}"

    @property
    def file(self) -> str:
        """Where the page lies in the newsroom."""
        suffix = "txt" if self.template == "plain" else "html"
        return f"pages/{self.meta['outlet']}/{self.stem}.{suffix}"

    def page(self) -> bytes:
        """The page as its server would send it."""
        encoding = self.outlet.get("encoding", "utf-8")
        if self.template == "plain":
            parts = [self.blocks[0].words.text, *(str(b["text"]) for b in self.flow)]
            return ("\n\n".join(parts) + "\n").encode()
        html = TEMPLATES.get_template(f"{self.template}.html").render(
            meta=self.meta, get=self.meta.get, outlet=self.outlet, url=self.url, flow=self.flow,
            title=self.blocks[0].words.text, byline=self.byline, dumps=json.dumps,
        )  # fmt: skip
        return html.encode(encoding, "xmlcharrefreplace")

    @property
    def byline(self) -> list[str]:
        """Names of the authors."""
        return [name for name in self.meta.get("byline", "").split("; ") if name]

    def record(self) -> Json:
        """The gold of the page."""
        meta, gold = self.meta, self.gold
        return {
            "page": self.file,
            "url": self.url,
            "template": self.template,
            "outlet": None if self.template == "plain" else self.outlet["name"],
            "category": None if self.template in UNSORTED else meta.get("category"),
            "language": meta["language"],
            "title": self.blocks[0].words.text,
            "byline": self.byline,
            "published": None if "unpublished" in meta else stated(meta.get("published")),
            "modified": stated(meta.get("modified")),
            "blocks": [
                {"kind": b.kind, "text": b.words.text}
                | ({"speaker": b.speaker, "role": b.role} if b.speaker else {})
                for b in self.blocks
            ],
            "statements": gold.statements(),
            "events": gold.events(),
            "places": gold.place_rows(),
            "times": gold.time_rows(),
            "statements_complete": "incomplete" not in meta,
        }


def stated(date: str | None) -> str | None:
    """A date as gold: the day alone where the page shows no more."""
    return date or None


def claims(sources: list[Source], table: Json) -> dict[str, Json]:
    """Who asserts and denies each claim, and its figures in the order of time."""
    found: dict[str, Json] = {
        key: {"proposition": text, "asserted": [], "denied": [], "versions": []}
        for key, text in table.items()
    }
    for source in sources:
        for note in source.notes:
            for word in note.claims:
                key, stance, figures = re.fullmatch(r"([\w-]+?)([+!])(.*)", word).groups()
                figures, _, at = figures.partition("@")
                reference = [source.stem, note.key]
                found[key]["asserted" if stance == "+" else "denied"].append(reference)
                if figures:
                    low, best, high = range_of(figures)
                    when = at or source.meta.get("published")
                    found[key]["versions"].append(
                        {"at": when, "low": low, "best": best, "high": high, "by": reference}
                    )
    for claim in found.values():
        claim["versions"].sort(key=lambda version: (instant(version["at"]), version["by"]))
    return found


def instant(edtf: str | None) -> datetime:
    """The moment a date begins; what has no date comes last."""
    found = datetime.fromisoformat(edtf) if edtf else datetime.max
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def forecast(row: Json, sources: list[Source]) -> Json:
    """A forecast claim with the statements that made it, and what became of it."""
    made = [
        [source.stem, note.key]
        for source in sources
        for note in source.notes
        if "forecast" in note.flags and any(c.startswith(row["claim"] + "+") for c in note.claims)
    ]
    return {"claim": row["claim"], "made": made, "outcome": row["outcome"], "by": row["by"]}


def grouped(sources: list[Source], field: str) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for source in sources:
        for key in source.meta.get(field, source.stem).split(", "):
            groups.setdefault(key, []).append(source.stem)
    return groups


def origins(sources: list[Source]) -> list[Json]:
    """Pages that are one origin, with the evidence that each later page gives."""
    evidence = {source.stem: source.meta.get("evidence") for source in sources}
    return [
        {"pages": stems, "evidence": {s: evidence[s].split(", ") for s in stems if evidence[s]}}
        for _, stems in sorted(grouped(sources, "origin").items())
    ]


def newsroom(sources: list[Source], world: Json) -> Json:
    """What holds across pages."""
    table = world["newsroom"]
    versions: dict[str, list[str]] = {}
    for source in sorted(sources, key=lambda s: s.meta.get("modified") or ""):
        versions.setdefault(source.url, []).append(source.stem)
    return {
        "outlets": {o["name"]: o["publisher"] for o in world["outlets"].values()},
        "stories": [
            {"id": key, "about": table["stories"][key], "pages": stems}
            for key, stems in sorted(grouped(sources, "story").items())
        ],
        "neighbours": table["neighbours"],
        "origins": origins(sources),
        "versions": [
            {"url": url, "pages": stems}
            for url, stems in sorted(versions.items())
            if len(stems) > 1
        ],
        "claims": claims(sources, table["claims"]),
        "forecasts": [forecast(row, sources) for row in table["forecasts"]],
        "entities": {
            key: {"kind": kind, "en": en, "uk": uk, "ru": ru, "aliases": aliases}
            for key, (kind, en, uk, ru, *aliases) in sorted(world["people"].items())
        },
        "phenomena": {
            key: stems
            for key, stems in sorted(grouped(sources, "has").items())
            if key in table["phenomena"]
        },
    }


def files() -> dict[Path, bytes]:
    """Every file of the newsroom but its README."""
    world = tables()
    sources = [Source(path.stem, world) for path in sorted((HERE / "pages").glob("*.txt"))]
    made = {TARGET / source.file: source.page() for source in sources}
    for source in sources:
        made[TARGET / "gold" / f"{source.stem}.json"] = as_json(source.record())
    made[TARGET / "gold" / "newsroom.json"] = as_json(newsroom(sources, world))
    return made


def as_json(value: Json) -> bytes:
    """Indented, with each list of words on one line."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    flat = re.compile(
        r'\[\s+((?:-?[\d.]+|"(?:[^"\\]|\\.)*"|null)(?:,\s+(?:-?[\d.]+|"(?:[^"\\]|\\.)*"|null))*)\s+\]'
    )
    return (
        flat.sub(lambda m: "[" + re.sub(r",\n\s+", ", ", m.group(1)) + "]", text) + "\n"
    ).encode()


def main() -> int:
    made = files()
    if "--check" in sys.argv:
        stale = [
            path for path, data in made.items() if not path.exists() or path.read_bytes() != data
        ]
        there = {p for d in ("pages", "gold") for p in (TARGET / d).rglob("*") if p.is_file()}
        for path in [*stale, *sorted(there - set(made))]:
            print(f"not as its source: {path.relative_to(TARGET)}")
        return bool(stale or there - set(made))
    for path, data in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    print(f"{len(made)} files in {TARGET}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
