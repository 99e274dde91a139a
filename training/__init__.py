"""How the starter model was made; nothing in the running product imports this package."""
