"""How much memory the worker has, and may have."""

from __future__ import annotations

HEADROOM = 64 << 20


def _held() -> tuple[int, int]:
    """The address space and the memory of this process in bytes; 0 where the system does not tell (macOS)."""
    try:
        with open("/proc/self/statm", "rb", buffering=0) as file:
            space, memory, *_ = file.read(200).split()
    except (OSError, ValueError):
        return 0, 0
    return int(space) * 4096, int(memory) * 4096


def resident_bytes() -> int:
    """The memory this process holds now; 0 where the system does not tell (macOS)."""
    return _held()[1]


def limit_memory(allowed_bytes: int) -> None:
    """Let this process grow to `allowed_bytes` and no further. On macOS and Windows the system does not enforce it."""
    try:
        import resource
    except ImportError:
        return
    address_space, resident = _held()
    if not address_space:
        return
    # Memory cannot grow by more than its address space does, so what is left of the allowance bounds both.
    limit = address_space + max(allowed_bytes - resident, HEADROOM)
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))
