"""A library that is served elsewhere, for the window, in the place of one that lies here.

`view` reads it as `library.reader` does, `link` takes what the window asks of its engine process,
`listening` follows the server's events, and `downloads` brings files here. All of them ask one
`api.connection`.
"""
