"""The vector index: a cache of the catalogue's vectors that answers "nearest to this".

`base` states the seam, `hnsw` is the only importer of hnswlib, `table` scores chosen vectors
exactly, `centring` subtracts the means of a space, `raw` undoes that for evaluations, and
`snapshot` keeps the file on disk, the index in memory and the catalogue in step.
"""
