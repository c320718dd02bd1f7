"""The reader's model: one encoder, and a head for each task.

Attribution: a CRF over tags, and arcs from words to their cue. Names, happenings and parts
in attacks: a label for each word. Values: how factual an event word is, once by each of
two corpora's raters.

The encoder is a BERT (Devlin et al. 2019) of fewer layers. Each word is stood for by its
first subword. A linear-chain CRF (Lafferty et al. 2001) labels words with tags; a
bilinear scorer, as in graph-based parsing (Dozat and Manning 2017), says for each word of
a source or content which word its cue begins at.
"""

import math
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from dateline.reading.labels import HAPPENING_LABELS, LABELS, PART_LABELS
from dateline.reading.tags import ALLOWED, NEVER, STARTS, TAGS

HIDDEN, HEADS, INNER, ARC = 384, 12, 1536, 128
SCALE = (HIDDEN // HEADS) ** -0.5
NEAR = 8
"""Distances beyond 2**(NEAR-1) words share a bucket."""


def attention(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None) -> Tensor:
    """Each batch x subwords x hidden, all heads side by side; mask: added to the scores.

    Written out: in 16 bits this is faster on a CPU than the fused kernel, backwards most.
    """
    if mask is None and torch.onnx.is_in_onnx_export():
        return Fused.apply(query, key, value)  # type: ignore[no-any-return]
    queries, keys, values = (
        y.unflatten(-1, (HEADS, -1)).transpose(-3, -2) for y in (query * SCALE, key, value)
    )
    alike = queries @ keys.transpose(-1, -2)
    shares = (alike if mask is None else alike + mask.to(alike.dtype)).softmax(-1)
    return (shares @ values).transpose(-3, -2).flatten(-2)


class Fused(torch.autograd.Function):
    """The same as one node of the runtime; over long windows it takes two thirds of the time."""

    @staticmethod
    def forward(ctx: Any, *parts: Tensor) -> Tensor:  # noqa: ARG004 - its first is the framework's
        return torch.zeros_like(parts[0])  # only its shape is traced

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any) -> Any:
        node = graph.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=HEADS)
        return node.setType(query.type())


class Layer(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.attended = (
            nn.Linear(HIDDEN, HIDDEN) for _ in range(4)
        )
        self.inner, self.outer = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.attended_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.outer_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        mixed = self.attended(attention(self.query(x), self.key(x), self.value(x), mask))
        x = self.attended_norm(x + F.dropout(mixed, self.dropout, self.training))
        outer = self.outer(F.gelu(self.inner(x)))
        return self.outer_norm(x + F.dropout(outer, self.dropout, self.training))


class Encoder(nn.Module):
    def __init__(self, vocabulary: int, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, HIDDEN)
        self.positions = nn.Parameter(torch.zeros(512, HIDDEN))
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.dropout = dropout

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        x = self.norm(self.words(ids) + self.positions[: ids.shape[1]])
        x = F.dropout(x, self.dropout, self.training)
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Tagger(nn.Module):
    """An encoder and its heads, over the first subword of each word."""

    def __init__(self, vocabulary: int, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary, layers, dropout)
        self.tag = nn.Linear(HIDDEN, len(TAGS))
        self.part, self.cue = nn.Linear(HIDDEN, ARC), nn.Linear(HIDDEN, ARC)
        self.distance = nn.Embedding(2 * NEAR + 1, 1)
        self.moves = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.names = nn.Linear(HIDDEN, len(LABELS))
        self.values = nn.Linear(HIDDEN, 2)
        self.happenings = nn.Linear(HIDDEN, len(HAPPENING_LABELS))
        self.parts = nn.Linear(HIDDEN, len(PART_LABELS))
        self.dropout = nn.Dropout(dropout)
        nn.init.zeros_(self.distance.weight)

    def states(self, ids: Tensor, words: Tensor, mask: Tensor | None = None) -> Tensor:
        """ids: batch x subwords; words: batch x words -> batch x words x hidden.

        mask: what is added to a score of attention, 0 or a very low number.
        """
        x = self.encoder(ids, mask).float()
        return self.dropout(torch.gather(x, 1, words.unsqueeze(-1).expand(-1, -1, HIDDEN)))

    def attribution(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Words' states -> batch x words x tags, batch x words x words."""
        parts, cues = F.gelu(self.part(x)), F.gelu(self.cue(x))
        arcs = parts @ cues.transpose(1, 2) / math.sqrt(ARC)
        place = torch.arange(x.shape[1])
        gap = place[None, :] - place[:, None]
        bucket = torch.log2(gap.abs().float() + 1).floor().clamp(max=NEAR) * gap.sign()
        return self.tag(x), arcs + self.distance(bucket.long() + NEAR).squeeze(-1)

    def forward(self, ids: Tensor, words: Tensor) -> tuple[Tensor, ...]:
        """Everything at once, in the order of `runtime.HEADS`."""
        x = self.states(ids, words)
        labels = (self.names(x), self.values(x), self.happenings(x), self.parts(x))
        return *self.attribution(x), *labels, x


def crf_loss(scores: Tensor, gold: Tensor, moves: Tensor, present: Tensor) -> Tensor:
    """Negative log likelihood of the gold tags, a sum over the batch.

    scores: batch x words x tags; gold: batch x words; present: batch x words, bool.
    """
    moves = moves.masked_fill(~torch.from_numpy(ALLOWED), NEVER)
    starts = torch.zeros(len(TAGS)).masked_fill(~torch.from_numpy(STARTS), NEVER)
    total = scores[:, 0] + starts
    for at in range(1, scores.shape[1]):
        reach = torch.logsumexp(total[:, :, None] + moves, 1) + scores[:, at]
        total = torch.where(present[:, at, None], reach, total)
    path = scores.gather(2, gold[:, :, None]).squeeze(2) * present
    steps = moves[gold[:, :-1], gold[:, 1:]] * present[:, 1:]
    return (torch.logsumexp(total, 1) - path.sum(1) - steps.sum(1)).sum()


def pretrained(path: Path, layers: list[int]) -> Encoder:
    """Some layers of the pre-trained encoder, in their order; word vectors frozen."""
    weights = load_file(path)
    encoder = Encoder(weights["words"].shape[0], len(layers))
    chosen = {name: tensor for name, tensor in weights.items() if not name.startswith("layers.")}
    for new, old in enumerate(layers):
        for name, tensor in weights.items():
            if name.startswith(f"layers.{old}."):
                chosen[name.replace(f"layers.{old}.", f"layers.{new}.", 1)] = tensor
    chosen["words.weight"] = chosen.pop("words")
    encoder.load_state_dict(chosen)
    encoder.words.weight.requires_grad_(False)
    return encoder


def start(path: Path, layers: list[int]) -> Tagger:
    """A reader whose encoder is some layers of the pre-trained one."""
    encoder = pretrained(path, layers)
    model = Tagger(encoder.words.num_embeddings, len(layers))
    model.encoder = encoder
    return model
