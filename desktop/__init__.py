"""Triptych's window: it asks the engine process, and shows what comes back.

Flow: panels emit intents; `shell.app` (the composition root) ties those to `shell.operations`, the
named user actions, which talk to the engine and read the library through `services.protocols`.
`search.session` keeps the query and drops stale answers, `library.library_store` keeps what is
listed, `gallery` and `preview` show it. `services.tasks` is the one place that crosses threads.
Nothing in here imports torch, a decoder of media, sqlite3 or hnswlib.
"""
