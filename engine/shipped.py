"""Where what is shipped beside the code lies: icons, the starter, texts in other languages.

All of it are plain files. `importlib.resources`, which reads archives, too, takes a fiftieth of the
window's start to import and to ask.
"""

from __future__ import annotations

from pathlib import Path

import triptych_resources

SHIPPED = Path(str(triptych_resources.__file__)).parent
