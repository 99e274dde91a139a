"""Ranking: raw inner products in, one order over pictures, sounds and documents out.

`calibration` makes scores of different modalities comparable, `pooling` makes one score per item
of the scores of its segments, `fusion` adds what the words say, `near_duplicates` finds copies that
are one hit, and `strength` says in numbers of 0 to 100 how far a hit stands out.
"""
