"""The model runtime: the only module that knows onnxruntime and tokenizers."""

import json
import unicodedata
from collections.abc import Sequence
from functools import cached_property
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from dateline.errors import ModelError
from dateline.identity import sha256
from dateline.reading.attribution import Scores
from dateline.reading.tags import Array
from dateline.reading.windows import END, START
from dateline.reading.words import words
from dateline.span import Span

UNKNOWN = 3
"""The row of <unk> in the encoder's vocabulary."""

FORM = "reader-3"
"""What a model file must say it is, for this version to read it."""

HEADS = ("tags", "arcs", "names", "values", "happenings", "parts", "states")
"""What the reader's network says of the words of a window, in the order of its outputs."""

FILES = ("reader.onnx", "meaning.onnx", "vectors.npz", "tokenizer.json")

MEANT, MEANT_SUBWORDS = 4000, 360
"""Code points and subwords of a text that its meaning is taken from."""

WIDTH = 384
"""Numbers in a vector, of a subword or of a meaning."""

LONGEST = 16
"""Subwords read of one word; what is longer is no word but an address or a code."""


class Subwords:
    """The encoder's vocabulary: words to subword ids (unigram model, Kudo 2018)."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self.size = self._tokenizer.get_vocab_size()

    def encode(self, text: str, words: Sequence[Span]) -> list[list[int]]:
        """The subword ids of each word, one at least.

        A word that white space precedes begins with the vocabulary's word mark. Words
        are normalised (NFKC) one by one, so that ids always line up with words.
        """
        forms = [self._form(text, word) for word in words]
        distinct = list(dict.fromkeys(forms))
        encodings = self._tokenizer.encode_batch(distinct, add_special_tokens=False)
        ids = {
            form: encoding.ids[:LONGEST] or [UNKNOWN]
            for form, encoding in zip(distinct, encodings, strict=True)
        }
        return [ids[form] for form in forms]

    @staticmethod
    def _form(text: str, word: Span) -> str:
        opens = word.start == 0 or text[word.start - 1].isspace()
        return "▁" * opens + unicodedata.normalize(
            "NFKC", text[word.start : word.start + 256][: word.end - word.start]
        )


class Vectors:
    """The encoder's word vectors, 384 numbers a subword, kept in 8 bits."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as held:
            self._rows, self._scale = held["rows"], held["scale"]

    def of(self, ids: Sequence[int]) -> Array:
        """1 x subwords x 384."""
        chosen = np.asarray(ids)
        return np.asarray(self._rows[chosen] * self._scale[chosen, None], np.float32)[None]


class Model:
    """The trained reader: ONNX sessions on one thread, word vectors, vocabulary.

    One window is read at a time: int8 scales activations over whatever is read together,
    so that a batch would let one article change another's findings (law 9).

    digest: of the files, hexadecimal.
    """

    def __init__(self, folder: Path) -> None:
        self.subwords = Subwords(folder / "tokenizer.json")
        self.digest = sha256(b"".join((folder / name).read_bytes() for name in FILES)).partition(
            ":"
        )[2]
        self._vectors = Vectors(folder / "vectors.npz")
        self._reader = _session(folder / "reader.onnx")
        self._folder = folder
        about = self._reader.get_modelmeta().custom_metadata_map
        self._moves = np.array(json.loads(about["moves"]), np.float32)

    def scores(self, ids: Sequence[int], places: Sequence[int]) -> Scores:
        """Read one window.

        Args:
            ids: Subword ids, at most 512.
            places: Where each word's first subword stands among them.
        """
        given = {"vectors": self._vectors.of(ids), "places": np.array([places], np.int64)}
        said = {
            head: out[0] for head, out in zip(HEADS, self._reader.run(HEADS, given), strict=True)
        }
        return Scores(moves=self._moves, **said)

    def embed(self, texts: Sequence[str]) -> Array:
        """What each text means: texts x 384, each row of length 1.

        Alike texts, in any of the languages, have a high inner product (multilingual E5,
        Wang et al. 2024). A text is read alone, and as far as the encoder reaches.
        """
        rows = [self._meaning.run(None, {"vectors": self._vectors.of(self._ids(t))}) for t in texts]
        return np.array([row[0][0] for row in rows], np.float32).reshape(len(texts), WIDTH)

    def _ids(self, text: str) -> list[int]:
        pieces = self.subwords.encode(f"query: {text}", words(f"query: {text}"[:MEANT]))
        return [START, *[one for word in pieces for one in word][: MEANT_SUBWORDS - 2], END]

    @cached_property
    def _meaning(self) -> onnxruntime.InferenceSession:
        return _session(self._folder / "meaning.onnx")


def _session(path: Path) -> onnxruntime.InferenceSession:
    """A network on one thread.

    Raises:
        ModelError: It says that it is of another form.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(path.read_bytes(), options, ["CPUExecutionProvider"])
    form = session.get_modelmeta().description
    if form != FORM:
        message = f"{path.parent} holds a model of form {form!r}; this version reads {FORM!r}"
        raise ModelError(message)
    return session


def load_model(folder: Path | None = None) -> Model:
    """Load a model from its folder; the packaged one where none is named.

    Raises:
        ModelError: There is none, or it is damaged, or of a form that this version does not
            read.
    """
    with as_file(files("dateline.reading") / "weights") as packaged:
        chosen = folder or packaged
        if not (chosen / "reader.onnx").exists():
            message = f"no model in {chosen}: see training/README.md for how one is made"
            raise ModelError(message)
        try:
            return Model(chosen)
        except ModelError:
            raise
        except Exception as error:  # of kinds that only the two libraries know
            message = (
                f"the model in {chosen} is damaged: see training/README.md for how one is made"
            )
            raise ModelError(message) from error
