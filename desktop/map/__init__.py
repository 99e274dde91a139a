"""The map: every file as a point, near those that mean the same.

Flow: `session` has the engine make a map and says which is to be read, `content` reads it with what
its points are coloured by (`colouring`). `canvas` shows a part of it (`viewport`) and takes the
mouse and the keys; the points in sight are painted once, in a thread beside the GUI (`painting`),
and `layer` keeps that picture and puts thumbnails on it, so that moving costs no more than showing
it elsewhere. `marks` paints what lies over it, `pane` puts canvas, choices and legend together.
"""
