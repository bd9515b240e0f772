"""How much memory the worker has, and may have."""

from __future__ import annotations

from pathlib import Path

HEADROOM = 64 << 20


def _pages(field: int) -> int:
    try:
        return int(Path("/proc/self/statm").read_text().split()[field])
    except (OSError, ValueError, IndexError):
        return 0


def resident_bytes() -> int:
    """The memory this process holds now; 0 where the system does not tell (macOS)."""
    return _pages(1) * 4096


def limit_memory(allowed_bytes: int) -> None:
    """Let this process grow to `allowed_bytes` and no further. On macOS and Windows the system does not enforce it."""
    try:
        import resource
    except ImportError:
        return
    address_space = _pages(0) * 4096
    if not address_space:
        return
    # Memory cannot grow by more than its address space does, so what is left of the allowance bounds both.
    limit = address_space + max(allowed_bytes - resident_bytes(), HEADROOM)
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))
