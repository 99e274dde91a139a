"""What the library holds: its folders, its failures, indexing and the check of its searches."""
