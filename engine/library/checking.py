"""A check of how good searches are, with files of its own: it may run beside searches."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

from ..catalogue import Catalogue
from ..evaluation.report import CheckReport
from ..evaluation.run import CheckContext, CheckOptions, check
from ..paths import LibraryPaths
from ..search.query_files import QueryFiles
from .spaces import OpenSpace


def check_library(
    paths: LibraryPaths,
    serving: Callable[[Catalogue], OpenSpace],
    options: CheckOptions,
    on_progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> CheckReport:
    """Measure how good searches are; changes nothing.

    Args:
        serving: tells which space searches use.

    Raises:
        UserError: the library is empty, or the labels or queries cannot be used.
        Cancelled: `cancelled` came true.
    """
    with closing(Catalogue(paths.catalogue)) as catalogue, closing(QueryFiles()) as files:
        opened = serving(catalogue)
        opened.encoder.load()
        parts = (opened.index, opened.encoder, files.decode)
        return check(CheckContext(catalogue, *parts, on_progress, cancelled), options)
