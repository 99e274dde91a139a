"""The preview pane: one item looked at closely.

Flow: `loader` reads what is to be shown beside the GUI; `pane` shows its `facts` and hands its
content to `picture`, `sound` (with `player`, which guards the sound output) or `passage`.
"""

from .facts import facts
from .loader import Content, PreviewLoader
from .pane import PreviewPane
from .passage import PassageView
from .player import Player
from .reason import reason
from .sound import SoundView

__all__ = [
    "Content",
    "PassageView",
    "Player",
    "PreviewLoader",
    "PreviewPane",
    "SoundView",
    "facts",
    "reason",
]
