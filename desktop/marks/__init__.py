"""What a person does to files by hand: marks, and what can be taken back.

`file_requests` has the engine do it and knows how it went.
"""
