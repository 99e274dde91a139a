"""Encoders: towers that turn decoded media into vectors of one space.

`base` states the seam, `presets` what can be chosen, `registry` builds the chosen one; each
encoder lives in a module of its own and imports its heavy libraries only in `load()`.
"""
