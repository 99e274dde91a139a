"""Puts the files of a library in groups by what they mean, whatever kind of file they are.

Flow: `points` pools one vector for each item (`item_vectors`) and takes away what tells kinds of
files apart (`shared_space`), which maps and outliers begin with as well. `run` puts a sample in
groups (`methods`) and all others to the nearest (`leaves`, `nearest`), tells how well that
separates them (`quality`), puts groups together to zoom out by (`tree`), gives those that were
there before their numbers and names again (`former`) and names the others (`naming`, of what
`group_words` has). `joining` takes in new files, `by_hand` changes single groups, and `forgotten`
clears names of what a library forgets.
"""
