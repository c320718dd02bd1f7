"""Train the attribution tagger on PolNeAR; resumes after an interruption.

    python -m training.train --data ../shared/data --out training/work/tagger

Every epoch cuts the texts into windows anew, from a random first one, so that spans
stand at many places. A checkpoint is written every few minutes; the same command goes
on from it. After each epoch the development part is scored.
"""

import argparse
import json
import math
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional as F

from dateline.reading.attribution import Scores, attributions
from dateline.reading.runtime import Subwords
from dateline.reading.tags import TAGS, Run
from dateline.reading.windows import LIMIT, encoded, sizes, units, windows
from dateline.reading.words import words
from dateline.span import Span
from training.polnear import Document, documents
from training.tagger import Tagger, crf_loss, start

BATCH, MINUTES = 2048, 4
NOWHERE = -1


class Text(NamedTuple):
    """A document in words: ids of each, its tag, where its cue begins, its paragraph."""

    document: Document
    words: list[Span]
    ids: list[list[int]]
    tags: list[int]
    cues: list[int]
    units: list[range]


class Example(NamedTuple):
    ids: list[int]
    places: list[int]
    tags: list[int]
    cues: list[int]


def prepare(document: Document, subwords: Subwords) -> Text:
    """Words, gold tags and arcs of a document; its units are paragraphs."""
    spans = words(document.text)
    tags, cues = [0] * len(spans), [NOWHERE] * len(spans)
    for attribution in document.attributions:
        head = next(
            (i for s in attribution["cue"] for i, w in enumerate(spans) if w.overlaps(s)), NOWHERE
        )
        for role, pieces in attribution.items():
            for piece in pieces:
                covered = [i for i, word in enumerate(spans) if covers(piece, word)]
                for nth, i in enumerate(covered):
                    tags[i] = TAGS.index(f"{'I' if nth else 'B'}-{role}")
                    cues[i] = NOWHERE if role == "cue" else head
    ids = subwords.encode(document.text, spans)
    return Text(document, spans, ids, tags, cues, units(ids, paragraphs(document.text, spans)))


def paragraphs(text: str, spans: list[Span]) -> list[int]:
    """The words that begin a paragraph."""
    ends = [0, *(word.end for word in spans)]
    return [i for i, word in enumerate(spans) if not i or "\n" in text[ends[i] : word.start]]


def covers(span: Span, word: Span) -> bool:
    shared = min(span.end, word.end) - max(span.start, word.start)
    return 2 * shared > word.end - word.start


def examples(text: Text, rng: random.Random) -> Iterator[Example]:
    """The text in windows without overlap, the first cut short at random."""
    size = sizes(text.ids, text.units)
    at, limit = 0, rng.randint(LIMIT // 4, LIMIT)
    while at < len(size):
        end, total = at + 1, size[at]
        while end < len(size) and total + size[end] <= limit:
            total += size[end]
            end += 1
        ids, places = encoded(text.ids, text.units[at:end])
        first, last = text.units[at].start, text.units[end - 1].stop
        cues = [cue - first if first <= cue < last else NOWHERE for cue in text.cues[first:last]]
        yield Example(ids, places, text.tags[first:last], cues)
        at, limit = end, LIMIT


def batches(texts: list[Text], seed: int) -> list[list[Example]]:
    """All windows of an epoch, those of like length together, in random order."""
    rng = random.Random(seed)
    every = [example for text in texts for example in examples(text, rng)]
    every.sort(key=lambda example: (len(example.ids), rng.random()))
    found: list[list[Example]] = [[]]
    for example in every:
        if (len(found[-1]) + 1) * len(example.ids) > BATCH and found[-1]:
            found.append([])
        found[-1].append(example)
    rng.shuffle(found)
    return found


def padded(rows: list[list[int]], fill: int) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([row + [fill] * (width - len(row)) for row in rows])


def loss(model: Tagger, batch: list[Example]) -> Tensor:
    ids = padded([example.ids for example in batch], 1)
    places = padded([example.places for example in batch], 0)
    tags = padded([example.tags for example in batch], 0)
    cues = padded([example.cues for example in batch], NOWHERE)
    present = padded([[1] * len(example.tags) for example in batch], 0).bool()
    scores, arcs = model(ids, places, (ids != 1)[:, None, None, :])
    arcs = arcs.masked_fill(~present[:, None, :], -1e4)
    linked = F.cross_entropy(
        arcs.flatten(0, 1), cues.flatten(), ignore_index=NOWHERE, reduction="sum"
    )
    return (crf_loss(scores, tags, model.moves, present) + 0.5 * linked) / present.sum()


def predict(model: Tagger, text: Text) -> list[dict[str, list[Span]]]:
    """The attributions of a text, as spans, from overlapping windows."""
    found = []
    for window in windows(sizes(text.ids, text.units)):
        chosen = text.units[window.start : window.end]
        ids, places = encoded(text.ids, chosen)
        with torch.no_grad():
            tags, arcs = model(torch.tensor([ids]), torch.tensor([places]))
        first = chosen[0].start
        core = range(text.units[window.core.start].start, text.units[window.core.stop - 1].stop)
        for item in attributions(
            Scores(tags[0].numpy(), arcs[0].numpy(), model.moves.detach().numpy())
        ):
            if item.cue.start + first in core:
                runs = {"source": item.source, "cue": (item.cue,), "content": item.content}
                found.append({
                    role: [stretch(text.words[first:], run) for run in many]
                    for role, many in runs.items()
                })  # fmt: skip
    return found


def stretch(spans: list[Span], run: Run) -> Span:
    return Span(spans[run.start].start, spans[run.end - 1].end)


def optimizer(model: Tagger, rate: float) -> torch.optim.Optimizer:
    body = [p for p in model.encoder.parameters() if p.requires_grad]
    head = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    return torch.optim.AdamW(
        [{"params": body, "lr": rate}, {"params": head, "lr": 10 * rate}], weight_decay=0.01
    )


def schedule(step: int, steps: int) -> float:
    warm = max(1, steps // 15)
    return step / warm if step < warm else max(0.02, (steps - step) / (steps - warm))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--encoder", type=Path, default=Path("training/work/encoder"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", default="0,1,2,3,4,5")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--texts", type=int, default=10_000)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(0)
    subwords = Subwords(arguments.encoder / "tokenizer.json")
    corpus = arguments.data / "attribution" / "polnear"
    train = [prepare(d, subwords) for d in documents(corpus, "train")][: arguments.texts]
    dev = [prepare(d, subwords) for d in documents(corpus, "dev")]
    layers = [int(layer) for layer in arguments.layers.split(",")]
    model = start(arguments.encoder / "encoder.safetensors", subwords.size, layers)
    rule = optimizer(model, arguments.rate)
    kept = arguments.out / "checkpoint.pt"
    state = {"epoch": 0, "done": 0, "step": 0}
    if kept.exists():
        saved = torch.load(kept, weights_only=True)
        model.load_state_dict(saved["model"])
        rule.load_state_dict(saved["rule"])
        state = saved["state"]
    steps = sum(len(batches(train, epoch)) for epoch in range(arguments.epochs))
    bases = (
        [group["lr"] for group in rule.param_groups]
        if not kept.exists()
        else [arguments.rate, 10 * arguments.rate]
    )
    saved_at = time.monotonic()
    while state["epoch"] < arguments.epochs:
        todo = batches(train, state["epoch"])
        model.train()
        total, since = 0.0, time.monotonic()
        for batch in todo[state["done"] :]:
            for group, base in zip(rule.param_groups, bases, strict=True):
                group["lr"] = base * schedule(state["step"], steps)
            rule.zero_grad()
            value = loss(model, batch)
            value.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            rule.step()
            total += value.item()
            state["done"] += 1
            state["step"] += 1
            if state["step"] % 50 == 0:
                print(
                    f"step {state['step']}/{steps} loss {total / 50:.4f}"
                    f" {time.monotonic() - since:.0f}s",
                    flush=True,
                )
                total = 0.0
            if time.monotonic() - saved_at > 60 * MINUTES:
                torch.save(
                    {"model": model.state_dict(), "rule": rule.state_dict(), "state": state}, kept
                )
                saved_at = time.monotonic()
        state["epoch"] += 1
        state["done"] = 0
        torch.save({"model": model.state_dict(), "rule": rule.state_dict(), "state": state}, kept)
        model.eval()
        with (arguments.out / f"dev-{state['epoch']}.jsonl").open("w") as file:
            for text in dev:
                file.write(
                    json.dumps({"doc": text.document.name, "quotes": predict(model, text)}) + "\n"
                )
        print(f"epoch {state['epoch']} done", flush=True)
    assert math.isfinite(steps)


if __name__ == "__main__":
    main()
