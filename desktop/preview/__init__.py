"""The preview pane: one item looked at closely.

Flow: `loader` reads what is to be shown beside the GUI; `pane` shows its `facts`, an `away_note`
where it cannot be opened now, and its content in `picture`, `sound`, `film` or `passage`. What
plays is a `playback` of a `player`, which guards the sound output; a `seek_bar` tells where it is,
and a film is seen on a `canvas`.
"""

from .away_note import AwayNote
from .facts import facts
from .film import FilmView
from .loader import Content, PreviewLoader
from .pane import PreviewPane
from .passage import PassageView
from .player import Player, Tuning
from .reason import reason
from .sound import SoundView

__all__ = [
    "AwayNote",
    "Content",
    "FilmView",
    "PassageView",
    "Player",
    "PreviewLoader",
    "PreviewPane",
    "SoundView",
    "Tuning",
    "facts",
    "reason",
]
