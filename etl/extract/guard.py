"""The guard: files are read in a worker process that may fail, swell or hang without harm to anyone else.

The worker is a plain child process that talks over two pipes, not a `multiprocessing` one: that would run the parent's
main module again, which under Streamlit is a page. It serves many files, and is replaced after a time-out or a crash.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any

from etl.extract.kinds import SUFFIXES
from etl.extract.pipe import receive, send
from etl.extract.unreadable import Unreadable
from etl.records import Document, Problem

ROOT = Path(__file__).resolve().parents[2]
OCR_TIMEOUT_S = 300.0  # a scanned page takes seconds where a page of text takes a millisecond
OCR_MEMORY_BYTES = 3 << 30
IN_TIME = 0.97  # of the time allowed: the rest is for ending the worker
AS_NEW_PDF = "Open it, save or print it as a new PDF, and put that in its place."


def read(path: Path, *, timeout_s: float = 30, memory_bytes: int = 1 << 30) -> list[Document]:
    """Read one file: a document, or for an e-mail the message and its readable attachments. Raises `Unreadable`."""
    with Reader(timeout_s=timeout_s, memory_bytes=memory_bytes) as reader:
        return reader.read(path)


class Reader:
    """Reads files through one guarded worker process, each within `timeout_s` seconds and `memory_bytes` of memory.

    The limit on memory holds on Linux. On macOS the system does not enforce it, and the time limit alone protects.
    """

    def __init__(self, *, timeout_s: float = 30, memory_bytes: int = 1 << 30) -> None:
        self._timeout_s = timeout_s
        self._memory_bytes = memory_bytes
        self._worker: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the worker; a later `read` starts another."""
        with self._lock:
            self._end()

    def read(self, path: Path) -> list[Document]:
        """Read one file: a document, or for an e-mail the message and its readable attachments. Raises `Unreadable`."""
        with self._lock:
            attempt = _Attempt.first(path, self._timeout_s, self._memory_bytes)
            while True:
                try:
                    return self._ask(attempt)
                except Unreadable as unreadable:
                    further = attempt.further(unreadable.code)
                    if further is None:
                        raise
                    attempt = further

    def _ask(self, attempt: _Attempt) -> list[Document]:
        idle = self._worker if self._worker is not None and self._worker.poll() is None else None
        answer, late = _talk(idle or self._start(), attempt)
        code = self._end() if answer is None or answer["leaving"] else 0
        if answer is not None:
            return _documents(answer)
        if late:
            what = f"could not be read within {attempt.timeout_s:.0f} seconds"
        else:
            cause = f"signal {-code}" if code < 0 else f"exit code {code}"
            what = f"made the reading program stop: it is damaged or far too large ({cause})"
        raise Unreadable(f"{attempt.path.name} {what}.", AS_NEW_PDF, "stopped")

    def _start(self) -> subprocess.Popen[bytes]:
        self._end()
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        self._worker = subprocess.Popen(
            [sys.executable, "-P", "-m", "etl.extract.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": path},
            cwd=ROOT,
        )
        return self._worker

    def _end(self) -> int:
        worker, self._worker = self._worker, None
        if worker is None:
            return 0
        for pipe in (worker.stdin, worker.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()
        try:
            return worker.wait(timeout=0.5)
        except subprocess.TimeoutExpired:
            worker.kill()
            return worker.wait()


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One try at a file."""

    path: Path
    timeout_s: float
    memory_bytes: int
    ocr: bool = False
    attachments: bool = True

    @classmethod
    def first(cls, path: Path, timeout_s: float, memory_bytes: int) -> _Attempt:
        """The first try; at a message it leaves time for one without the attachments."""
        mail = SUFFIXES.get(path.suffix.lower()) == "email"
        return cls(path, timeout_s / 2 if mail else timeout_s, memory_bytes)

    def further(self, failure: str) -> _Attempt | None:
        """The try to make after this one failed: a scan with text recognition, a message without its attachments."""
        if failure == "scan" and not self.ocr:
            timeout_s, memory_bytes = max(self.timeout_s, OCR_TIMEOUT_S), max(self.memory_bytes, OCR_MEMORY_BYTES)
            return replace(self, timeout_s=timeout_s, memory_bytes=memory_bytes, ocr=True)
        if failure == "stopped" and self.attachments and SUFFIXES.get(self.path.suffix.lower()) == "email":
            return replace(self, attachments=False)
        return None


def _talk(worker: subprocess.Popen[bytes], attempt: _Attempt) -> tuple[dict[str, Any] | None, bool]:
    """The worker's answer, or None when it died; and whether it was ended for being late."""
    assert worker.stdin is not None
    assert worker.stdout is not None
    late = threading.Event()

    def end() -> None:
        late.set()
        worker.kill()

    timer = threading.Timer(attempt.timeout_s * IN_TIME, end)
    timer.daemon = True
    timer.start()
    try:
        send(worker.stdin, asdict(attempt) | {"path": os.path.abspath(attempt.path)})
        answer = receive(worker.stdout)
    except OSError:
        answer = None
    finally:
        timer.cancel()
    return answer, late.is_set()


def _documents(answer: dict[str, Any]) -> list[Document]:
    if "unreadable" in answer:
        raise Unreadable(**answer["unreadable"])
    return [
        Document(
            name=given["name"],
            sha256=given["sha256"],
            text=text,
            page_starts=tuple(given["page_starts"]),
            parent_sha256=given["parent_sha256"],
            problems=tuple(Problem(**problem) for problem in given["problems"]),
        )
        for given, text in zip(answer["documents"], answer["texts"], strict=True)
    ]
