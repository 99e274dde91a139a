"""Ranking: raw inner products in, one order over pictures, sounds and documents out.

`calibration` makes scores of different modalities comparable, `pooling` makes one score per item
of the scores of its segments, and `strength` says in words of 0 to 100 how far a hit stands out.
"""
