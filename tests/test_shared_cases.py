"""The shared cases, where they are at hand: each row of their table gives what it says.

All are indexed once with the starter and real decoders, and asked for as a person asks.
"""

from __future__ import annotations

import io
import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from conftest import segments_of
from fuzzing import CASES
from media_files import decoded, tone, write_sound
from numpy.typing import NDArray
from PIL import Image
from runs import run

from engine.library.facade import Library
from engine.library.reader import LibraryReader
from engine.types import Filters, Item, Modality, PreviewKind, Query, SearchResult, Term

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the shared cases are not at hand")
CUT = "ends early: the file is cut short"
UNFINISHED = "its header was never finished: read to its end"
LATE_PDFS = ("doc/space_before.pdf", "doc/newline_before.pdf")
FLOWER, SOUND, SILENCE = "pic/ref_flower.png", "snd/ref.wav", "silence.wav"
_NAME = re.compile(r"[\w/]+\.\w+")


def cases_of_table() -> list[str]:
    """The files of the table's first column; one without a folder is in that of the one before."""
    text = (CASES / "README.md").read_text("utf-8") if CASES.is_dir() else ""
    names: list[str] = []
    for row in re.findall(r"^\|([^|]*\.\w[^|]*)\|", text, re.MULTILINE):
        for name in _NAME.findall(row):
            folder = "" if "/" in name else names[-1].rpartition("/")[0] + "/"
            names.append(folder + name)
    return names


@dataclass(frozen=True)
class Shelf:
    """All cases in one library."""

    folder: Path
    library: Library
    reader: LibraryReader

    def item(self, case: str) -> Item:
        """The item of a case, which must have been indexed."""
        path = str(self.folder / case)
        found = {item.path: item for item in self.items()}
        assert path in found, [failure.reason for failure in self.library.failures()]
        return found[path]

    def items(self) -> list[Item]:
        """All that was indexed."""
        return self.reader.items(self.reader.item_ids(Filters()).tolist())

    def found(self, query: Query) -> list[str]:
        """The names of the files that a search finds, copies behind the hit that they are under."""
        names = {item.id: os.path.relpath(item.path, self.folder) for item in self.items()}
        result: SearchResult = self.library.search(query)
        return [names[one] for hit in result.hits for one in (hit.item.id, *hit.copies)]

    def has_word(self, case: str, word: str) -> bool:
        """Whether a search for a quoted word finds a case."""
        return case in self.found(Query(phrases=(word,), limit=200))

    def like(self, case: str) -> list[str]:
        """The names of the files that are like a case, of its own kind, nearest first."""
        kind = self.item(case).modality
        term = Term(kind, str(self.folder / case), is_file=True)
        return self.found(Query((term,), Filters(frozenset({kind})), limit=200))

    def tile(self, case: str) -> NDArray[np.int16]:
        """What the tile of a picture shows, in coarse cells."""
        preview = self.reader.preview(self.item(case).id)
        assert preview.kind is PreviewKind.JPEG
        return cells(Image.open(io.BytesIO(preview.data)))


def cells(picture: Image.Image) -> NDArray[np.int16]:
    """A picture of any size in a few large cells, (16, 24, 3)."""
    small = picture.convert("RGB").resize((24, 16), Image.Resampling.BOX)
    return np.asarray(small).astype(np.int16)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """A library of all cases, with times that no clock has, and a silent file beside them."""
    folder = Path(shutil.copytree(CASES, tmp_path_factory.mktemp("cases") / "cases"))
    folder.chmod(0o755)
    write_sound(folder / SILENCE, 0 * tone(6.0))
    for year, name in ((10_413_792_000, "far_future.txt"), (-11_644_473_600, "far_past.txt")):
        (folder / "mtime").chmod(0o755)
        shutil.copyfile(CASES / "mtime" / "far_future.txt", folder / "mtime" / f"new_{name}")
        os.replace(folder / "mtime" / f"new_{name}", folder / "mtime" / name)
        os.utime(folder / "mtime" / name, (year, year))
    library = Library(tmp_path_factory.mktemp("library"), "starter")
    run(library, folder)
    reader = LibraryReader(library._paths.directory)
    yield Shelf(folder, library, reader)
    reader.close()
    library.close()


Check = Callable[[Shelf, str], None]


def words(seen: str, unseen: str = "") -> Check:
    """Each word is found as it stands, and none of what is not seen."""

    def check(shelf: Shelf, case: str) -> None:
        assert shelf.item(case).modality is Modality.TEXT
        assert [word for word in seen.split() if not shelf.has_word(case, word)] == []
        assert [word for word in unseen.split() if shelf.has_word(case, word)] == []

    return check


def pdf(shelf: Shelf, case: str) -> None:
    """It is read page by page, as a PDF is, and not as a text that has its source."""
    words("thermometer", "endobj")(shelf, case)
    assert "page 1" in {one.place for one in segments_of(shelf.library, shelf.item(case).id)}


def mended_title(shelf: Shelf, case: str) -> None:
    """The text is found, and the title is whole as far as it goes."""
    words("thermometer")(shelf, case)
    shelf.item(case).metadata.title.encode("utf-8")
    assert "\ufffd" not in shelf.item(case).metadata.title


def sound(seconds: float = 6.0, note: str = "") -> Check:
    """It is a sound of that length, like the one that all these are of."""

    def check(shelf: Shelf, case: str) -> None:
        item = shelf.item(case)
        assert item.modality is Modality.AUDIO
        assert item.metadata.duration == pytest.approx(seconds, abs=0.05)
        assert item.metadata.note == note
        like = shelf.like(SOUND)
        assert like.index(case) < min(map(like.index, ("snd/vbr_noxing.mp3", SILENCE)))

    return check


def russian_title(shelf: Shelf, case: str) -> None:
    """The words of a title in an old encoding are found."""
    sound()(shelf, case)
    assert shelf.has_word(case, "город")
    assert shelf.item(case).metadata.title == "Этот город"


def both_parts(shelf: Shelf, case: str) -> None:
    """It is heard from its beginning to the end of its second part."""
    item = shelf.item(case)
    assert item.metadata.duration == pytest.approx(26, abs=0.1)
    assert item.metadata.note == ""
    ends = [segment.end for segment in segments_of(shelf.library, item.id)]
    assert max(ends) == pytest.approx(item.metadata.duration)
    assert shelf.like(SOUND).index(case) < shelf.like(SOUND).index(SILENCE)


def long_sound(shelf: Shelf, case: str) -> None:
    """All of it is heard, and nothing is said to be missing."""
    item = shelf.item(case)
    assert item.metadata.duration == pytest.approx(120, abs=0.1)
    assert item.metadata.note == ""


def flower(most: float, note: str = "", day: str = "") -> Check:
    """Tile and pixels show the flower of the original in its colours."""

    def check(shelf: Shelf, case: str) -> None:
        metadata = shelf.item(case).metadata
        assert (metadata.note, metadata.taken) == (note, day)
        assert np.abs(shelf.tile(case) - shelf.tile(FLOWER)).mean() < most
        assert np.abs(pixels(shelf, case) - pixels(shelf, FLOWER)).mean() < most
        like = shelf.like(FLOWER)
        assert like.index(case) < like.index("planar/f32_min.tif")

    return check


def pixels(shelf: Shelf, case: str) -> NDArray[np.int16]:
    """What an encoder gets of a case's first page, in coarse cells."""
    batches, _ = decoded(shelf.folder / case)
    return cells(Image.fromarray(batches[0].arrays[0]))


def grey_flower(shelf: Shelf, case: str) -> None:
    """It is as light as the original, and of the same shape."""
    grey, original = (shelf.tile(name).mean(axis=2) for name in (case, FLOWER))
    assert np.corrcoef(grey.ravel(), original.ravel())[0, 1] > 0.95
    assert abs(grey.mean() - original.mean()) < 12


def ungarbled(shelf: Shelf, case: str) -> None:
    """Two ways to store one picture, of planes and of floats, give one picture."""
    both = [pixels(shelf, name) for name in ("planar/p16_min.tif", "planar/f32_min.tif")]
    assert np.abs(both[0] - both[1]).mean() < 2
    assert np.abs(shelf.tile(case) - both[0]).mean() < 4
    assert np.ptp(shelf.tile(case)) > 60


def far_times(shelf: Shelf, case: str) -> None:
    """Files of 1601 and 2300 are indexed."""
    words("future")(shelf, case)
    words("future")(shelf, "mtime/far_past.txt")


CHECKS: dict[str, Check] = {
    "mtime/far_future.txt": far_times,
    "office/null_target.docx": words("pomegranate"),
    "office/document2.docx": words("tamarind"),
    "office/no_thumb.docx": words("soursop"),
    "office/rezipped.odt": words("kumquat"),
    "doc/tracked.docx": words("crimson platypus marmalade", "walrus"),
    "doc/content_control.docx": words("Kingfisher Bartholomew"),
    "doc/textbox.docx": words("hippopotamus"),
    "doc/footnote.docx": words("Timbuktu"),
    "doc/header_nested_comment.docx": words("Umbrella Ballyhaunis gooseberry trombone"),
    **dict.fromkeys(LATE_PDFS, pdf),
    "doc/filled_form.pdf": words("Featherstonehaugh Liechtenstein"),
    "doc/annotated.pdf": words("beekeeper lighthouse"),
    "doc/with_attachment.pdf": words("walrus"),
    "doc/nul_pad.log": words("otter kestrel"),
    "odd/lone_title.pdf": mended_title,
    "misc/tracked.odt": words("bandicoot echidna sequel numbat quokka", "wombat"),
    "sniff/bom_first.jpg": flower(3),
    "sniff/no_eoi.jpg": flower(3, note=CUT),
    "sniff/midframe.mp3": sound(),
    "sniff/zeros_first.mp3": sound(),
    "sniff/w64_named.wav": sound(),
    "snd/layer2_named.mp3": sound(),
    "snd/bw64.wav": sound(),
    "snd/joined.mp3": both_parts,
    "snd/data_size_0.wav": sound(note=UNFINISHED),
    "snd/antiphase.wav": sound(),
    "snd/ref.wav": sound(),
    "snd/vbr_noxing.mp3": long_sound,
    "snd/cp1251_tags.mp3": russian_title,
    "snd/a.caf": sound(),
    "snd/a.mka": sound(),
    "snd/a.3gp": sound(),
    "snd/a.wv": sound(),
    "snd/opus_in.webm": sound(),
    "pic/grey_10bit_in_16.tif": grey_flower,
    "planar/p16_min.tif": ungarbled,
    "planar/p16_lzw.tif": flower(1.5),
    "planar/f32_min.tif": ungarbled,
    "pic/cmyk_icc.jpg": flower(12),
    "pic/ref_flower.png": flower(0.1),
    "pic/date_24h.jpg": flower(3, day="2015-08-22"),
    "pic/anim_black_first.gif": flower(8),
}


@pytest.mark.parametrize("case", cases_of_table())
def test_a_case_of_the_table_gives_what_it_says(shelf: Shelf, case: str) -> None:
    """Each file that the table names was read rightly; one that has no check yet fails."""
    assert case in CHECKS, f"no check for {case}"
    CHECKS[case](shelf, case)


def test_no_case_fails(shelf: Shelf) -> None:
    """Nothing of them is listed as unreadable."""
    assert shelf.library.failures() == []
