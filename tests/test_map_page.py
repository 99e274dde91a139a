"""A map as a file: it stands alone, and works in a real browser without a network."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from colour_media import write_picture, write_text
from command_line import Capture, asked, complaint
from fake_encoder import ColourEncoder

from engine.catalogue import Catalogue
from engine.catalogue.item_groups import KeptGroup
from engine.cli.main import run
from engine.errors import Cancelled
from engine.integrity.steps import Steps
from engine.language import Language, speak
from engine.library.facade import Library
from engine.library.map_making import export_map, make_map
from engine.paths import LibraryPaths
from engine.types import Filters
from engine.types.maps import MapMethod

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
BROWSER = next(filter(None, map(shutil.which, _BROWSERS)), "")
ODD = "</script><b>&.txt"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`media`, pictures and a note with an odd name, and a `library` of them with a map."""
    folder = tmp_path_factory.mktemp("shelf")
    for number in range(12):
        colour = "red" if number % 2 else "blue"
        write_picture(folder / "media" / f"{colour}-{number}.png", colour, number)
    write_text(folder / "media" / "notes" / ODD.replace("/", "-"), "red red")
    encoder = ColourEncoder()
    library = Library(folder / "library", "starter", encoder_of=lambda preset, cache: encoder)
    library.index((str(folder / "media"),))
    library.close()
    make_map(folder / "library", MapMethod.PCA)
    return folder


@pytest.fixture
def mapped(shelf: Path, library_dir: Path) -> Path:
    """The directory of a library of its own with that map."""
    return shutil.copytree(shelf / "library", library_dir)


def data_of(page: str) -> dict[str, Any]:
    """What a page shows."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_the_file_has_names_places_and_small_pictures(
    mapped: Path, shelf: Path, tmp_path: Path
) -> None:
    """Every file is there once, a picture as a picture; no name can break out of the data."""
    file = tmp_path / "map.html"
    assert export_map(mapped, MapMethod.PCA, file) == file.stat().st_size
    data = data_of(file.read_text("utf-8"))
    assert sorted(data["names"]) == sorted(
        path.name for path in (shelf / "media").rglob("*") if path.is_file()
    )
    lengths = {
        len(data[field])
        for field in ("names", "kind", "folder", "group", "day", "x", "y", "pictures")
    }
    assert lengths == {13}
    assert sum(map(bool, data["pictures"])) == 12
    assert set(data["folder"]) == {"media", "notes"}
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in data["day"])


def test_the_file_asks_for_nothing_from_anywhere(mapped: Path, tmp_path: Path) -> None:
    """No address of another file is in it, and its policy allows none."""
    export_map(mapped, MapMethod.PCA, tmp_path / "map.html")
    page = (tmp_path / "map.html").read_text("utf-8")
    assert "default-src 'none'" in page
    program = re.sub(r'id="data">.*?</script>', "", page, flags=re.S)
    assert re.findall(r"https?:|//[a-z]|@import|url\(", program) == []


def test_the_file_has_groups_and_speaks_the_language(mapped: Path, tmp_path: Path) -> None:
    """Each file is told with its group, and what the page says is translated."""
    catalogue = Catalogue(LibraryPaths(mapped).catalogue)
    ids = catalogue.items.ids(Filters())
    with catalogue.transaction():
        catalogue.item_groups.replace_all([KeptGroup("Some", 0.5, members=ids[:5])])
    catalogue.close()
    speak(Language.GERMAN)
    try:
        export_map(mapped, MapMethod.PCA, tmp_path / "map.html")
    finally:
        speak(Language.ENGLISH)
    page = (tmp_path / "map.html").read_text("utf-8")
    data = data_of(page)
    assert Counter(data["group"]) == {"Some": 5, "": 8}
    assert data["texts"]["language"] == "de"
    assert set(data["kind"]) == {"Bilder", "Dokumente"}
    used = {*re.findall(r"texts\.(\w+)", page), *re.findall(r'data-text="(\w+)"', page)}
    assert used == set(data["texts"])


def test_a_map_that_cannot_be_written_leaves_nothing(mapped: Path, tmp_path: Path) -> None:
    """Neither where the folder is missing, nor when it is stopped."""
    with pytest.raises(Cancelled):
        export_map(mapped, MapMethod.PCA, tmp_path / "a.html", Steps(cancelled=lambda: True))
    assert not list(tmp_path.glob("a.html*"))


def test_what_lies_beside_the_map_stays(mapped: Path, tmp_path: Path) -> None:
    """Only the file that was asked for is written, whatever others there are called."""
    beside = tmp_path / "map.html.part"
    beside.write_text("of the person")
    before = set(tmp_path.iterdir())
    export_map(mapped, MapMethod.PCA, tmp_path / "map.html")
    assert beside.read_text() == "of the person"
    assert set(tmp_path.iterdir()) == before | {tmp_path / "map.html"}


def test_the_command_writes_it(mapped: Path, tmp_path: Path, capsys: Capture) -> None:
    """`--export` makes the map first, and says what is in the file."""
    where = ["--library", str(mapped)]
    assert run(["map", "--method", "pca", "--export", str(tmp_path / "m.html"), *where]) == 0
    assert "Names of files and small pictures are in it." in capsys.readouterr().out
    assert len(data_of((tmp_path / "m.html").read_text("utf-8"))["names"]) == 13
    assert asked(capsys, "map", "--method", "pca", *where)["placed"] == 0
    away = str(tmp_path / "nowhere" / "m.html")
    told = complaint(capsys, "map", "--method", "pca", "--export", away, *where)
    assert "Choose another place." in told


@pytest.mark.slow
@pytest.mark.skipif(not BROWSER, reason="needs a Chromium")
def test_a_browser_draws_it_without_a_network(mapped: Path, tmp_path: Path) -> None:
    """The real page runs to its end in a browser that reaches nothing, and shows colours."""
    file = tmp_path / "map.html"
    export_map(mapped, MapMethod.PCA, file)
    page = _in_browser(file, tmp_path, "--dump-dom")
    assert 'data-ready="13"' in page
    assert "Files: 13" in page
    legend = page[page.index('<div id="legend">') :]
    assert re.findall(r"</i>(\w+)</div>", legend) == ["Pictures", "Documents"]


def _in_browser(file: Path, home: Path, *options: str) -> str:
    """What a browser without any network says of a page."""
    proxy = "--proxy-server=127.0.0.1:1"
    command = (BROWSER, "--headless", "--no-sandbox", "--disable-gpu", proxy, *options)
    profile = f"--user-data-dir={home / 'profile'}"
    made = subprocess.run(
        [*command, profile, "--virtual-time-budget=4000", file.as_uri()],
        capture_output=True,
        text=True,
        timeout=100,
        check=True,
    )
    return made.stdout
