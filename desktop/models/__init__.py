"""The Models page: what there is, what it would cost, and how it goes.

`state` is what is known now, `controller` keeps it in step with the engine's events and sends
requests, `page` shows one `card` a model, `sentences` puts figures into words, `offer` is what the
first run offers once, and `shell.model_wiring` ties them to each other and to the window.
"""
