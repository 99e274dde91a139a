"""One data directory: `facade` is what programs use, `reader` the window's read-only view of it.

`lock` keeps it to one writer, `roots` adds folders and forgets files, `spaces` holds what is open,
`switching` leads from one model to another, `status` tells what there is.
"""
