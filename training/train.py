"""Train the reader's model on several tasks at once; resumes after an interruption.

    python -m training.train --out training/work/reader --tasks attribution=3,names=2,values=1.5

Every pass over a task cuts its texts into windows anew, from a random first one, so that
spans stand at many places; the batches of all tasks are mixed. A running mean of the
weights is kept beside them, and is what ships. A checkpoint is written every few minutes;
the same command goes on from it.
"""

import argparse
import copy
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from dateline.reading.runtime import Subwords
from training.corpora.attacks import attacks
from training.corpora.called import Called
from training.corpora.factuality import CORPORA, Graded, nameless, sentences
from training.corpora.happenings import Tagged, happenings
from training.corpora.names import Marked, corpora
from training.corpora.polnear import Document, documents
from training.corpora.renamed import pool, renamed
from training.corpora.wrapped import wrapped
from training.shipped import state as shipped
from training.tagger import Tagger, start
from training.tasks import Attributions, Example, Labelled, Names, Task, Values, batches

MINUTES = 4
BOUND = ("conll2003", "ner-uk")
"""Corpora of names for research or non-commercial use; `--free` leaves them out."""

MEMORY = 0.998
"""What the running mean of the weights keeps of itself at each step."""


COPIES = 2
"""Of each text of PolNeAR with other persons' names."""


class Corpora:
    """The training texts of every task, by its name.

    free: without bound corpora. kept: where names found in corpora that mark none are kept.
    """

    def __init__(self, data: Path, subwords: Subwords, kept: Path, *, free: bool = False) -> None:
        self._data, self._subwords, self._free = data, subwords, free
        self._kept = kept

    def task(self, name: str) -> Task:
        made: dict[str, Callable[[], Task]] = {
            "attribution": lambda: Attributions.of(self._polnear(), self._subwords),
            "renamed": lambda: Attributions.of(self._renamed(), self._subwords),
            "wrapped": lambda: Attributions.of(
                wrapped(self._data, free=self._free), self._subwords
            ),
            "names": lambda: Names.of(self._names(), self._subwords),
            "values": lambda: Values.of(self._values(), self._subwords),
            "happenings": lambda: Labelled.of(
                happenings(self._data, "train"), self._subwords, "happenings"
            ),
            "parts": lambda: Labelled.of(self._attacks(), self._subwords, "parts"),
        }
        return made[name]()

    def _polnear(self) -> list[Document]:
        return list(documents(self._data / "attribution" / "polnear", "train"))

    def _renamed(self) -> Iterator[Document]:
        plain = self._polnear()
        texts = [document.text for document in plain]
        called = Called(self._kept / "polnear.json").of(texts)
        others = pool(texts, called)
        for seed in range(COPIES):
            for document, names in zip(plain, called, strict=True):
                yield renamed(document, names, others, seed)

    def _names(self) -> Iterator[Marked]:
        for name, texts in corpora(self._data, "train").items():
            if not (self._free and name in BOUND):
                yield from texts

    def _values(self) -> Iterator[Graded]:
        called = Called(self._kept / "graded.json")
        graded = (one for corpus in CORPORA for one in sentences(self._data, corpus, "train"))
        return nameless(graded, called)

    def _attacks(self) -> Iterator[Tagged]:
        news = [document.text for document in self._polnear()]
        return attacks(self._data / "events" / "muc4" / "train.json", news)


def plan(made: dict[str, Task], epochs: dict[str, float]) -> list[tuple[str, list[Example]]]:
    """Every step of the training: a task's name and one of its batches."""
    steps = []
    for name, task in made.items():
        rest, seed = epochs[name], 0
        while rest > 0:
            found = batches(task, seed)
            steps += [(name, batch) for batch in found[: round(min(1.0, rest) * len(found))]]
            rest, seed = rest - 1, seed + 1
    random.Random(0).shuffle(steps)
    return steps


def optimizer(model: Tagger, rate: float) -> torch.optim.Optimizer:
    body = [p for p in model.encoder.parameters() if p.requires_grad]
    head = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    return torch.optim.AdamW(
        [{"params": body, "lr": rate}, {"params": head, "lr": 10 * rate}],
        weight_decay=0.01,
        fused=True,
    )


def schedule(step: int, steps: int) -> float:
    warm = max(1, steps // 15)
    return step / warm if step < warm else max(0.02, (steps - step) / (steps - warm))


def averaged(mean: dict[str, Tensor], model: Tagger, step: int) -> None:
    """Move the running mean towards the weights, fast at first."""
    keep = min(MEMORY, step / (step + 10))
    with torch.no_grad():
        for name, weights in model.state_dict().items():
            if name != "encoder.words.weight":  # frozen
                mean[name].lerp_(weights, 1 - keep)


class Half:
    """A copy of a model whose encoder computes in 16 bits (bfloat16), for its gradients.

    Weights and their updates stay in 32 bits (Micikevicius et al. 2018). With a processor's
    matrix tiles (AMX) a step takes half the time; without them it is slower.
    """

    def __init__(self, model: Tagger) -> None:
        self.model = copy.deepcopy(model)
        self.model.encoder.to(torch.bfloat16)
        self._pairs = [
            (whole, half)
            for whole, half in zip(model.parameters(), self.model.parameters(), strict=True)
            if whole.requires_grad
        ]

    def hand_over(self) -> None:
        """Give the whole model the gradients found here."""
        for whole, half in self._pairs:
            whole.grad = None if half.grad is None else half.grad.float()
            half.grad = None

    def take_over(self) -> None:
        """Take the whole model's new weights."""
        with torch.no_grad():
            for whole, half in self._pairs:
                half.copy_(whole)


def begun(arguments: argparse.Namespace) -> Tagger:
    """A new model, or one whose body and known heads come from another's folder."""
    layers = [int(layer) for layer in arguments.layers.split(",")]
    model = start(arguments.encoder / "encoder.safetensors", layers)
    if arguments.begin:
        network, kept = arguments.begin / "reader.onnx", arguments.begin / "checkpoint.pt"
        known = (
            shipped(network) if network.exists() else torch.load(kept, weights_only=True)["model"]
        )
        model.load_state_dict(known, strict=False)
    return model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--encoder", type=Path, default=Path("training/work/encoder"))
    parser.add_argument(
        "--begin", type=Path, help="a folder of weights that ship, or of a training, to begin from"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", default="0,1,2,3,4,5")
    parser.add_argument("--tasks", default="attribution=3")
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--free", action="store_true", help=f"leave out {', '.join(BOUND)}")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(0)
    subwords = Subwords(arguments.encoder / "tokenizer.json")
    pairs = (pair.split("=") for pair in arguments.tasks.split(","))
    epochs = {name: float(times) for name, times in pairs}
    held = Corpora(arguments.data, subwords, arguments.out.parent, free=arguments.free)
    made = {name: held.task(name) for name in epochs}
    steps = plan(made, epochs)
    model = begun(arguments)
    run(model, made, steps, arguments)


def run(
    model: Tagger,
    made: dict[str, Task],
    steps: list[tuple[str, list[Example]]],
    arguments: argparse.Namespace,
) -> None:
    """Take every step that is not taken yet."""
    rule = optimizer(model, arguments.rate)
    kept, done = arguments.out / "checkpoint.pt", 0
    mean = {name: weights.clone() for name, weights in model.state_dict().items()}
    if kept.exists():
        saved = torch.load(kept, weights_only=True)
        model.load_state_dict(saved["last"])
        rule.load_state_dict(saved["rule"])
        mean, done = saved["model"], saved["done"]
    bases = (arguments.rate, 10 * arguments.rate)
    told: dict[str, list[float]] = {name: [] for name in made}
    model.train()
    half = Half(model)
    saved_at = since = time.monotonic()
    for step, (name, batch) in list(enumerate(steps))[done:]:
        for group, base in zip(rule.param_groups, bases, strict=True):
            group["lr"] = base * schedule(step, len(steps))
        value = made[name].loss(half.model, batch)
        value.backward()  # type: ignore[no-untyped-call]
        half.hand_over()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        rule.step()
        half.take_over()
        averaged(mean, model, step)
        told[name].append(value.item())
        last = step + 1 == len(steps)
        if last or (step + 1) % 50 == 0:
            losses = {n: round(sum(v) / len(v), 4) for n, v in told.items() if v}
            told = {n: [] for n in made}
            print(f"{step + 1}/{len(steps)} {losses} {time.monotonic() - since:.0f}s", flush=True)
        if last or time.monotonic() - saved_at > 60 * MINUTES:
            save(
                kept,
                {
                    "model": mean,
                    "last": model.state_dict(),
                    "rule": rule.state_dict(),
                    "done": step + 1,
                },
            )
            saved_at = time.monotonic()


def save(path: Path, state: dict[str, Any]) -> None:
    """Write beside, then rename, so that a kill leaves the old checkpoint whole."""
    fresh = path.with_suffix(".new")
    torch.save(state, fresh)
    fresh.replace(path)


if __name__ == "__main__":
    main()
