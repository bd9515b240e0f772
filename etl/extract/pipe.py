"""Messages between the guard and its worker: a length in four bytes, then JSON."""

from __future__ import annotations

import json
from typing import IO, Any


def send(pipe: IO[bytes], message: dict[str, Any]) -> None:
    """Write one message. Raises OSError when the other side has gone."""
    data = json.dumps(message).encode()
    pipe.write(len(data).to_bytes(4, "big") + data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> dict[str, Any] | None:
    """The next message, or None when the other side has gone."""
    head = pipe.read(4)
    if len(head) < 4:
        return None
    size = int.from_bytes(head, "big")
    data = pipe.read(size)
    if len(data) < size:
        return None
    message: dict[str, Any] = json.loads(data)
    return message
