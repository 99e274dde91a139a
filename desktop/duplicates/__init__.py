"""The page of what the library holds more than once: found, looked at, and chosen from.

`page` puts together `task` (the search), `rules` (what is to be kept), `view` (the groups, which
`model` holds as rows of a table and `delegate` paints), and `bar` (what is done with them). Which
files stay is decided in `choices`, and `facts` tells in what files differ.
"""

from .page import DuplicatesPage

__all__ = ["DuplicatesPage"]
