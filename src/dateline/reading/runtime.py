"""The model runtime: the only module that knows onnxruntime and tokenizers."""

import json
import unicodedata
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from dateline.errors import ModelError
from dateline.identity import sha256
from dateline.reading.attribution import Scores
from dateline.span import Span

UNKNOWN = 3
"""The row of <unk> in the encoder's vocabulary."""

FORM = "attribution-1"
"""What a model file must say it is, for this version to read it."""

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


class Model:
    """The trained tagger: an ONNX session on one thread, and its vocabulary.

    One window is read at a time: int8 scales activations over whatever is read together,
    so that a batch would let one article change another's findings (law 9).

    digest: of the files, hexadecimal.
    """

    def __init__(self, folder: Path) -> None:
        self.subwords = Subwords(folder / "tokenizer.json")
        weights = (folder / "tagger.onnx").read_bytes()
        self.digest = sha256(weights + (folder / "tokenizer.json").read_bytes()).partition(":")[2]
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(weights, options, ["CPUExecutionProvider"])
        about = self._session.get_modelmeta()
        form = about.description
        if form != FORM:
            message = f"{folder} holds a model of form {form!r}; this version reads {FORM!r}"
            raise ModelError(message)
        self._moves = np.array(json.loads(about.custom_metadata_map["moves"]), np.float32)

    def scores(self, ids: Sequence[int], places: Sequence[int]) -> Scores:
        """Read one window.

        Args:
            ids: Subword ids, at most 512.
            places: Where each word's first subword stands among them.
        """
        given = {"ids": np.array([ids], np.int64), "places": np.array([places], np.int64)}
        tags, arcs = self._session.run(["tags", "arcs"], given)
        return Scores(tags[0], arcs[0], self._moves)


def load_model(folder: Path | None = None) -> Model:
    """Load a model from its folder; the packaged one where none is named.

    Raises:
        ModelError: There is none, or it is damaged, or of a form that this version does not
            read.
    """
    with as_file(files("dateline.reading") / "weights") as packaged:
        chosen = folder or packaged
        if not (chosen / "tagger.onnx").exists():
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
