"""Media: untrusted files in, small arrays and text out.

Flow: `sniff` tells the modality from the content, `images`, `audio` and `documents` decode within
`limits`, `decoder` is the process that runs them, and `pool` keeps one or two such processes
busy, so that a file that crashes or hangs a library costs that file only.
"""
