"""Evaluation: how good the search of a library is, measured with labels that people gave.

`dataset` reads the labels, from folder names or a captions.jsonl; `check_scope` and `judged` bring
them together with the items; `queries` makes test queries, each with the items that answer it.
`ranker` asks a searcher for the order of the items, as the product ranks and by raw cosine;
`metrics` judges one list, and `tally` takes the means of many. `contrast` and `index_check` need no
labels: what calibration changes, and HNSW against exact search. `run` does all of it, `report` is
what comes out, and `table` prints it.
"""
