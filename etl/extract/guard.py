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
from pathlib import Path
from types import TracebackType
from typing import Any

from etl.extract.pipe import receive, send
from etl.extract.unreadable import Unreadable
from etl.records import Document, Problem

ROOT = Path(__file__).resolve().parents[2]
OCR_TIMEOUT_S = 300.0  # a scanned page takes seconds where a page of text takes a millisecond
OCR_MEMORY_BYTES = 3 << 30


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
            try:
                return self._ask(path, self._timeout_s, self._memory_bytes, ocr=False)
            except Unreadable as unreadable:
                if unreadable.code != "scan":
                    raise
            timeout_s, memory_bytes = max(self._timeout_s, OCR_TIMEOUT_S), max(self._memory_bytes, OCR_MEMORY_BYTES)
            return self._ask(path, timeout_s, memory_bytes, ocr=True)

    def _ask(self, path: Path, timeout_s: float, memory_bytes: int, *, ocr: bool) -> list[Document]:
        request = {"path": os.path.abspath(path), "timeout_s": timeout_s, "memory_bytes": memory_bytes, "ocr": ocr}
        while True:
            reused = self._worker is not None and self._worker.poll() is None
            worker = self._worker if reused and self._worker else self._start()
            assert worker.stdin
            assert worker.stdout
            timed_out = threading.Event()
            timer = threading.Timer(timeout_s, lambda event=timed_out, child=worker: (event.set(), child.kill()))
            timer.daemon = True
            timer.start()
            try:
                send(worker.stdin, request)
                answer = receive(worker.stdout)
            except OSError:
                answer = None
            finally:
                timer.cancel()
            if answer is not None:
                return _documents(answer)
            code = self._end()
            if timed_out.is_set():
                raise Unreadable(
                    f"{path.name} could not be read within {timeout_s:.0f} seconds.",
                    "Open it, save or print it as a new PDF, and put that in its place.",
                )
            if reused:  # it may have been worn out by the file before
                continue
            raise Unreadable(
                f"{path.name} made the reading program stop ({_cause(code)}).",
                "It is damaged or far too large. Open it, save or print it as a new PDF, and put that in its place.",
            )

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


def _cause(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"


def _documents(answer: dict[str, Any]) -> list[Document]:
    if "unreadable" in answer:
        raise Unreadable(**answer["unreadable"])
    return [
        Document(
            name=given["name"],
            sha256=given["sha256"],
            text=given["text"],
            page_starts=tuple(given["page_starts"]),
            parent_sha256=given["parent_sha256"],
            problems=tuple(Problem(**problem) for problem in given["problems"]),
        )
        for given in answer["documents"]
    ]
