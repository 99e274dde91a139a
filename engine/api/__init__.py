"""A library as other programs use it: `library.Library`, which is `engine.Library`.

The command line's searches, the server and the MCP server go through it, too. `question` is what is
asked for, `answer` what comes back, and its JSON.
"""
