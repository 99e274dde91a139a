"""From a query to one page of hits, step by step.

`scope` says what filters and phrases leave, `words` what full text knows of the query,
`candidates` which segments are scored, `meaning` scores their items, `order` makes one list of
them, and `hits` turns a page of it into what is shown. `plain` is the way without calibration,
and `by_words` the way without a model.
"""
