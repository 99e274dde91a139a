"""Encoders: towers that turn decoded media into vectors of one space.

`base` states the seam, `presets` what can be chosen (`alignment.registry` builds it); each encoder
lives in a module of its own and imports its heavy libraries only in `load()`.
"""
