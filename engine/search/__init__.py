"""From a query to one page of hits, step by step.

`scope` says what filters and phrases leave, `word_evidence` what full text knows of the query,
`meaning_scorer` scores items; `result_list` makes one list with `candidates` (which segments are
scored) and `order`, and `hits` turns a page of it into what is shown. `searcher` brings them
together, `query_vectors` makes the vectors of a query's terms and `query_files` decodes their
files; `uncalibrated` is the way without calibration, and `by_words` the way without a model.
"""
