"""Why an item was found: looked into on demand, for one hit at a time.

Flow: `item_meaning` scores any vectors of the item as the ranking does; with it `passages` finds
the best places of a document and `matched_words` the words in them, `sounds` the best seconds, and
`pictures` the best region. `explainer` chooses among them by modality; `summary` says it on one
line.
"""

from .explanation import CharSpan, Explanation, Highlight, Region, Span

__all__ = ["CharSpan", "Explanation", "Highlight", "Region", "Span"]
