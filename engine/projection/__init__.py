"""Maps of a library: every item as a point, where what means the same lies near.

Flow: `making` takes every item as a point (`clusters.points`), turns these so that the largest
differences come first (`principal`), and has them laid out, in a process of their own
(`layout_process`, whose inside is `layouts`). A new layout is turned to lie as the former one did
(`procrustes`); what comes later is put among its `neighbours`. `landmarks` names dense parts.
`page` writes a map as a file for a browser.
"""
