"""The pages beside the gallery, each as large as the window: health, models, settings, and more.

`frame` has the list of them at its left and shows one; `names` says which there are. A page that
shows something of its own is in the package of that: `library.health`, `library.page`,
`models.page`, `groups.page`, `duplicates.page`; `settings` and `keys` are here.
"""

from .names import PageName

__all__ = ["PageName"]
