"""Serve the chat: ``python app.py``."""

from __future__ import annotations

import argparse
import logging
import os
import socket
import sys
import time
from contextlib import nullcontext
from pathlib import Path

# Before Gradio and the model libraries are imported: they read these once.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
if "RAG_MODEL" not in os.environ:
    # The default model is in a package; only one that is chosen by its hub name may be fetched.
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")

from corpus import MINUTES, CorpusError
from index import IndexUnavailable, ModelUnavailable, default_index, follow_folder
from index.background import watching
from index.progress import ProgressBar
from ui import PASSWORD, LiveAssistant, launch

EXAMPLES = """\
Er RAG_ADMIN_PASSWORD sat i omgivelserne, kan den, der kender adgangskoden, tilføje og fjerne
referater på siden ”Om grundlaget”.

eksempler:
  python app.py
  python app.py --corpus mine-referater --port 8000
  python app.py --corpus mine-referater --watch   nye filer kommer med af sig selv
  python app.py --host 0.0.0.0        alle på netværket kan spørge
"""


class AddressUnavailable(Exception):
    """An address that cannot be served at; the message is one sentence for a user."""


def main(arguments: list[str] | None = None) -> int:
    """Build what is missing, then serve until stopped; returns the exit status."""
    options = _options(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        # Before the index, which may take minutes.
        _check_address(options.host, options.port)
        corpus = options.corpus or MINUTES
        path = options.index or default_index(corpus)
        with ProgressBar() as progress:
            index, built = follow_folder(corpus, path, progress)
        with watching(corpus, path, built) if options.watch else nullcontext():
            _serve(LiveAssistant(path, index), options.host, options.port, corpus, path)
    except (AddressUnavailable, CorpusError, IndexUnavailable, ModelUnavailable) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stoppet.", file=sys.stderr)
        return 130
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python app.py",
        description="Stil spørgsmål til mødereferater i en browser.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=_port, default=7860, help="port (7860)")
    parser.add_argument(
        "--host", default="127.0.0.1", help="adresse; kun denne maskine, når intet andet er sagt"
    )
    parser.add_argument(
        "--corpus", type=Path, metavar="DIR", help="mappe med referater (de medfølgende)"
    )
    parser.add_argument(
        "--index", type=Path, metavar="DIR", help="mappe til indekset (i brugerens cache)"
    )
    parser.add_argument(
        "--watch", action="store_true", help="hold indekset ajour med mappen, mens der svares"
    )
    return parser.parse_args(arguments)


def _port(text: str) -> int:
    if not (text.isdecimal() and 1 <= int(text) <= 65535):
        # Not by argparse, which would put English words around it.
        print(f"”{text}” er ikke en port; vælg et tal fra 1 til 65535.", file=sys.stderr)
        sys.exit(2)
    return int(text)


def _check_address(host: str, port: int) -> None:
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError as error:
        raise AddressUnavailable(
            f"Adressen ”{host}” findes ikke; prøv --host 127.0.0.1."
        ) from error
    try:
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise AddressUnavailable(
            f"Der kan ikke serveres på {host}, port {port} ({error.strerror}); vælg en anden port "
            "med --port."
        ) from error


def _serve(live: LiveAssistant, host: str, port: int, corpus: Path, index: Path) -> None:
    # A proxy in the environment must not be asked for this machine's own page: Gradio looks at it
    # once before it goes on.
    for name in ("NO_PROXY", "no_proxy"):
        os.environ[name] = ",".join(filter(None, [os.environ.get(name), "localhost", host]))
    try:
        page, url = launch(live, host, port, corpus, index, os.environ.get(PASSWORD))
    except OSError as error:
        raise AddressUnavailable(
            f"Der kan ikke serveres på {host}, port {port}; vælg en anden port med --port."
        ) from error
    print(f"Åbn {url} i en browser. Ctrl+C stopper.", flush=True)
    try:
        while True:
            time.sleep(3600)
    finally:
        page.close(verbose=False)


if __name__ == "__main__":
    sys.exit(main())
