"""Media: untrusted files in, small arrays and text out.

Flow: `sniff` (with `picture_signatures`, `sound_signatures`, `video_signatures`) tells the format
from the content; `images` (over `picture_pages`, which chooses who reads a `page`: Pillow,
`deep_tiff`, `photoshop`, `svg` or `picture_sequence`; with `colours`, `pixels` and `exif`),
`raw_pictures`, `audio`
(over `sound_reader`, which asks `ffmpeg_sound` and `sndfile_sound`), `video` (over `video_frames`,
`video_picture`, `shots` and the reader of sounds) and `documents` (over
`plain_text`, `web_page`, `office` and `pdf`, cut by `passages`) decode within `limits` into parts
(`types.decoded`); `decoder` ties them together for one file. `worker` is the inside of the process
that runs it, confined by `confinement`; it answers in `replies`, sent as `frames`.
`decoder_process` is that process as its parent sees it, and `pool` keeps one or two of them busy,
so that a file that crashes or hangs a library costs that file only.
"""
