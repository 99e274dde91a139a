"""The log: one file for every process of this person's Triptych, so that a fault can be told.

The command line, the window and the engine process write to it; a decoder may write nowhere and
hands what it has to say to the process that started it. Nothing personal but paths stands in it:
no query, and of an error's message nothing that it quotes.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import platformdirs

from .log_format import LogFormatter
from .version import __version__

FIRST_LINE = (
    b"# What Triptych did and what went wrong. Names and paths of your files may stand here; "
    b"nothing else of yours does.\n"
)
MOST_BYTES = 1_000_000
OLDER_FILES = 2
_OURS = ("engine", "desktop")
# What most reports turn on.
_LIBRARIES = (
    *("numpy", "hnswlib", "onnxruntime", "torch", "open_clip_torch"),
    *("av", "pillow", "PySide6_Essentials"),
)
_WAIT_SECONDS = 2.0

_log = logging.getLogger(__name__)


def log_file() -> Path:
    """The file that is written to; when it is full it is kept beside a new one, as `.1`."""
    return platformdirs.user_log_path("triptych", False) / "triptych.log"


def log_in_use() -> Path | None:
    """The file that this process writes its log to, if it does."""
    handlers = logging.getLogger(_OURS[0]).handlers
    return next((one.path for one in handlers if isinstance(one, SharedLog)), None)


def is_verbose() -> bool:
    """Whether everything that happens is logged, as `--verbose` asks for."""
    return logging.getLogger(_OURS[0]).isEnabledFor(logging.DEBUG)


def log_start(part: str) -> None:
    """Log that a part of Triptych begins, and what a report of a fault needs to say of it."""
    python = sys.version.partition(" ")[0]
    _log.info("Triptych %s, Python %s, %s: %s", __version__, python, sys.platform, part)
    if is_verbose():
        _log.debug("%s", _machine())


def _machine() -> str:
    """The system, and the libraries that are installed."""
    import platform  # noqa: PLC0415 - for --verbose alone
    from importlib import metadata  # noqa: PLC0415

    told = [platform.platform(), f"{os.cpu_count()} cores"]
    for name in _LIBRARIES:
        with suppress(metadata.PackageNotFoundError):
            told.append(f"{name} {metadata.version(name)}")
    return ", ".join(told)


class SharedLog(logging.Handler):
    """Appends to a file that several processes write to, each record whole and in its turn.

    The file is opened for each record, so that a person may delete it at any time.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.setFormatter(LogFormatter())

    def emit(self, record: logging.LogRecord) -> None:
        try:
            self._append(f"{self.format(record)}\n".encode())
        except OSError:
            # A disk that is full or a home that is gone costs the record and nothing else.
            return
        except Exception:  # noqa: BLE001 - as all handlers do, so that logging never harms
            self.handleError(record)

    def _append(self, line: bytes) -> None:
        with _in_turn(self.path):
            with suppress(OSError):
                if self.path.stat().st_size + len(line) > MOST_BYTES:
                    self._put_aside()
            with open_private(self.path) as file:
                file.write(line)

    def _put_aside(self) -> None:
        """Copy a full file and empty it: it is open for crashes, so Windows would not rename it."""
        with self.path.open("rb") as full, open(f"{self.path}.0", "wb", opener=_private) as copy:
            copy.write(full.read())
        for number in range(OLDER_FILES, 0, -1):
            with suppress(FileNotFoundError):
                os.replace(f"{self.path}.{number - 1}", f"{self.path}.{number}")
        os.truncate(self.path, 0)


@contextmanager
def _in_turn(path: Path) -> Iterator[None]:
    """Keep other processes from writing to the log for the block."""
    from filelock import FileLock  # noqa: PLC0415 - most commands have nothing to log

    with FileLock(f"{path}.lock", _WAIT_SECONDS, mode=0o600):
        yield


def _private(path: str | Path, flags: int) -> int:
    return os.open(path, flags, 0o600)


def open_private(path: Path) -> BinaryIO:
    """Open the log to append to it; a new one is for its owner's eyes and says what it holds."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
    file = os.fdopen(_private(path, flags), "ab")
    if file.tell() == 0:
        file.write(FIRST_LINE)
        file.flush()
    return file


def _opened(path: Path) -> BinaryIO:
    """Open the log when a process starts; of several that start a new one, one writes its head."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if path.exists() and path.stat().st_size:
        return open_private(path)
    with _in_turn(path):
        return open_private(path)


@contextmanager
def open_log(*, verbose: bool = False) -> Iterator[None]:
    """Log what this process does, its unhandled exceptions and crashes, for as long as it lasts.

    Where the file cannot be written, nothing is logged. Within another, it changes nothing.
    """
    with ExitStack() as opened:
        if log_in_use() is None:
            with suppress(OSError):
                file = opened.enter_context(_opened(log_file()))
                opened.enter_context(_handled_by(SharedLog(log_file()), logging.INFO))
                opened.enter_context(_crashes_told(file))
            opened.enter_context(_unhandled_told())
        if verbose and not is_verbose():
            opened.enter_context(verbose_log())
        yield


@contextmanager
def verbose_log() -> Iterator[None]:
    """Log more, and to stderr as well."""
    shown = logging.StreamHandler()
    shown.setFormatter(LogFormatter())
    with _handled_by(shown, logging.DEBUG):
        yield


@contextmanager
def _handled_by(handler: logging.Handler, level: int) -> Iterator[None]:
    loggers = [logging.getLogger(name) for name in _OURS]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(level)
    try:
        yield
    finally:
        for logger, its_level in zip(loggers, before, strict=True):
            logger.setLevel(its_level)
            logger.removeHandler(handler)
        handler.close()


@contextmanager
def _crashes_told(file: BinaryIO) -> Iterator[None]:
    """Have Python write where it was when native code crashes, unless someone else has."""
    if faulthandler.is_enabled():
        yield
        return
    faulthandler.enable(file)
    try:
        yield
    finally:
        faulthandler.disable()


@contextmanager
def _unhandled_told() -> Iterator[None]:
    """Log what ends the process or one of its threads, before it is told as it was before."""
    of_process, of_thread = sys.excepthook, threading.excepthook

    def tell(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            _log.critical("unhandled", exc_info=(kind, error, where))
        of_process(kind, error, where)

    def tell_thread(failure: threading.ExceptHookArgs) -> None:
        if failure.exc_value is not None and not isinstance(failure.exc_value, SystemExit):
            _log.critical("unhandled in a thread", exc_info=failure.exc_value)
        of_thread(failure)

    sys.excepthook, threading.excepthook = tell, tell_thread
    try:
        yield
    except Exception:
        _log.critical("unhandled", exc_info=True)
        raise
    finally:
        sys.excepthook, threading.excepthook = of_process, of_thread
