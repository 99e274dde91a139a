"""What a run makes of films: read again once, broken alone, folded where they are equal."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

from colour_media import write_picture
from conftest import MakeLibrary
from explaining import words
from film_media import write_film
from media_files import cut

from engine.catalogue import ThumbnailStore
from engine.library.reader import LibraryReader
from engine.paths import LibraryPaths
from engine.types import Modality, Preview, PreviewKind
from engine.types.film_strip import FilmStrip


def test_a_film_with_a_poster_alone_is_read_again(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    """One that was read before its shots had pictures gets them with the next run, once."""
    film = write_film(tmp_path / "media" / "film.mp4", "red", "blue")
    write_picture(tmp_path / "media" / "rose.png", "red")
    library = make_library()
    library.index((str(film.parent),))
    with closing(ThumbnailStore(LibraryPaths(tmp_path / "library").thumbnails)) as thumbnails:
        kinds = thumbnails.kinds().items()
        (digest,) = (digest for digest, kind in kinds if kind is PreviewKind.SHOTS)
        strip = thumbnails.get(digest)
        poster = FilmStrip.of_bytes(strip.data).poster.jpeg
        thumbnails.put({digest: Preview(PreviewKind.JPEG, poster)})
        assert library.index().indexed == 1
        assert thumbnails.get(digest) == strip
        assert thumbnails.unreadable() == []
    assert library.index().unchanged == 2


def test_a_broken_film_costs_itself_alone(make_library: MakeLibrary, tmp_path: Path) -> None:
    """It is listed as a video with its reason, and is not read again until it changes."""
    folder = tmp_path / "media"
    write_film(folder / "whole.mp4", "red")
    cut(write_film(folder / "broken.mp4", "blue"), 0.5)
    library = make_library()
    assert (library.index((str(folder),)).indexed, library.status().failures) == (1, 1)
    with closing(LibraryReader(tmp_path / "library")) as reader:
        (failure,) = reader.failures()
    assert failure.modality is Modality.VIDEO
    assert failure.reason.startswith("the video is cut short")
    assert library.index((str(folder),)).still_failing == 1


def test_only_equal_films_are_one_hit(make_library: MakeLibrary, tmp_path: Path) -> None:
    """A copy is folded; a film that shows much the same may be the next one of a fixed camera."""
    folder = tmp_path / "media"
    shutil.copy(write_film(folder / "one.mp4", "red", "blue"), folder / "copy.mp4")
    write_film(folder / "next.mp4", "red", "blue", size=(80, 60))
    library = make_library()
    library.index((str(folder),))
    hits = library.search(words("red")).hits
    assert sorted(len(hit.copies) for hit in hits) == [0, 1]
