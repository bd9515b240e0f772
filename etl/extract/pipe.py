"""Messages between the guard and its worker: a length in four bytes, then JSON, then the texts as they are.

To write a letter's text as JSON and to read it again takes ten times what sending it takes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import IO, Any


def send(pipe: IO[bytes], message: dict[str, Any], texts: Sequence[str] = ()) -> None:
    """Write one message. Raises OSError when the other side has gone."""
    packed = [text.encode("utf-8", "surrogatepass") for text in texts]
    data = json.dumps(message | {"texts": [len(text) for text in packed]}).encode()
    pipe.writelines((len(data).to_bytes(4, "big"), data, *packed))
    pipe.flush()


def receive(pipe: IO[bytes]) -> dict[str, Any] | None:
    """The next message with its "texts", or None when the other side has gone."""
    head = pipe.read(4)
    data = pipe.read(int.from_bytes(head, "big")) if len(head) == 4 else b""
    if len(head) < 4 or len(data) < int.from_bytes(head, "big"):
        return None
    message: dict[str, Any] = json.loads(data)
    packed = [pipe.read(size) for size in message["texts"]]
    if any(len(text) < size for text, size in zip(packed, message["texts"], strict=True)):
        return None
    return message | {"texts": [text.decode("utf-8", "surrogatepass") for text in packed]}
