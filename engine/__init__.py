"""Triptych's engine: it finds a person's own pictures, sounds, videos and documents by meaning.

Flow: `indexing` walks a root, decodes (in `media` processes), encodes (`encoders`) and stores
(`catalogue`); `search` turns a `Query` into vectors, asks the `index`, and `ranking` makes hits of
the answers. `library.facade.Library` is the facade that the window and the command line use.
Nothing in here knows about Qt.
"""

__version__ = "0.1.0"
