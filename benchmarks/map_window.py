"""How smoothly the window's map moves and zooms with many points.

python benchmarks/map_window.py [--points 100000] [--size 1280 800]

A map of points in clusters is dragged about and zoomed in and out, a frame after each step. A frame
is what the GUI thread does for it; the points are painted anew in a thread beside it meanwhile, as
in the window. Qt paints in software, on no screen. Processor milliseconds; a screen of 60 pictures
a second leaves 16.7.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Iterator, Sequence

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from desktop.gallery import ThumbnailLoader
from desktop.map.canvas import MapCanvas
from desktop.map.colouring import by_kind
from desktop.map.content import MapContent
from desktop.map.layer import MapLayer
from desktop.map.painting import paint
from desktop.map.viewport import Viewport
from desktop.services.tasks import Worker
from desktop.widgets.theme import ThemeSwitch
from engine.types import Preview
from engine.types.maps import Landmark, LibraryMap, MapMethod

_CLUSTERS, _SPREAD = 60, 0.06
_STEPS = 240
_ZOOM = 1.04


class NoPreviews:
    """A library that has points alone."""

    def preview(self, item_id: int) -> Preview:
        """None has any."""
        del item_id
        return Preview()


def main() -> None:
    """Measure, and print a table."""
    arguments = _arguments()
    application = QApplication([])
    themes = ThemeSwitch()
    worker = Worker("map", _raise)
    canvas = MapCanvas(ThumbnailLoader(NoPreviews(), worker))  # type: ignore[arg-type]
    canvas.layer.paint_wanted.connect(lambda work: worker.submit(work, canvas.layer.take))
    canvas.resize(*arguments.size)
    canvas.show()
    canvas.show_content(_content(arguments.points), keeps_view=False)
    _wait_for_picture(application, canvas.layer)
    print("| what | p50 | p99 | most |")
    print("| --- | --- | --- | --- |")
    for name, steps in (("pan", _pan(canvas)), ("zoom in and out", _zoom(canvas))):
        _print(name, _frames(application, canvas, steps))
    _print("a new picture, beside the GUI", _paintings(canvas))
    worker.close()
    del themes


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=100_000)
    parser.add_argument("--size", type=int, nargs=2, default=(1280, 800))
    return parser.parse_args()


def _raise(error: Exception) -> None:
    raise error


def _content(count: int) -> MapContent:
    lots = np.random.default_rng(5)
    middles = lots.uniform(-0.9, 0.9, (_CLUSTERS, 2))
    own = lots.integers(0, _CLUSTERS, count)
    places = (middles[own] + lots.normal(0, _SPREAD, (count, 2))).astype(np.float32)
    marks = tuple(Landmark(f"part {n}", *middles[n].tolist(), 100) for n in range(24))
    found = LibraryMap(MapMethod.UMAP, np.arange(count), places, marks, is_current=True)
    return MapContent(found, by_kind((own % 4).astype(np.int8)))


def _pan(canvas: MapCanvas) -> Iterator[Callable[[], None]]:
    """Around in a circle, four times as large as all of the map."""
    canvas.zoom(4)
    for step in range(_STEPS):
        turn = 2 * np.pi * step / _STEPS
        way = 24 * float(np.cos(turn)), 24 * float(np.sin(turn))
        yield lambda way=way: canvas.look(canvas.viewport.moved(*way))


def _zoom(canvas: MapCanvas) -> Iterator[Callable[[], None]]:
    canvas.show_all()
    for step in range(_STEPS):
        factor = _ZOOM if step < _STEPS // 2 else 1 / _ZOOM
        yield lambda factor=factor: canvas.zoom(factor)


def _frames(
    application: QApplication, canvas: MapCanvas, steps: Iterator[Callable[[], None]]
) -> Sequence[float]:
    """Processor seconds of each frame: step, what came from the other thread, painting."""
    taken = []
    for step in steps:
        started = time.thread_time()
        step()
        application.processEvents()
        canvas.repaint()
        taken.append(time.thread_time() - started)
    return taken


def _paintings(canvas: MapCanvas) -> Sequence[float]:
    taken = []
    base = canvas.palette().base().color()
    for _ in range(10):
        started = time.thread_time()
        paint(canvas.points, _whole(canvas).with_margin(0.5), base).image()
        taken.append(time.thread_time() - started)
    return taken


def _whole(canvas: MapCanvas) -> Viewport:
    return Viewport.around(canvas.points.places, canvas.width(), canvas.height())


def _wait_for_picture(application: QApplication, layer: MapLayer) -> None:
    came: list[None] = []
    layer.changed.connect(lambda: came.append(None))
    while not came:
        application.processEvents()


def _print(name: str, seconds: Sequence[float]) -> None:
    figures = [*np.percentile(seconds, (50, 99)), max(seconds)]
    print(f"| {name} | {' | '.join(f'{1000 * one:.1f}' for one in figures)} |")


if __name__ == "__main__":
    main()
