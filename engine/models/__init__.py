"""Models as a person sees them: what there is, how it stands, how fast it is, and its upkeep.

`listing` puts together what `models list` and the Models page show, `speed` measures a model on
this machine, `upkeep` fetches, verifies and removes one, `estimate` says what a change of model
will cost, and `service.model_workers` does all that in the engine process.
"""
