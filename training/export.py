"""Write a trained model as the files that ship, in int8.

    python -m training.export --model training/work/reader --out src/dateline/reading/weights

Three files and the vocabulary: the word vectors, which both networks share, in 8 bits with
a scale a row; the reader, the trained layers with their heads; and the meaning model, all
layers of the pre-trained encoder. Matrix products are quantised by onnxruntime's dynamic
int8, a scale a column, the weights to 7 bits: with 8, processors without VNNI saturate and
find other things than those with it.
"""

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from dateline.reading.runtime import FORM, HEADS
from training.tagger import Encoder, Tagger, pretrained

EVERY = list(range(12))


class Given(nn.Module):
    """Stands where the word vectors were: the program looks them up itself."""

    def forward(self, vectors: Tensor) -> Tensor:
        return vectors


class Meaning(nn.Module):
    """The mean of a text's subword states, at length 1 (Wang et al. 2024, E5)."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, vectors: Tensor) -> Tensor:
        return nn.functional.normalize(self.encoder(vectors).mean(1), dim=-1)


def trained(folder: Path) -> Tagger:
    state = torch.load(folder / "checkpoint.pt", weights_only=True)["model"]
    layers = 1 + max(
        int(name.split(".")[2]) for name in state if name.startswith("encoder.layers.")
    )
    model = Tagger(state["encoder.words.weight"].shape[0], layers)
    model.load_state_dict(state)
    return model.eval()


def rows(weight: Tensor) -> dict[str, np.ndarray]:
    """Word vectors in 8 bits, each row with its own scale."""
    scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
    return {
        "rows": (weight / scale).round().to(torch.int8).numpy(),
        "scale": scale.squeeze(1).numpy().astype(np.float32),
    }


def write(model: nn.Module, path: Path, outputs: list[str], *, whole: bool) -> None:
    """One network as ONNX; whole: keep 32 bits, to measure what int8 loses."""
    places = outputs != ["meaning"]
    vectors = torch.randn(1, 12, 384)
    example = (vectors, torch.tensor([[1, 3, 4, 7, 9]])) if places else (vectors,)
    with tempfile.TemporaryDirectory() as scratch:
        float32 = Path(scratch) / "float.onnx"
        torch.onnx.export(
            model, example, float32, dynamo=False, opset_version=17,
            input_names=["vectors", "places"][: 1 + places], output_names=outputs,
            dynamic_axes={"vectors": {1: "subwords"}, "places": {1: "words"}},
        )  # fmt: skip
        if whole:
            shutil.copy(float32, path)
        else:
            quantize_dynamic(
                float32,
                path,
                weight_type=QuantType.QInt8,
                per_channel=True,
                reduce_range=True,
                op_types_to_quantize=["MatMul", "Gemm"],
            )
    graph = onnx.load(path)
    graph.doc_string = FORM
    if isinstance(model, Tagger):
        moves = json.dumps(model.moves.detach().numpy().round(4).tolist())
        graph.metadata_props.append(onnx.StringStringEntryProto(key="moves", value=moves))
    onnx.save(graph, path)
    print(f"{path}: {path.stat().st_size / 2**20:.1f} MiB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, default=Path("training/work/encoder"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--float", action="store_true", help="keep 32 bits")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    model = trained(arguments.model)
    np.savez(arguments.out / "vectors.npz", **rows(model.encoder.words.weight.detach()))
    model.encoder.words = Given()  # type: ignore[assignment]
    write(model, arguments.out / "reader.onnx", list(HEADS), whole=arguments.float)
    encoder = pretrained(arguments.encoder / "encoder.safetensors", EVERY).eval()
    encoder.words = Given()  # type: ignore[assignment]
    write(Meaning(encoder), arguments.out / "meaning.onnx", ["meaning"], whole=arguments.float)
    shutil.copy(arguments.encoder / "tokenizer.json", arguments.out / "tokenizer.json")


if __name__ == "__main__":
    main()
