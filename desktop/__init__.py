"""Triptych's window: it asks the engine process, and shows what comes back.

Flow: panels emit intents; `app` (the composition root) ties those to `operations`, the named
user actions, which talk to the engine through `services.EngineLink` and read the library through
`services.LibraryView`. `searching` keeps the query and drops stale answers, `shelf` keeps what is
listed, `gallery` and `preview` show it. `tasks` is the one place that crosses threads.
Nothing in here imports torch, a decoder of media, sqlite3 or hnswlib.
"""
