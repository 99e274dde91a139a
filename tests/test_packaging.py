"""What is installed is what is in the tree."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import engine

ROOT = Path(engine.__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def modules_of(package: str) -> Iterator[str]:
    """The dotted names of a package's modules, from its files."""
    for path in (ROOT / package).rglob("*.py"):
        yield ".".join(path.relative_to(ROOT).with_suffix("").parts)


def test_every_package_of_the_tree_is_installed() -> None:
    """A new folder of modules cannot be forgotten in the list of packages."""
    listed = set(PROJECT["tool"]["setuptools"]["packages"])
    from setuptools import find_packages

    found = set(find_packages(str(ROOT), include=["engine", "engine.*", "desktop", "desktop.*"]))
    assert listed == found | {"triptych_resources"}


def test_the_entry_points_lead_to_code() -> None:
    """The two commands name modules that are there."""
    scripts = PROJECT["project"]["scripts"] | PROJECT["project"]["gui-scripts"]
    modules = {target.partition(":")[0] for target in scripts.values()}
    assert modules <= {*modules_of("engine"), *modules_of("desktop")}


def test_every_data_file_is_installed() -> None:
    """A new file under resources cannot be forgotten in the package data."""
    resources = ROOT / "resources"
    patterns = PROJECT["tool"]["setuptools"]["package-data"]["triptych_resources"]
    shipped = {path for pattern in patterns for path in resources.glob(pattern) if path.is_file()}
    there = {path for path in resources.glob("*/**/*") if path.is_file()}
    ours = {"setup", "__pycache__"}
    assert {path for path in there - shipped if ours.isdisjoint(path.parts)} == set()


def test_the_types_are_shipped() -> None:
    """Whoever imports the packages has their types."""
    data = PROJECT["tool"]["setuptools"]["package-data"]
    for package in ("engine", "desktop"):
        assert "py.typed" in data[package]
        assert (ROOT / package / "py.typed").is_file()


def locked() -> Iterator[Requirement]:
    """The lines of the lock."""
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield Requirement(line)


def test_the_lock_gives_each_package_one_exact_version() -> None:
    """Every line of the lock is `name==version`, with or without a condition, and no address."""
    for line in locked():
        assert line.url is None
        assert [part.operator for part in line.specifier] == ["=="]


def test_the_lock_keeps_to_the_bounds() -> None:
    """What the project asks for is locked within its bounds, but for torch and its companion."""
    versions: dict[str, list[str]] = {}
    for line in locked():
        versions.setdefault(line.name, []).append(str(line.specifier).removeprefix("=="))
    extras = PROJECT["project"]["optional-dependencies"].values()
    wanted = [*PROJECT["project"]["dependencies"], *(one for extra in extras for one in extra)]
    for requirement in map(Requirement, wanted):
        name = requirement.name.lower().replace("_", "-")
        if name in ("torch", "torchvision"):
            assert name not in versions
        elif name != "triptych":
            assert any(version in requirement.specifier for version in versions[name]), name


def put_tool(folder: Path, name: str, script: str) -> None:
    """Put a program where `make` looks for those that it has installed."""
    tool = folder / "venv" / "bin" / name
    tool.parent.mkdir(parents=True, exist_ok=True)
    tool.write_text(f"#!/bin/sh\n{script}")
    tool.chmod(0o755)


def make(target: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Make something with tools of the test's own, which count as installed, and no display."""
    stamps = []
    for name in ("MADE", "INSTALLED", "EQUIPPED"):
        (folder / name).touch()
        stamps.append(f"{name}={folder / name}")
    call = ["make", target, f"VENV={folder / 'venv'}", "DISPLAY=", "WAYLAND_DISPLAY=", *stamps]
    return subprocess.run(call, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
@pytest.mark.parametrize("works", [True, False])
def test_a_lock_that_cannot_be_renewed_stays(tmp_path: Path, works: bool) -> None:
    """Where the versions cannot be worked out, the old lock is what there is, and make fails."""
    before = (ROOT / "constraints.txt").read_text("utf-8")
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path)
    # It says what there is to say where it is asked to, or on stdout.
    lines = "numpy==2.0.0\\ntorch==2.9.0\\nnvidia-nccl==1.0\\n"
    put_tool(
        tmp_path,
        "uv",
        'for place; do test "$last" = --output-file && exec > "$place"; last=$place; done\n'
        f"printf '{lines}'\nexit {0 if works else 2}\n",
    )
    done = make("lock", tmp_path)
    locked_now = (tmp_path / "constraints.txt").read_text("utf-8")
    assert (done.returncode == 0) is works, done.stderr
    if works:
        assert locked_now.splitlines() == [before.splitlines()[0], "numpy==2.0.0"]
    else:
        assert locked_now == before


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
def test_a_terminal_without_a_library_is_told_how_to_begin(tmp_path: Path) -> None:
    """`make run` on a new machine ends well, though there is nothing yet to say the status of."""
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path)
    put_tool(tmp_path, "triptych", "echo 'There is no library yet.' >&2\nexit 1\n")
    done = make("run", tmp_path)
    assert (done.returncode, done.stderr) == (0, "There is no library yet.\n")
    assert "triptych index ~/Pictures" in done.stdout
