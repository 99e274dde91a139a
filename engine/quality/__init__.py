"""What is poor in a library: each file is measured once for each defect of its kind.

Flow: `indexing.later_measures` goes over the items that are due, in a pass after a run. Pictures
are measured on their previews (`picture_measures`) and texts on what was extracted
(`text_measures`); sounds are read again by a decoder process (`media.sound_measures`). `outliers`
compares the files of a folder by their vectors, when a person asks.
"""
