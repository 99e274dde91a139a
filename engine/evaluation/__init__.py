"""Evaluation: how good the search of a library is, measured with labels that people gave.

`dataset` reads the labels, from folder names or a captions.jsonl; `check_scope` and `judged` bring
them together with the items; `queries` makes test queries, each with the items that answer it.
`ranker` asks a searcher for the order of the items in all `rankings`: as a person sees it, by raw
cosine, and others. `metrics` and `diversity` judge one list, `reliability` the strengths of many
hits, and `tally` takes the means. `contrast` and `index_check` need no labels: what the ranking
changes, and HNSW against exact search. `run` does all of it, `report` is what comes out, `table`
prints it, and `document` makes JSON of it.
"""
