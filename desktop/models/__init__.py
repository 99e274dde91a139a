"""The Models page: what there is, what it would cost, and how it goes.

`board` is what is known now, `desk` keeps it in step with the engine's events and sends requests,
`page` shows one `card` a model, `words` puts figures into words, `offer` is what the first run
offers once, and `wiring` ties them to each other and to the window.
"""

from .controller import ModelDesk
from .page import ModelsDialog

__all__ = ["ModelDesk", "ModelsDialog"]
