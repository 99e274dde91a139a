"""The engine process: it owns models, index, indexing and queries, and answers over a pipe.

`client` starts it from the window's side and `entry` is where it begins; `messages` and
`model_messages` are all that the two say to each other. `server` hands requests to the workers:
`search_worker`, `write_worker` (with `check_work`) and `model_workers`.
"""
