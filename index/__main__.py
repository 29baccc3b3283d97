"""Command line: build an index, keep it up to date, describe it, verify it, go back."""

from __future__ import annotations

import argparse
import json
import logging
import lzma
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from corpus import MINUTES, CorpusError
from index import bench
from index.build import Report, build_index, default_index, made_by_this_code
from index.condition import Condition, condition
from index.embedder import Embedder, ModelUnavailable
from index.generation import Generations
from index.index import open_index
from index.manifest import IndexUnavailable, Manifest
from index.progress import ProgressBar
from index.watch import Watcher

_EXAMPLES = """eksempler:
  python -m index build                          de medfølgende referater
  python -m index build --corpus mine-referater  en anden mappe
  python -m index watch --corpus mine-referater  følg mappen, til Ctrl+C
  python -m index status --corpus mine-referater
  python -m index verify
  python -m index rollback
  python -m index bench --documents 5 1000 --without-model

Uden --index ligger indekset i brugerens cache, et for hver mappe med referater.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the result is the exit status."""
    options = _options(arguments)
    # What a library has to warn of is among the problems and doubts that are printed.
    logging.basicConfig(level=logging.ERROR, format="%(message)s")
    try:
        verb: Callable[[argparse.Namespace], int] = options.verb
        return verb(options)
    except (CorpusError, IndexUnavailable, ModelUnavailable) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Afbrudt; indekset er, som det var.", file=sys.stderr)
        return 130


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m index",
        description="Indekset over en mappe med referater.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    for name, verb, about in (
        ("build", _build, "byg indekset, eller bring det ajour med mappen"),
        ("watch", _watch, "hold indekset ajour med mappen, til Ctrl+C"),
        ("status", _status, "beskriv indekset, og om det er ajour; ellers er afslutningen 1"),
        ("verify", _verify, "sammenlign indekset med det, der blev skrevet, og med mappen"),
        ("rollback", _rollback, "gå tilbage til generationen før; intet slettes"),
    ):
        child = verbs.add_parser(
            name,
            help=about,
            description=about.capitalize() + ".",
            epilog=_EXAMPLES,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        child.set_defaults(verb=partial(_over_a_folder, verb))
        child.add_argument(
            "--corpus", type=Path, metavar="DIR", help="mappe med referater (de medfølgende)"
        )
        child.add_argument(
            "--index", type=Path, metavar="DIR", help="mappe til indekset (i brugerens cache)"
        )
    about = "mål, hvad det koster at bygge og at holde ajour, med opdigtede referater"
    child = verbs.add_parser(
        "bench",
        help=about,
        description=about.capitalize() + ".",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    child.set_defaults(verb=_bench)
    child.add_argument("--documents", type=int, nargs="+", metavar="N", default=bench.SIZES)
    child.add_argument(
        "--text", type=Path, metavar="FIL", help="tekst at tage sætninger af, også .xz"
    )
    child.add_argument(
        "--without-model", action="store_true", help="mål alt andet end indlejringen"
    )
    child.add_argument(
        "--passages", type=int, metavar="N", help="åbn også et indeks, der er gentaget til N"
    )
    child.add_argument("--json", type=Path, metavar="FIL", help="skriv tallene som JSON hertil")
    return parser.parse_args(arguments)


def _over_a_folder(verb: Callable[[Path, Path], int], options: argparse.Namespace) -> int:
    corpus = options.corpus or MINUTES
    return verb(corpus, options.index or default_index(corpus))


def _bench(options: argparse.Namespace) -> int:
    try:
        sentences = bench.sentences_of(options.text)
    except (OSError, lzma.LZMAError) as error:
        print(f"Teksten {options.text} kan ikke læses: {error}; vælg en tekstfil.", file=sys.stderr)
        return 1
    if not sentences:
        print(f"Der er ingen sætninger i {options.text}; vælg en længere tekst.", file=sys.stderr)
        return 1
    embedder = Embedder(bench.StandIn(), "stand-in") if options.without_model else Embedder.load()
    found: dict[str, dict[str, dict[str, float]]] = {"documents": {}, "passages": {}}
    for documents in options.documents:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            figures = found["documents"].setdefault(str(documents), {})
            for row in bench.lifecycle(place, sentences, documents, embedder):
                _print_row(f"{documents} referater", row)
                figures |= row.to_dict()
            if options.passages and documents == options.documents[-1]:
                index = open_index(place / "indeks", embedder)
                bench.repeat(index, options.passages, place / "stort")
                row, _ = bench.opening(place / "stort", embedder)
                _print_row(f"{options.passages} passager", row)
                found["passages"][str(options.passages)] = row.to_dict()
    return _write_figures(found, options.json) if options.json else 0


def _write_figures(found: Mapping[str, object], path: Path) -> int:
    try:
        path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        print(f"”{path}” kan ikke skrives: {error.strerror}.", file=sys.stderr)
        return 1
    return 0


def _print_row(size: str, row: bench.Row) -> None:
    shares = ", ".join(f"{step} {spent:.2f}" for step, spent in row.shares.items())
    name, more = bench.STEPS[row.step], f" ({shares})" if shares else ""
    print(f"{size:<18}{name:<14}{row.seconds:9.2f} s  {row.told}{more}")


def _build(corpus: Path, path: Path) -> int:
    with ProgressBar() as progress:
        report = build_index(corpus, path, progress=progress)
    _print_files("Nye", report.added)
    _print_files("Ændrede", report.changed)
    _print_files("Fjernede", report.removed)
    print(f"Uændrede: {len(report.unchanged)}")
    _print_notes("Tvivl", [(path, note) for path, notes in report.doubts.items() for note in notes])
    _print_notes("Ikke læst", report.problems.items())
    print(_outcome(report))
    return 1 if report.problems else 0


def _outcome(report: Report) -> str:
    if report.rolled_back_from:
        print(f"Tilbagerulningen fra generation {report.rolled_back_from} er ophævet.")
    if not report.written:
        return f"Indekset var ajour: generation {report.generation}; 0 tekster blev indlejret."
    return (
        f"Indekset er bygget: generation {report.generation} med {report.passages} passager; "
        f"{report.embedded} tekster blev indlejret."
    )


def _watch(corpus: Path, path: Path) -> int:
    print(f"Holder øje med ”{corpus}”. Ctrl+C stopper.", flush=True)

    def tell(line: str) -> None:
        print(f"{time.strftime('%H.%M.%S')}  {line}", flush=True)

    try:
        Watcher(corpus, path, tell).run(threading.Event())
    except KeyboardInterrupt:
        print("Stoppet; indekset er, som det sidst blev bygget.")
    return 0


def _status(corpus: Path, path: Path) -> int:
    folder, manifest = _current(path)
    size = sum(file.stat().st_size for file in folder.iterdir())
    made = time.strftime("%Y-%m-%d %H:%M", time.localtime(manifest.created))
    others = [other.name for other in Generations(path).all() if other != folder]
    for name, value in (
        ("Indeks", path),
        ("Generation", f"{folder.name}, bygget {made}"),
        ("Andre generationer", ", ".join(others) or "ingen"),
        ("Model", f"{manifest.model}, fingeraftryk {manifest.fingerprint}"),
        ("Indstillinger", ", ".join(f"{k} {v}" for k, v in sorted(manifest.settings.items()))),
        ("Indhold", _counts(manifest.counts)),
        ("Størrelse", f"{size / 1e6:.1f} MB"),
        ("Mappe", corpus),
    ):
        print(f"{name + ':':<20}{value}")
    _print_files("Filer", tuple(sorted(manifest.read_files)))
    _print_notes("Ikke læst", manifest.problems.items())
    found = condition(folder, manifest, corpus)
    _print_differences(found)
    _print_rollback(path)
    if found.damaged:
        print(f"Beskadiget: {', '.join(found.damaged)}; kør ”python -m index build”.")
    elif not found.current:
        print("Indekset er ikke ajour med mappen; kør ”python -m index build”.")
    elif not made_by_this_code(manifest):
        print("Indekset er lavet af en anden udgave af programmet; kør ”python -m index build”.")
    else:
        print("Indekset er ajour med mappen.")
        return 0
    return 1


def _verify(corpus: Path, path: Path) -> int:
    folder, manifest = _current(path)
    found = condition(folder, manifest, corpus)
    embedder = Embedder.load()
    _print_files("Beskadigede dele", found.damaged)
    _print_differences(found)
    same_model = manifest.fingerprint == embedder.fingerprint
    if not same_model:
        print(f"Indekset er lavet med modellen {manifest.model}, men {embedder.name} er valgt.")
    _print_rollback(path)
    if found.damaged or not found.current or not same_model:
        print("Indekset stemmer ikke; kør ”python -m index build”.")
        return 1
    print(
        f"Generation {folder.name} stemmer: {len(manifest.parts)} dele, "
        f"{len(manifest.read_files)} filer og modellen {manifest.model}."
    )
    return 0


def _rollback(_corpus: Path, path: Path) -> int:
    generations = Generations(path)
    fingerprint = Embedder.load().fingerprint
    with generations.writing():
        before, after = generations.current(), generations.back(fingerprint)
    print(
        f"Nu bruges generation {after.name} i stedet for {before.name if before else 'ingen'}, "
        "også efter en genstart. Kør ”python -m index build”, når indekset igen skal følge mappen."
    )
    return 0


def _current(path: Path) -> tuple[Path, Manifest]:
    folder = Generations(path).current()
    if folder is None:
        raise IndexUnavailable(f"Der er intet indeks i ”{path}”; kør ”python -m index build”.")
    return folder, Manifest.read(folder)


def _print_rollback(path: Path) -> None:
    if left := Generations(path).rolled_back_from():
        print(f"Indekset er rullet tilbage fra generation {left}, til det bygges igen.")


def _counts(counts: Mapping[str, int]) -> str:
    words = (("meetings", "møder"), ("passages", "passager"), ("sentences", "sætninger"))
    return ", ".join(f"{counts.get(key, 0)} {word}" for key, word in words)


def _print_differences(found: Condition) -> None:
    for title, paths in (
        ("Nye filer, der ikke er i indekset", found.added),
        ("Filer, der er ændret siden", found.changed),
        ("Filer, der ikke længere er i mappen", found.removed),
    ):
        if paths:
            _print_files(title, paths)


def _print_files(title: str, paths: Sequence[str]) -> None:
    print(f"{title}: {len(paths)}")
    for path in paths:
        print(f"  {path}")


def _print_notes(title: str, notes: Iterable[tuple[str, str]]) -> None:
    rows = list(notes)
    if rows:
        print(f"{title}: {len(rows)}")
    for path, note in rows:
        print(f"  {path}: {note}")


if __name__ == "__main__":
    sys.exit(main())
