"""The viewer: one item as large as the window, over everything else.

Flow: `viewer` hands what the preview's loader read to `zoom` (a picture), `sound` or `reading` (a
document), and tells what is to be done with it.
"""

from .viewer import Viewer

__all__ = ["Viewer"]
