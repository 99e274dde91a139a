"""The bridge that carries the sounds of an audio-text model into CLIP's space, fitted from text.

Both models read the same captions (`grammar`); a ridge regression (`ridge`) takes the one's vectors
to the other's, which holds for sounds, too, as the audio-text model keeps sounds near their texts
(C3, arXiv 2401.08567). `fitting` is the whole flow, `validation` its examination, `reference` where
sounds lie in general, `store` the file that it is kept in. `clip_with_sound` is the
joined encoder, `audio_setup` prepares it for an indexing run, and `registry` builds the encoder of
any preset.
"""
