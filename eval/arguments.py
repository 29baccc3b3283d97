"""The arguments of ``python -m eval``."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from corpus import MINUTES
from eval.evaluate import DEFAULT_QUESTIONS

Verb = Callable[[argparse.Namespace], int]

_EXAMPLES = {
    "run": "run eval/questions/five-minutes.jsonl --predictions svar.jsonl --report rapport.html",
    "score": "score eval/questions/five-minutes.jsonl svar.jsonl",
    "compare": "compare foer.jsonl efter.jsonl --html sammenligning.html",
    "check": "check eval/questions/five-minutes.jsonl --corpus corpus/minutes",
    "split": "split del-a.jsonl del-b.jsonl --out five-minutes.jsonl",
    "bench": "bench --limit 100",
    "fit": "fit --out rag",
    "train": "train --out index/cross_encoder.safetensors",
    "expected": "expected --quick",
}
_KIND = {"index": "DIR", "corpus": "DIR"}
_HELP = {
    "index": "mappe til indekset (projektets eget, der bygges efter behov)",
    "corpus": "mappe med referater (de medfølgende)",
    "predictions": "skriv hvert svar hertil, når det kommer",
    "report": "skriv en rapport som HTML hertil",
    "json": "skriv tallene som JSON hertil",
    "html": "skriv sammenligningen som HTML hertil",
    "questions": "spørgsmålssæt (det, som svarene er lavet til)",
}
_SET = "spørgsmålssæt (JSON Lines)"
_SPLIT = "kun denne del af spørgsmålene, f.eks. dev eller test"


def parser(verbs: Mapping[str, Verb]) -> argparse.ArgumentParser:
    """What the command understands.

    Args:
        verbs: what each verb does, by its name; chosen as ``verb`` of the parsed arguments.
    """
    made = argparse.ArgumentParser(
        prog="python -m eval",
        description="Mål, hvor godt spørgsmål til referater bliver besvaret.",
        epilog=f"eksempel: python -m eval {_EXAMPLES['run']}",
    )
    children = made.add_subparsers(required=True, metavar="VERB")

    def verb(name: str, about: str) -> argparse.ArgumentParser:
        child = children.add_parser(
            name,
            help=about,
            description=about,
            epilog=f"eksempel: python -m eval {_EXAMPLES[name]}",
        )
        child.set_defaults(verb=verbs[name])
        return child

    child = verb("run", "Stil alle spørgsmål, og bedøm svarene.")
    child.add_argument("questions", type=Path, metavar="SPØRGSMÅL", help=_SET)
    _options(child, "index", "corpus", "predictions", "report", "json")
    child.add_argument("--split", metavar="DEL", help=_SPLIT)
    child.add_argument(
        "--system",
        metavar="MODUL:FUNKTION",
        help="mål funktionen (spørgsmål, historik) -> svar i stedet for projektet; se format.md",
    )
    child.add_argument(
        "--no-baselines", dest="baselines", action="store_false", help="uden sammenligninger"
    )
    child.add_argument("--resume", action="store_true", help="gå videre med filen i --predictions")

    child = verb("score", "Bedøm svar, der er givet.")
    child.add_argument("questions", type=Path, metavar="SPØRGSMÅL", help=_SET)
    child.add_argument("predictions", type=Path, metavar="SVAR", help="svar (JSON Lines)")
    _options(child, "corpus", "report", "json")
    child.add_argument("--split", metavar="DEL", help=_SPLIT)

    child = verb("compare", "Sammenlign to filer med svar på de samme spørgsmål.")
    child.add_argument("a", type=Path, metavar="A", help="svar fra det første system")
    child.add_argument("b", type=Path, metavar="B", help="svar fra det andet")
    _options(child, "questions", "corpus", "html", "json")

    child = verb("check", "Se efter, om et spørgsmålssæt er gyldigt.")
    child.add_argument("questions", type=Path, metavar="SPØRGSMÅL", help=_SET)
    child.add_argument("--corpus", type=Path, metavar="DIR", default=MINUTES, help=_HELP["corpus"])

    child = verb("split", "Læg sæt sammen, og fordel spørgsmålene på dev og test.")
    child.add_argument("questions", type=Path, nargs="+", metavar="SPØRGSMÅL", help=_SET)
    child.add_argument("--out", type=Path, metavar="FILE", help="skriv hertil (terminalen)")

    child = verb("bench", "Mål, hvor lang tid et svar tager i forhold til én indlejring.")
    child.add_argument(
        "questions", type=Path, nargs="?", metavar="SPØRGSMÅL", default=DEFAULT_QUESTIONS, help=_SET
    )
    _options(child, "index", "corpus", "json")
    child.add_argument("--limit", type=_count, metavar="ANTAL", help="kun så mange spørgsmål")

    child = verb("fit", "Tilpas rangordner, blanding og port til dev-spørgsmålene.")
    child.add_argument(
        "questions",
        type=Path,
        nargs="*",
        metavar="SPØRGSMÅL",
        help=f"{_SET}; uden noget sæt dem, der følger med",
    )
    child.add_argument(
        "--corpus",
        dest="corpora",
        type=Path,
        metavar="DIR",
        action="append",
        help="mappe med referater, en for hvert sæt i samme rækkefølge",
    )
    child.add_argument(
        "--false-refusals",
        type=_share,
        metavar="ANDEL",
        default=0.03,
        help="andel af besvarlige spørgsmål, der må blive afslået (%(default)s)",
    )
    child.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        required=True,
        help="mappe til de tre modeller, f.eks. rag",
    )

    child = verb("train", "Træn den model, der læser spørgsmål og sætninger sammen (over en time).")
    child.add_argument(
        "--sets",
        type=Path,
        metavar="DIR",
        default=Path(__file__).with_name("training"),
        help="mappe med mapper, hver med questions.jsonl og minutes (%(default)s)",
    )
    child.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        required=True,
        help="f.eks. index/cross_encoder.safetensors",
    )

    child = verb("expected", "Se efter, om de offentliggjorte tal stadig passer.")
    child.add_argument("--quick", action="store_true", help="kun de hurtige")
    child.add_argument(
        "--file",
        type=Path,
        metavar="FILE",
        default=Path(__file__).with_name("expected.yaml"),
        help="listen over tallene",
    )
    return made


def _count(text: str) -> int:
    """At least one."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} er ikke et antal; angiv 1 eller mere")
    return int(text)


def _share(text: str) -> float:
    """From 0 to 1."""
    with suppress(ValueError):
        if 0 <= float(text) <= 1:
            return float(text)
    raise argparse.ArgumentTypeError(f"{text} er ikke en andel; angiv et tal fra 0 til 1")


def _options(child: argparse.ArgumentParser, *names: str) -> None:
    for name in names:
        child.add_argument(
            f"--{name}", type=Path, metavar=_KIND.get(name, "FILE"), help=_HELP[name]
        )
