"""The page of groups: files that belong together, whatever kind they are, as cards.

Flow: `content` reads the groups with some files of each, `model` lists those of one level, `view`
shows them as cards, which `delegate` paints, `making` has the files grouped and tells how far it
is, `trail` leads from finer groups to broader ones, `bar` says what can be done with those that are
selected, and `page` puts it together. `shell.groups_presenter` does what it asks for.
"""

from .content import Card, GroupContent, read_groups
from .page import GroupsPage

__all__ = ["Card", "GroupContent", "GroupsPage", "read_groups"]
