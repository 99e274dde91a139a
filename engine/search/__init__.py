"""From a query to one page of hits, step by step.

`scope` says what filters and phrases leave, `words` what full text knows of the query,
`candidates` which segments are scored, `meaning` scores their items, `order` makes one list of
them, and `hits` turns a page of it into what is shown. `searcher` puts the steps in order,
`query_vectors` makes the vectors of a query's terms and `query_files` decodes their files;
`uncalibrated` is the way without calibration, and `by_words` the way without a model.
"""
