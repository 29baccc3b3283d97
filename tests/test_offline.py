"""Nothing leaves the machine: with every way out closed, all of it works."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus import MINUTES

ROOT = Path(__file__).resolve().parents[1]

# Runs before anything else in the process; loopback is left open for the page.
CLOSED = """
import socket


def _refuse(address):
    host = address[0] if isinstance(address, tuple) else address
    if str(host) in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "") or str(host).startswith("/"):
        return
    import os
    with open(os.environ["OUTGOING"], "a") as log:
        log.write(f"{address}\\n")
    raise OSError(101, "Network is unreachable (closed by the test)")


class _Socket(socket.socket):
    def connect(self, address):
        _refuse(address)
        return super().connect(address)

    def connect_ex(self, address):
        _refuse(address)
        return super().connect_ex(address)

    def sendto(self, data, *rest):
        _refuse(rest[-1])
        return super().sendto(data, *rest)


_look_up = socket.getaddrinfo


def _getaddrinfo(host, *rest, **named):
    if isinstance(host, bytes):
        host = host.decode()
    _refuse((host or "",))
    return _look_up(host, *rest, **named)


socket.socket = _Socket
socket.getaddrinfo = _getaddrinfo
"""


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[dict[str, str]]:
    """An environment in which Python cannot reach the network and says so when it tries."""
    folder = tmp_path / "closed"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(CLOSED, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("HF_")}
    yield {
        **environment,
        "PYTHONPATH": str(folder),
        "OUTGOING": str(tmp_path / "outgoing"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    shutil.rmtree(tmp_path / "cache", ignore_errors=True)  # the model is big


def run(closed: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=closed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def test_the_network_is_really_closed(closed: dict[str, str]) -> None:
    code = "import urllib.request; urllib.request.urlopen('http://192.0.2.1/', timeout=5)"
    ended = run(closed, "-c", code)
    assert ended.returncode == 1
    assert "closed by the test" in ended.stderr
    assert Path(closed["OUTGOING"]).read_text("utf-8")


def test_a_new_machine_builds_and_answers_without_a_network(
    closed: dict[str, str], tmp_path: Path
) -> None:
    """From nothing: the model is converted, the index built, the question answered."""
    folder = tmp_path / "referater"
    folder.mkdir()
    shutil.copy(MINUTES / "2021-02-03 Politisk Klynge Syd.txt", folder)
    built = run(closed, "-m", "index", "build", "--corpus", str(folder))
    assert (built.returncode, built.stderr) == (0, "")
    question = "Hvem havde meldt afbud i Klynge Syd?"
    asked = run(closed, "-m", "rag", question, "--json", "--corpus", str(folder))
    assert (asked.returncode, asked.stderr) == (0, "")
    assert json.loads(asked.stdout)["citations"]
    assert not Path(closed["OUTGOING"]).exists()


def test_the_page_is_served_without_a_network(closed: dict[str, str], index_folder: Path) -> None:
    closed = {**closed, "XDG_CACHE_HOME": os.environ.get("XDG_CACHE_HOME", "")}
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    with subprocess.Popen(
        [sys.executable, "app.py", "--port", port, "--index", str(index_folder)],
        cwd=ROOT,
        env=closed,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as server:
        try:
            assert server.stdout
            assert port in server.stdout.readline()
            address = f"http://127.0.0.1:{port}/"
            opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
            page = opener.open(address, timeout=60).read().decode("utf-8")
        finally:
            server.terminate()
    hosts = set(re.findall(r"""(?:src|href)=["'](https?://[^"'/]+)""", page))
    assert hosts <= {address.rstrip("/")}
    assert not Path(closed["OUTGOING"]).exists()
