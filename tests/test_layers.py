"""The house rules: who may import whom, and what a wheel must carry."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
# A package may import itself and what is named here.
MAY_IMPORT = {
    "corpus": set(),
    "index": {"corpus"},
    "rag": {"corpus", "index"},
    "ui": {"corpus", "index", "rag"},
    "eval": {"corpus", "index", "rag"},
    "app": {"corpus", "index", "rag", "ui"},
}
PACKAGES = [name for name in MAY_IMPORT if name != "app"]
# The steps of a package: each knows those before it, and the nouns that all of them share.
STEPS = {
    "corpus": ("names", "outcomes", "sections", "head", "layout", "items", "attendance"),
    "rag": ("asking", "finding", "telling", "people", "refusing"),
}
SHARED = {
    "corpus": {"contacts", "dates", "lettering", "lines", "meeting"},
    "rag": {"answer", "refusal"},
}


def modules(place: str) -> list[Path]:
    if place == "app":
        return [ROOT / "app.py"]
    return sorted((ROOT / place).rglob("*.py"))


def imported(module: Path) -> Iterator[str]:
    """Names of the top-level packages that a module imports anywhere in it."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports by full names only"
            assert node.module
            yield node.module.split(".")[0]


def pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def normal(requirement: str) -> str:
    """Name of the distribution in a requirement, in its one normal spelling."""
    match = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert match
    return re.sub(r"[-_.]+", "-", match.group()).lower()


@pytest.mark.parametrize("place", MAY_IMPORT)
def test_data_flows_one_way(place: str) -> None:
    for module in modules(place):
        ours = set(imported(module)) & MAY_IMPORT.keys()
        assert ours <= MAY_IMPORT[place] | {place}, module


@pytest.mark.parametrize(
    ("package", "step"), [(package, step) for package in STEPS for step in STEPS[package]]
)
def test_the_steps_of_a_package_follow_each_other(package: str, step: str) -> None:
    steps = STEPS[package]
    known = {*steps[: steps.index(step) + 1], *SHARED[package]}
    for module in modules(f"{package}/{step}"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(package):
                assert f"{node.module}.".split(".")[1] in known, module


@pytest.mark.parametrize("place", [name for name in MAY_IMPORT if name not in ("app", "ui")])
def test_only_the_page_knows_gradio(place: str) -> None:
    for module in modules(place):
        assert not {"gradio", "starlette", "fastapi"} & set(imported(module)), module


@pytest.mark.parametrize("place", PACKAGES)
def test_library_code_does_not_print(place: str) -> None:
    for module in modules(place):
        if module.name == "__main__.py":
            continue
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            assert not (isinstance(called, ast.Name) and called.id == "print"), module


@pytest.mark.parametrize("place", [*MAY_IMPORT, "tests"])
def test_every_package_that_is_imported_is_declared(place: str) -> None:
    project = pyproject()["project"]
    always = {
        normal(requirement)
        for requirement in (*project["dependencies"], *project["optional-dependencies"]["mcp"])
    }
    for_tests = {normal(name) for name in project["optional-dependencies"]["test"]}
    distributions = packages_distributions()
    for module in modules(place):
        declared = always | for_tests if module.is_relative_to(ROOT / "tests") else always
        if module.is_relative_to(ROOT / "eval" / "corpora"):  # makes files for the tests
            declared = always | for_tests
        for name in set(imported(module)) - MAY_IMPORT.keys() - {"tests"}:
            if name not in sys.stdlib_module_names:
                sources = {normal(source) for source in distributions.get(name, [name])}
                assert sources & declared, f"{module} imports {name}"


def test_a_wheel_carries_every_package_and_data_file() -> None:
    globs = pyproject()["tool"]["setuptools"]["package-data"]
    for place in PACKAGES:
        assert all((module.parent / "__init__.py").is_file() for module in modules(place))
        carried = {path for glob in globs.get(place, ()) for path in (ROOT / place).glob(glob)}
        data = {
            path
            for path in (ROOT / place).rglob("*")
            if path.is_file() and path.suffix not in (".py", ".pyc")
        }
        assert data <= carried


def test_the_readme_names_only_what_is_there() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", readme):
        assert (ROOT / target).exists(), target
    for package in re.findall(r"python -m (\w+)", readme):
        assert package == "pytest" or (ROOT / package / "__main__.py").is_file(), package
    folder = Path()
    for module in re.findall(r"`([\w/]+\.py)`", readme):
        # "`index/build.py`, `generation.py`": the folder is said once.
        folder = Path(module).parent if "/" in module else folder
        assert (ROOT / module).is_file() or (ROOT / folder / module).is_file(), module
