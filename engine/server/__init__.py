"""A library over HTTP, for a browser and for programs: `triptych serve`.

Flow of a request: `guard` lets it in (the right host, no foreign page, not too many at once, no
body that comes too slowly), `access` asks for a token where one is wanted (`tokens`), then one of
the routes answers: `searching` (with files that `uploads` keeps for a moment), `discovering`,
`items`, `indexing`, `events`, `metrics`, and the page of `resources/server`. `app` puts these
together, and `running` has uvicorn serve them. Only this package imports FastAPI and uvicorn.
"""
