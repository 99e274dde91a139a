"""Vectors in files of their own, so that any machine, or many, can make them for a library.

Flow: `encoding` makes them of files as an indexing run does, by the same decoders, encoder and
reduction; `job` does so for folders and writes them with `vector_files`, the only importer of
pyarrow. On the library's side `given` reads and checks such files, and `taking_in` puts what they
have beside the files of equal content, without decoding any.
"""
