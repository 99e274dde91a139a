"""The preview pane: one item looked at closely.

Flow: `loader` reads what is to be shown beside the GUI; `pane` shows its facts and hands its
content to `picture`, `sound` (with `player`, which guards the sound output) or `passage`.
"""

from .loader import Content, PreviewLoader
from .pane import PreviewPane

__all__ = ["Content", "PreviewLoader", "PreviewPane"]
