"""The catalogue: SQLite, the one truth on disk, vectors included.

`database` opens the file and translates its errors, `migrations` gives it its tables, and each
table group has a module: `roots`, `items`, `segments`, `spaces`, `failures`, and `fulltext`,
whose words `tokens` cuts. `catalogue.Catalogue` holds them together; `thumbnails` is a separate
file that can be made again at any time.
Only this package imports sqlite3.
"""

from .catalogue import Catalogue
from .thumbnails import ThumbnailStore

__all__ = ["Catalogue", "ThumbnailStore"]
