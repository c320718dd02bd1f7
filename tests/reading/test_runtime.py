"""The model's door: what is no model is refused with what to do next."""

from pathlib import Path

import pytest

import dateline.reading
from dateline.errors import ModelError
from dateline.reading import Model, load_model, reader_version
from dateline.reading.runtime import FORM
from dateline.reading.words import words

PACKAGED = Path(dateline.reading.__file__).parent / "weights"


def test_a_folder_without_a_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no model in .*training/README\.md"):
        load_model(tmp_path)


def test_a_model_without_its_vocabulary(tmp_path: Path) -> None:
    for name in ("reader.onnx", "meaning.onnx", "vectors.npz"):
        (tmp_path / name).symlink_to(PACKAGED / name)
    with pytest.raises(ModelError, match=r"training/README\.md"):
        load_model(tmp_path)


@pytest.mark.parametrize("weights", [b"", b"no model at all", b"\x08\x09" * 50])
def test_a_damaged_model(tmp_path: Path, weights: bytes) -> None:
    for name in ("meaning.onnx", "vectors.npz", "tokenizer.json"):
        (tmp_path / name).symlink_to(PACKAGED / name)
    (tmp_path / "reader.onnx").write_bytes(weights)
    with pytest.raises(ModelError, match=r"training/README\.md"):
        load_model(tmp_path)


def test_a_damaged_vocabulary(tmp_path: Path) -> None:
    for name in ("reader.onnx", "meaning.onnx", "vectors.npz"):
        (tmp_path / name).symlink_to(PACKAGED / name)
    (tmp_path / "tokenizer.json").write_text("{}")
    with pytest.raises(ModelError, match=r"training/README\.md"):
        load_model(tmp_path)


def test_a_model_of_another_form(tmp_path: Path) -> None:
    """The packaged model, but that it says it is something else."""
    other = FORM[:-1] + "0"
    weights = (PACKAGED / "reader.onnx").read_bytes()
    assert weights.count(FORM.encode()) == 1
    (tmp_path / "reader.onnx").write_bytes(weights.replace(FORM.encode(), other.encode()))
    for name in ("meaning.onnx", "vectors.npz", "tokenizer.json"):
        (tmp_path / name).symlink_to(PACKAGED / name)
    with pytest.raises(ModelError, match=f"{other}.*this version reads.*{FORM}"):
        load_model(tmp_path)


def test_the_version_names_the_model(model: Model) -> None:
    """The program's version and the files' digest, which tell one reader from another."""
    assert len(model.digest) == 64
    assert reader_version(model).startswith("dateline ")
    assert reader_version(model).endswith(f"model {model.digest[:12]}")
    assert load_model().digest == model.digest


def test_subwords_line_up_with_words(model: Model) -> None:
    """One or more ids a word, the same for a word wherever it stands after a space."""
    text = "Гребля тримається. Гребля \u0301 ﷺ 🜁 x\u200dy Dam"
    found = words(text)
    ids = model.subwords.encode(text, found)
    assert len(ids) == len(found)
    assert all(1 <= len(each) <= 16 for each in ids)
    assert all(0 <= each < model.subwords.size for word in ids for each in word)
    assert ids[0] == ids[3]


def test_meanings_meet_across_languages(model: Model) -> None:
    """One event told in three languages is nearer than two events told in one."""
    dam, uk, ru, court = model.embed([
        "Dam at Sarnok fails, three dead",
        "Греблю в Сарноку прорвало, троє загинули",
        "Плотину в Сарноке прорвало, трое погибших",
        "Court opens the trial of a former mayor",
    ])  # fmt: skip
    assert min(dam @ uk, dam @ ru, uk @ ru) > max(dam @ court, 0.85)


def test_a_meaning_does_not_depend_on_its_neighbours(model: Model) -> None:
    """What shares a call changes nothing (law 9); nothing at all has a meaning too."""
    text = "Dam at Sarnok fails"
    alone, among = model.embed([text])[0], model.embed(["Court opens", text, ""])[1]
    assert (alone == among).all()
    assert model.embed([]).shape[0] == 0
