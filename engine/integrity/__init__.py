"""Whether a library is whole, and what can be done where it is not.

Flow: `verify` compares the parts of a library with each other (`inspection`, into `findings`) and,
where that is asked for, has each thing that is wrong mended (`mending`); a damaged file is replaced
by what can be read of it (`rescue`). `backup` copies a library that is in use and takes such a copy
back; `export` writes it in formats that anything reads. Nothing here reads the person's own files:
what cannot be mended is read again by the next run.
"""
