"""The viewer: one item as large as the window, over everything else.

Flow: `viewer` hands what the preview's loader read to `zoom` (a picture), `sound`, `film` or
`reading` (a document), and tells what is to be done with it; `tuning` tells how it is played.
"""

from .viewer import Viewer

__all__ = ["Viewer"]
