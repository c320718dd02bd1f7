"""Write a trained tagger as the ONNX file that ships, in int8.

    python -m training.export --model training/work/six --out src/dateline/reading/weights

The word vectors are kept in 8 bits with one scale a row; matrix products are quantised
by onnxruntime's dynamic int8, one scale a column.
"""

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from dateline.reading.runtime import FORM
from training.tagger import Tagger


class Rows(nn.Module):
    """An embedding in 8 bits, each row with its own scale."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        return self.rows[ids].float() * self.scale[ids]  # type: ignore[index,operator]


def trained(folder: Path) -> Tagger:
    state = torch.load(folder / "checkpoint.pt", weights_only=True)["model"]
    layers = 1 + max(
        int(name.split(".")[2]) for name in state if name.startswith("encoder.layers.")
    )
    model = Tagger(state["encoder.words.weight"].shape[0], layers)
    model.load_state_dict(state)
    return model.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, default=Path("training/work/encoder"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--float", action="store_true", help="keep 32 bits, to measure what int8 loses"
    )
    arguments = parser.parse_args()
    model = trained(arguments.model)
    if not arguments.float:
        model.encoder.words = Rows(model.encoder.words.weight.detach())  # type: ignore[assignment]
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "float.onnx"
        example = (torch.arange(12)[None] + 5, torch.tensor([[1, 3, 4, 7, 9]]))
        torch.onnx.export(
            model, example, whole, dynamo=False, opset_version=17,
            input_names=["ids", "places"], output_names=["tags", "arcs"],
            dynamic_axes={"ids": {1: "subwords"}, "places": {1: "words"}},
        )  # fmt: skip
        shipped = arguments.out / "tagger.onnx"
        if arguments.float:
            shutil.copy(whole, shipped)
        else:
            quantize_dynamic(
                whole,
                shipped,
                weight_type=QuantType.QInt8,
                per_channel=True,
                op_types_to_quantize=["MatMul", "Gemm"],
            )
        graph = onnx.load(shipped)
        graph.doc_string = FORM
        moves = json.dumps(model.moves.detach().numpy().round(4).tolist())
        graph.metadata_props.append(onnx.StringStringEntryProto(key="moves", value=moves))
        onnx.save(graph, shipped)
    shutil.copy(arguments.encoder / "tokenizer.json", arguments.out / "tokenizer.json")
    print(f"{shipped}: {shipped.stat().st_size / 2**20:.1f} MiB")


if __name__ == "__main__":
    main()
