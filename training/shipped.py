"""Begin from the weights that ship: an int8 network back as a model that can be trained on.

    python -m training.train --begin src/dateline/reading/weights ...

What quantisation rounded stays rounded; training goes on from there as from a checkpoint,
so that nothing but the repository is needed to improve the reader.
"""

import json
from pathlib import Path

import onnx
import torch
from onnx.numpy_helper import to_array
from torch import Tensor


def state(network: Path) -> dict[str, Tensor]:
    """The parameters of a packaged reader by their names, without the word vectors."""
    whole_file = onnx.load(network)
    graph = whole_file.graph
    held = {one.name: torch.from_numpy(to_array(one).copy()) for one in graph.initializer}
    found = {name: tensor for name, tensor in held.items() if is_parameter(name)}
    for node in graph.node:
        if node.op_type == "MatMulInteger" and (name := module(node.name)):
            matrix = node.input[1].removesuffix("_quantized")
            zero = held[f"{matrix}_zero_point"].float()
            whole = (held[f"{matrix}_quantized"].float() - zero) * held[f"{matrix}_scale"]
            found[f"{name}.weight"] = whole.T.contiguous()
    about = {one.key: one.value for one in whole_file.metadata_props}
    return {**found, "moves": torch.tensor(json.loads(about["moves"]))}


def is_parameter(name: str) -> bool:
    return name.endswith((".weight", ".bias", "positions"))


def module(node: str) -> str:
    """The module whose product a node is.

    >>> module("/encoder/layers.0/query/MatMul_quant")
    'encoder.layers.0.query'
    """
    path = node.strip("/").split("/")[:-1]
    return ".".join(path)
