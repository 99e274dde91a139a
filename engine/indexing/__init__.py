"""Indexing: bring the catalogue in line with what lies under a root.

Flow: `plan` compares a scan with the catalogue, `changes` tells moved and touched files from new
ones by their content, `encoding` turns decoded parts into segments with vectors, `store` commits
them in batches of one transaction each, `run` drives all of it, and `finish` brings the means,
the calibration and the index up to date.
"""
