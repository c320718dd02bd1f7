"""Average the weights of two trained taggers (Izmailov et al. 2018).

python -m training.average training/work/six training/work/six4 --out training/work/mean
"""

import argparse
from pathlib import Path

import torch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    states = [
        torch.load(folder / "checkpoint.pt", weights_only=True)["model"]
        for folder in arguments.models
    ]
    mean = {
        name: sum(state[name] for state in states) / len(states)
        if tensor.is_floating_point()
        else tensor
        for name, tensor in states[0].items()
    }
    arguments.out.mkdir(parents=True, exist_ok=True)
    torch.save({"model": mean}, arguments.out / "checkpoint.pt")


if __name__ == "__main__":
    main()
