"""Which program read a letter: the package's version and a fingerprint of everything that decides what is read."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DECIDES = ("etl/transform", "etl/extract", "data/reference")


def fingerprint(root: Path = ROOT) -> str:
    """The first eight hex digits of the hash over the reading code and the reference tables."""
    digest = hashlib.sha256()
    files = [path for folder in DECIDES for path in (root / folder).rglob("*") if path.suffix in (".py", ".toml")]
    for path in sorted(files, key=lambda p: p.relative_to(root).as_posix()):
        # Line ends differ between checkouts of the same commit; what is read does not.
        content = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + content + b"\0")
    return digest.hexdigest()[:8]


def package_version(root: Path = ROOT) -> str:
    """The version that pyproject.toml states."""
    with (root / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


VERSION = f"{package_version()}+{fingerprint()}"
