"""Files that ship with Triptych: models, icons and reference data, read with importlib.resources."""
