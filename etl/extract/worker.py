"""The worker: reads one file after another for the guard, until its standard input closes."""

from __future__ import annotations

import gc
import os
import signal
from dataclasses import asdict
from pathlib import Path
from typing import Any

from etl.extract.files import Effort, documents
from etl.extract.limits import limit_memory, resident_bytes
from etl.extract.pipe import receive, send
from etl.extract.unreadable import Unreadable

WORN = 3  # a worker that holds a third of its allowance makes room for a fresh one
TOO_BIG = Unreadable(
    "{name} needs more memory than a letter should: it is damaged or far too large.",
    "Open it, save or print it as a new PDF, and put that in its place.",
)


def answer(request: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    """What came of reading one file, and whether this process is fit to read another."""
    path = Path(request["path"])
    try:
        found = documents(path, Effort(request["ocr"], request["attachments"]))
    except Unreadable as unreadable:
        return {"unreadable": vars(unreadable)}, True
    except (MemoryError, RecursionError):
        return {"unreadable": vars(TOO_BIG) | {"message": TOO_BIG.message.format(name=path.name)}}, False
    except Exception as error:  # whatever a library makes of a damaged file is told, and stops nothing
        message = (
            f"{path.name} could not be read: it is damaged or unusual ({type(error).__name__}: {str(error)[:200]})."
        )
        remedy = "Open it, save or print it as a new PDF, and put that in its place."
        return {"unreadable": {"message": message, "remedy": remedy, "code": "unreadable"}}, True
    return {"documents": [asdict(document) for document in found]}, True


def main() -> None:
    """Serve the guard. The pipe is moved away from standard output, so that no library can write into it."""
    inbox = os.fdopen(os.dup(0), "rb")
    outbox = os.fdopen(os.dup(1), "wb")
    quiet = os.open(os.devnull, os.O_RDWR)
    os.dup2(quiet, 0)
    os.dup2(quiet, 1)
    gc.disable()  # a letter of many pages is many small objects and no cycles; what leaks ends with this process
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while (request := receive(inbox)) is not None:
        limit_memory(request["memory_bytes"])
        # The guard kills a worker that is late; the alarm ends one whose guard has died.
        if hasattr(signal, "alarm"):
            signal.alarm(int(request["timeout_s"]) + 5)
        reply, fit = answer(request)
        if hasattr(signal, "alarm"):
            signal.alarm(0)
        leaving = not fit or resident_bytes() > request["memory_bytes"] // WORN
        texts = [document.pop("text") for document in reply.get("documents", ())]
        try:
            send(outbox, reply | {"leaving": leaving}, texts)
        except OSError:
            leaving = True
        if leaving:
            os._exit(0)  # at once: what the libraries would tidy up goes with the process


if __name__ == "__main__":
    main()
