"""The catalogue: SQLite, the one truth on disk, vectors included.

`database` opens the file and translates its errors, `migrations` gives it its tables, and each
table group has a module: `roots`, `items`, `segments`, `spaces`, `failures`, and `fulltext`,
whose words `tokens` cuts. `catalogue.Catalogue` holds them together; `thumbnails` is a separate
file that can be made again at any time.

Of an item, `item_keys` stores what lists and filters ask for, and `days` its time, which `zone`
keeps in step with the computer's. `filtering` has the filters, `item_lists` the orders, and
`equal_contents` the copies; `revision` remembers all of that until something is written.
Only this package imports sqlite3.
"""

from .catalogue import Catalogue
from .thumbnails import ThumbnailStore

__all__ = ["Catalogue", "ThumbnailStore"]
