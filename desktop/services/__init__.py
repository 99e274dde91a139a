"""The seams to the engine and to other threads, which everything in the window builds on."""
