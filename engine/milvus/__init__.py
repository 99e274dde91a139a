"""The vectors of a library in Milvus: a server that several machines share, or a folder of its own.

`server` is the only importer of pymilvus and knows what can go wrong there; `schema` says which
fields a row has, `rows` fills them from the catalogue, `expressions` writes filters; `collection`
is one space's rows, `delivery` brings it what the outbox names, and `graphs` lets a search ask it.
"""
