"""One data directory: `facade` is what programs use, `reader` the window's read-only view of it.

`lock` keeps it to one writer, which `writing` opens the files for; `runs` puts an indexing run
together, for which `roots` adds folders; `forgetting` erases files, `checking` measures
searches, `preferences` remembers small things. `spaces` holds what is open, `switching` says which
of them searches use, `status` tells what there is. `keeping` verifies a library, also one that is
too damaged to be opened.
"""
