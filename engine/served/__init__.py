"""A library that is served elsewhere, for the window, in the place of one that lies here.

`view` reads it as `library.reader` does (`tiles` several at a time), `link` takes what the window
asks of its engine process (`sending` names or sends the files of a query, `refusals` tells of what
is done elsewhere, `listening` follows the server's events), and `files` has its files: as `copies`,
or through a `relay` for players. All of them ask one `api.connection`.
"""
