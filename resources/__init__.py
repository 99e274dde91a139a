"""Files that ship with Triptych: models, icons and data, read with importlib.resources."""
