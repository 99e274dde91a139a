"""The vector index: a cache of the catalogue's vectors that answers "nearest to this".

`base` states the seam, `hnsw` is the only importer of hnswlib, `table` scores chosen vectors
exactly, `centring` subtracts the means of a space, and `uncentred` undoes that for evaluations.
`view` is one state of these, which a search reads; `space_index` makes the next state and keeps it
in step with the catalogue; `snapshot` keeps the graph in a file, and `hnsw_file` erases vectors in
there.
"""
