"""What a library holds more than once: equal contents, one content in several forms, look-alikes.

Flow: `search` has a fingerprint made of each content that lacks one (`comparing` is the seam;
`pictures`, `sounds`, `texts` and `films` are behind it; of pictures the index run has made it),
compares what is new with all others, and keeps the pairs in the catalogue. `groups` makes of pairs
what a person is shown. Candidates come from fingerprints (`hash_pairs`) and from vectors
(`neighbours`); each pair is then looked at.
"""
