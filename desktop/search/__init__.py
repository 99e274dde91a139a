"""What is looked for: the box, the chips and the filters, and the session that asks the engine."""
