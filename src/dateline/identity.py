"""Identity by content: the same thing always gets the same id."""

import hashlib
import json


def sha256(data: bytes) -> str:
    """The SHA-256 of bytes, as `sha256:` and 64 hexadecimal digits."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def digest(*parts: object) -> str:
    """The id of what these parts name together.

    The parts are hashed as one JSON list, so that ("a", "bc") and ("ab", "c") differ.
    A lone surrogate, which no file can hold, hashes as its escape.
    """
    return sha256(json.dumps(parts, ensure_ascii=True, separators=(",", ":")).encode())
