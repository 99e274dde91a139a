"""What all tests share: no test touches the real home, the network or a display."""

from __future__ import annotations

import os

# Read when these libraries are imported, so they must be set before any test module is.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["HF_HOME"] = os.devnull
# Two threads that wait for each other on a busy machine take far longer than one.
os.environ["OMP_NUM_THREADS"] = "1"

import gc
import multiprocessing
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from colour_media import write_media_folder
from fake_encoder import ColourEncoder
from hypothesis import HealthCheck, Phase, settings
from PySide6.QtCore import QCoreApplication, QEvent, qInstallMessageHandler

# Else PySide reads the sources of all that tests import from here on.
import desktop.plain_imports  # noqa: F401
from engine.catalogue import Catalogue
from engine.encoders.base import Encoder
from engine.library.facade import Library
from engine.paths import LibraryPaths
from engine.types import Segment

MakeLibrary = Callable[..., Library]


def segments_of(library: Library, item_id: int) -> list[Segment]:
    """An item's segments in the space that searches use, in their order within the file."""
    paths = LibraryPaths(Path(library.status().directory))
    with closing(Catalogue(paths.catalogue, readonly=True)) as catalogue:
        space = catalogue.spaces.active()
        return catalogue.segments.of_item(item_id, space.id) if space else []


# What a decoder imports at its start and with its first picture.
IN_DECODERS = (
    *("engine.media.decoder", "engine.media.previews", "engine.media.replies"),
    *("landlockpy", "seccompy"),
    *("PIL.BmpImagePlugin", "PIL.GifImagePlugin", "PIL.JpegImagePlugin", "PIL.PngImagePlugin"),
)
# Who uses these opens a real model.
MODEL_HELPERS = {
    *("audio_models", "checkpoints", "newer_models", "torch"),
    "engine.encoders.openclip_runtime",
}
MODEL_FIXTURES = {"hearing_models", "preset_dir", "small_model"}
# A busy machine is no fault of what is tested. Examples are others in each run, and far more in
# `make drill`.
settings.register_profile("quick", max_examples=15, stateful_step_count=20, deadline=None)
settings.load_profile("quick")
# A mutation run asks whether anything is noticed, not for the shortest example of it.
settings.register_profile(
    "mutants", deadline=None, database=None, phases=[Phase.explicit, Phase.generate]
)
# `make drill` searches far longer for what breaks a property.
settings.register_profile(
    "drill",
    max_examples=1000,
    stateful_step_count=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def pytest_configure(config: pytest.Config) -> None:
    """Let Qt have someone to tell its messages to at any time, as a program has.

    Where nobody is between two tests, a thread of Qt's that warns just then crashes the process:
    PySide looks for who is to be told before it waits for Python's lock.
    """
    qInstallMessageHandler(lambda kind, context, message: sys.__stderr__.write(f"{message}\n"))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Take what is imported by now out of every later look for garbage: it stays to the end."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Let widgets go and look for garbage between two tests, on the thread that owns all widgets.

    What is to be deleted later is deleted in the next loop of events, which may be in the midst of
    another test.

    Python would look on any thread, as on the one that hears from the other processes of the suite;
    `desktop.shell.garbage` tells what comes of that.
    """
    try:
        return (yield)
    finally:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect(1)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let tests of real models run one after another, so that one process of the suite has most.

    The libraries of these take a process some seconds to import.
    """
    of_models = {item.path for item in items if _is_of_models(item)}
    items.sort(key=lambda item: item.path not in of_models)


def _is_of_models(item: pytest.Item) -> bool:
    has_models = MODEL_FIXTURES.intersection(getattr(item, "fixturenames", ()))
    return bool(has_models) or _uses_models(getattr(item, "module", None))


@cache
def _uses_models(module: ModuleType | None) -> bool:
    known = vars(module).values() if module else ()
    names = {getattr(one, name, "") for one in known for name in ("__module__", "__name__")}
    return not MODEL_HELPERS.isdisjoint(names)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Two processes more than there are cores, since tests often wait for processes of their own.

    Each may take a gigabyte or two.
    """
    return min((os.cpu_count() or 1) + 2, 8)


def _isolate(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """Make `home` the home of this process and of all that it starts."""
    home.mkdir(exist_ok=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    monkeypatch.setenv("TRIPTYCH_LIBRARY", str(home / "library"))
    # A limit that a test sets is not for the next one.
    monkeypatch.setenv("TRIPTYCH_CORES", "")


@pytest.fixture(scope="session", autouse=True)
def _session_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A home for fixtures that outlive one test."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        _isolate(monkeypatch, tmp_path_factory.mktemp("session"))
        yield


@pytest.fixture(scope="session", autouse=True)
def _forked_decoders() -> Iterator[None]:
    """Fork decoder processes from one that has their libraries, where the system can.

    The product spawns them. Each then imports these libraries anew, which was half of what all
    tests together cost; `spawned_decoders` does so.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        yield
        return
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*IN_DECODERS])
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr("engine.media.decoder_process._SPAWN", context)
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_power_cuts() -> Iterator[None]:
    """Let no commit in this process wait for the disk: only a power cut would tell."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr("engine.catalogue.connection._SYNCHRONOUS", "OFF")
        yield


@pytest.fixture(scope="session", autouse=True)
def _kept_catalogue() -> Iterator[None]:
    """Let new catalogues of this process begin as copies of one: see `kept_catalogue.py`."""
    from kept_catalogue import KeptCatalogue

    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr("engine.catalogue.catalogue.Database", KeptCatalogue().open)
        yield


@pytest.fixture(scope="session", autouse=True)
def _kept_starter() -> Iterator[None]:
    """Let all libraries of this process that want the starter share one: see `kept_starter.py`."""
    from kept_starter import KeptStarter

    starter = KeptStarter()
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr("engine.encoders.starter.StarterEncoder", lambda: starter)
        yield


@pytest.fixture
def spawned_decoders(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start decoder processes as the product does."""
    monkeypatch.setattr("engine.media.decoder_process._SPAWN", multiprocessing.get_context("spawn"))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This test's own home, empty."""
    _isolate(monkeypatch, tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture(scope="session")
def small_model(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The preset of a small real CLIP with random weights, for processes of their own."""
    from checkpoints import write_clip

    return f"local-dir:{write_clip(tmp_path_factory.mktemp('small-model'))}"


@pytest.fixture(scope="session")
def hearing_models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small real CLIP and CLAP with random weights, and their bridge; not to be changed."""
    from audio_models import open_both
    from checkpoints import write_clap, write_clip

    directory = tmp_path_factory.mktemp("hearing")
    write_clip(directory / "clip")
    write_clap(directory / "clap")
    open_both(directory).prepare(lambda done, total: None, lambda: False)
    return directory


@pytest.fixture
def library_dir(tmp_path: Path) -> Path:
    """Where a library may be made; it does not exist yet."""
    return tmp_path / "library"


@pytest.fixture
def media_folder(tmp_path: Path) -> Path:
    """Pictures by colour, tones by pitch and texts: see `write_media_folder`."""
    return write_media_folder(tmp_path / "media")


@pytest.fixture
def make_library(library_dir: Path) -> Iterator[MakeLibrary]:
    """Open libraries with a `ColourEncoder` (or the one given); closed when the test ends.

    `make_library()` opens `library_dir`; again, it is a second view of the same library.
    """
    opened: list[Library] = []

    def make(encoder: Encoder | None = None, directory: Path = library_dir) -> Library:
        chosen = encoder or ColourEncoder()
        library = Library(directory, "starter", encoder_of=lambda preset, cache: chosen)
        opened.append(library)
        return library

    yield make
    for library in opened:
        library.close()
