"""Vectors made in parts, in files and by calls: the same bytes as those of a plain run."""

from __future__ import annotations

import random
import shlex
import shutil
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from colour_media import write_media_folder, write_text
from command_line import Capture, asked, complaint
from kept_starter import KeptStarter, use_starter_before
from library_state import Content, contents, library_state
from runs import counts
from spoilt_vectors import Spoil, column, narrow, spoilt, swelling, torn

from engine.api.encoding import EncodePaths, files_below
from engine.bulk.encoded import EncodedFile
from engine.bulk.given import look_through
from engine.bulk.job import EncodeJob
from engine.cli.main import run
from engine.encoders.starter import StarterEncoder
from engine.errors import Cancelled
from engine.indexing.context import IndexOptions
from engine.indexing.shard import parse_shard
from engine.library.facade import Library
from engine.types import IndexReport, SegmentKind
from engine.types.vectors import TextKind

FILES = 9
DIM = StarterEncoder().dim
# Of the same content, of which only one is encoded.
CONTENTS = 8


@dataclass(frozen=True)
class Made:
    """A folder, what a plain run makes of it, and its vectors in a file."""

    folder: Path
    state: dict[str, Content]
    vectors: Path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Pictures, sounds and texts, one of these twice; nothing of it is to be changed."""
    home = tmp_path_factory.mktemp("bulk")
    folder, vectors = write_media_folder(home / "media"), home / "vectors.parquet"
    shutil.copy2(folder / "rose.png", folder / "trees" / "rose again.png")
    with closing(Library(home / "plain")) as plain:
        plain.index((str(folder),))
    assert run(["encode", str(folder), "--out", str(vectors), "--preset", "starter"]) == 0
    return Made(folder, library_state(home / "plain", folder), vectors)


@pytest.fixture
def own_starter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Encode all files anew, in place of what the starter that tests share has kept."""
    use_starter_before()
    starter = KeptStarter()
    monkeypatch.setattr("engine.encoders.starter.StarterEncoder", lambda: starter)


@pytest.fixture
def no_decoders(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever would decode a file fails."""
    monkeypatch.delattr("engine.media.pool.DecoderProcess")


def imported(capsys: Capture, made: Made, library: Path) -> dict[str, object]:
    """What an import says of itself."""
    where = ("--root", str(made.folder), "--library", str(library))
    return asked(capsys, "import", str(made.vectors), *where)


def rows(table: pa.Table) -> list[dict[str, object]]:
    """Rows in an order that does not hang on how they came about."""
    told = table.to_pylist()
    return sorted(told, key=lambda row: (row["hash"], row["number"]))


def by_content(told: list[dict[str, object]]) -> dict[object, dict[str, object]]:
    """Rows by what they are of, whatever it was called."""
    return {(row["hash"], row["number"]): {**row, "path": ""} for row in told}


@pytest.mark.usefixtures("own_starter")
def test_three_parts_make_the_library_of_one_run(made: Made, tmp_path: Path) -> None:
    """Runs with a part each leave what a plain run does, byte for byte, and then do nothing."""

    def index(part: str) -> IndexReport:
        with closing(Library(tmp_path / "parts")) as library:
            return library.index((str(made.folder),), IndexOptions(shard=parse_shard(part)))

    parts = ("1/3", "2/3", "3/3")
    first = [index(part).indexed for part in parts]
    assert sum(first) == FILES
    assert all(first)
    assert library_state(tmp_path / "parts", made.folder) == made.state
    assert [index(part).indexed for part in parts] == [0, 0, 0]


@pytest.mark.usefixtures("no_decoders")
def test_an_import_makes_the_library_of_a_run(capsys: Capture, made: Made, tmp_path: Path) -> None:
    """Nothing is decoded, all bytes are those of a plain run, and a second time nothing happens."""
    library = tmp_path / "library"
    with closing(Library(library)) as opened:
        looked, where = look_through([made.vectors]), (str(made.folder),)
        stopped = opened.take_in(looked, where, cancelled=lambda: True)
        assert (stopped.cancelled, stopped.imported) == (True, 0)
    told = imported(capsys, made, library)
    assert (told["imported"], told["unchanged"], told["left"]) == (FILES, 0, 0)
    assert library_state(library, made.folder) == made.state
    again = imported(capsys, made, library)
    assert (again["imported"], again["unchanged"], again["left"]) == (0, FILES, 0)
    with closing(Library(library)) as opened:
        assert counts(opened.index()) == {"unchanged": FILES}
    found = asked(capsys, "search", "green", "--library", str(library), "--type", "text")
    assert Path(found["hits"][0]["path"]).name == "moss.md"


@pytest.mark.usefixtures("no_decoders")
def test_contents_are_found_by_their_bytes_alone(
    capsys: Capture, made: Made, tmp_path: Path
) -> None:
    """Files elsewhere, under other names, get their vectors; a document the title of its name."""
    folder, library = tmp_path / "other", tmp_path / "library"
    folder.mkdir()
    shutil.copy(made.folder / "ruby.txt", folder / "a red stone.txt")
    write_text(folder / "new.txt", "nobody has encoded this")
    told = asked(
        capsys,
        *("import", str(made.vectors), "--root", str(folder), "--library", str(library)),
    )
    assert (told["imported"], told["left"]) == (1, 1)
    _, segments, vectors, text = library_state(library, folder)["a red stone.txt"]
    assert (text, len(segments)) == ("red red red", 2)
    title = next(n for n, one in enumerate(segments) if one.kind is SegmentKind.TITLE)
    assert segments[title].text == "a red stone"
    wanted = StarterEncoder().encode_texts(["a red stone"], TextKind.DOCUMENT)[0]
    stored = np.frombuffer(vectors, np.float32).reshape(len(segments), -1)[title]
    assert (stored == wanted.astype(np.float16)).all()


def test_what_comes_after_encoding_can_be_copied(
    capsys: Capture, made: Made, tmp_path: Path
) -> None:
    """The line that is proposed names the file that was written, quoted for a shell."""
    folder, vectors = tmp_path / "few", tmp_path / "my vectors.parquet"
    folder.mkdir()
    shutil.copy(made.folder / "ruby.txt", folder)
    assert run(["encode", str(folder), "--out", str(vectors), "--preset", "starter"]) == 0
    words = shlex.split(capsys.readouterr().out.partition("triptych ")[2])
    assert words == ["import", str(vectors), "--root", "FOLDER"]


@pytest.mark.usefixtures("own_starter")
def test_rows_hang_on_nothing_but_the_file(made: Made, tmp_path: Path) -> None:
    """Parts, other orders, other company and calls from a program give the same rows."""
    wanted = rows(pq.read_table(made.vectors))
    assert len({row["hash"] for row in wanted}) == CONTENTS
    parts = [tmp_path / f"{number}.parquet" for number in (1, 2)]
    for number, part in enumerate(parts, 1):
        told = ("--out", str(part), "--shard", f"{number}/2", "--preset", "starter")
        assert run(["encode", str(made.folder), *told]) == 0
    # Of two files with the same content, either part may have told its own.
    together = [row for part in parts for row in rows(pq.read_table(part))]
    assert by_content(together) == by_content(wanted)
    paths = [str(made.folder / str(row["path"])) for row in wanted if row["number"] == 0]
    below = {part: set(files_below(made.folder, shard=part)) for part in ("1/1", "1/2", "2/2")}
    assert below["1/2"] | below["2/2"] == below["1/1"] >= set(paths)
    assert not below["1/2"] & below["2/2"]
    encode = EncodePaths(made.folder, "starter", decoders=1)
    try:
        for few in (paths[:1], paths[1:][::-1], []):
            table = encode(pa.table({"path": pa.array(few, pa.string())}))
            names = {Path(path).relative_to(made.folder).as_posix() for path in few}
            assert rows(table) == [row for row in wanted if row["path"] in names]
    finally:
        encode.close()


def test_rows_may_come_in_any_order_and_in_several_files(made: Made, tmp_path: Path) -> None:
    """Contents are put together again; one that lacks rows is not given."""
    table = pq.read_table(made.vectors)
    order = list(range(table.num_rows))
    random.Random(7).shuffle(order)
    for name, part in (("a", order[:5]), ("b", order[5:])):
        pq.write_table(table.take(part), tmp_path / f"{name}.parquet")
    wanted = {file.digest: file for file in given(made.vectors)}
    found = given(tmp_path)
    assert {file.digest for file in found} == wanted.keys()
    for file in found:
        other = wanted[file.digest]
        assert (file.done, file.segments) == (other.done, other.segments)
        assert file.vectors.tobytes() == other.vectors.tobytes()
    (tmp_path / "b.parquet").unlink()
    lacking = {table["hash"][row].as_py() for row in order[5:]}
    assert {file.digest for file in given(tmp_path)} == wanted.keys() - lacking


def given(place: Path) -> list[EncodedFile]:
    """All whole contents of files of vectors."""
    looked = look_through([place])
    return list(looked.files(looked.sizes, DIM))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with one document, made with the starter."""
    home = tmp_path_factory.mktemp("kept")
    write_text(home / "own" / "own.txt", "own")
    with closing(Library(home / "library")) as library:
        library.index((str(home / "own"),))
    return home / "library"


@pytest.mark.usefixtures("no_decoders")
@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda path, table: None, "There is no file"),
        (lambda path, table: path.mkdir(), "There are no files of vectors"),
        (lambda path, table: path.write_bytes(b"PAR1 and no more"), "is damaged"),
        (lambda path, table: pq.write_table(pa.table({"a": [1]}), path), "is damaged"),
        (lambda path, table: pq.write_table(table.drop_columns(["vector"]), path), "is damaged"),
        (torn, "is damaged"),
        (spoilt, "is damaged"),
        (narrow, "its vectors are none"),
        (swelling, "its texts are too long"),
        (column(format=2), "is damaged"),
        (column(hash=None), "is damaged"),
        (column(modality="smell"), "is damaged"),
        (column(kind="spoken"), "is damaged"),
        (column(start=-1.0), "is damaged"),
        (column(segments=0), "is damaged"),
        (column(preview_kind="jpeg", preview=b"no picture"), "is damaged"),
        (column(vector=[0.0] * DIM), "is damaged"),
        (column(vector=[float("nan")] * DIM), "is damaged"),
        (column(space="another"), "other weights of the model"),
        (column(space="another", preset="fast"), "triptych models use fast"),
    ],
)
def test_what_cannot_be_taken_in_is_told_in_a_line(
    capsys: Capture, made: Made, kept: Path, tmp_path: Path, spoil: Spoil, told: str
) -> None:
    """Whatever a file of vectors is, nothing of it comes into the library."""
    path = tmp_path / "given.parquet"
    spoil(path, pq.read_table(made.vectors))
    capsys.readouterr()
    where = ("--root", str(made.folder), "--library", str(kept))
    assert told in complaint(capsys, "import", str(path), *where)
    assert not contents(kept, made.folder)


def test_what_cannot_be_read_is_told_and_an_older_file_stays(
    capsys: Capture, tmp_path: Path
) -> None:
    """A file is written once it is whole, and over another one only on request."""
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    write_text(tmp_path / "media" / "good.txt", "a good text")
    out, where = tmp_path / "out.parquet", (str(tmp_path / "media"), "--preset", "starter")
    out.write_bytes(b"mine")
    assert "--replace" in complaint(capsys, "encode", *where, "--out", str(out))
    assert out.read_bytes() == b"mine"
    told = asked(capsys, "encode", *where, "--out", str(out), "--replace")
    assert (told["model"], told["encoded"], told["vectors"]) == ("starter", 1, 2)
    assert [Path(one["path"]).name for one in told["unread"]] == ["broken.png"]
    assert [file.path for file in given(out)] == ["good.txt"]
    assert not out.stat().st_mode & 0o077
    written = out.read_bytes()
    job = EncodeJob(StarterEncoder(), "starter", (str(tmp_path / "media"),), out)
    with pytest.raises(Cancelled):
        job.run(lambda progress: None, lambda: True)
    assert out.read_bytes() == written
    nowhere = tmp_path / "nowhere" / "out.parquet"
    assert "cannot be written" in complaint(capsys, "encode", *where, "--out", str(nowhere))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "media", "out.parquet"]


@pytest.mark.parametrize("command", [("encode", ".", "--out", "x"), ("import", "x", "--root", ".")])
def test_a_missing_extra_is_told_in_a_line(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    """Without pyarrow nothing else of Triptych breaks, and these say what to install."""
    for name in [one for one in sys.modules if one.startswith("engine.bulk.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert 'pip install "triptych[bulk]"' in complaint(capsys, *command)
