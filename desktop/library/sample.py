"""The sample: a few pictures, sounds and texts of our own, to try a search before adding anything.

They are copied into a folder of the library's own, and go with it. All of this asks the disk.
"""

from __future__ import annotations

import shutil
from importlib.resources import as_file, files
from pathlib import Path

SAMPLE_QUERY = "waves on the beach"
_NAME = "Sample"


def sample_folder(library: str) -> str:
    """Where the sample of a library lies, if it has one."""
    return str(Path(library) / _NAME)


def make_sample(library: str) -> str:
    """Copy the sample into the library's directory; returns its folder."""
    folder = Path(sample_folder(library))
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with as_file(files("triptych_resources").joinpath("sample")) as shipped:
        for path in shipped.iterdir():
            shutil.copyfile(path, folder / path.name)
    return str(folder)


def delete_sample(library: str) -> None:
    """Delete the folder of the sample."""
    shutil.rmtree(sample_folder(library), ignore_errors=True)
