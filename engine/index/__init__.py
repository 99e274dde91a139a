"""The vector index: a cache of the catalogue's vectors that answers "nearest to this".

`base` states the seam, `hnsw` is the only importer of hnswlib, `exact` scores a small set without
an index, `centring` subtracts the means of a space, and `snapshot` keeps the file on disk, the
index in memory and the catalogue in step.
"""
