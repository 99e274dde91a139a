"""Makes docs/pages.md, which shows every page of the window, of the pictures of `screenshots.py`.

python benchmarks/docs_pictures.py build/screenshots docs/pages

Of the sizes one is kept, and of the dark theme English alone, so that the project stays small.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from PIL import Image

SIZE = "1280x800"
LOOKS = ("light-en", "dark-en", "light-de", "light-zh_CN")
# As a person meets them; what else there is comes after.
LISTS = ("listing", "search", "shelves", "table", "map")
ORDER = ("welcome", *LISTS, "viewer", "groups", "duplicates")
QUALITY = 72
HEAD = """\
# Every page of the window

A library of [pictures, sounds, texts and a film](../benchmarks/demo_media.py) that Triptych makes
itself, at 1280 x 800: light and dark, and in German and Chinese. `make screenshots` takes them in
three sizes; `python benchmarks/docs_pictures.py build/screenshots docs/pages` makes
this page.
"""


def main() -> None:
    """Shrink the pictures, and write the page beside their folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("taken", type=Path)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    folder: Path = arguments.folder
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.webp"):
        old.unlink()
    found = {_name(path) for path in arguments.taken.glob(f"*-{SIZE}-*.png")}
    names = sorted(found, key=_place)
    sections = [_section(name, arguments.taken, folder) for name in names]
    folder.with_suffix(".md").write_text("\n".join((HEAD, *sections)), encoding="utf-8")


def _name(path: Path) -> str:
    return path.name.split(f"-{SIZE}-")[0]


def _place(name: str) -> tuple[int, str]:
    """Where a page stands among the others."""
    kind = name.split("-", maxsplit=1)[0]
    return (ORDER.index(kind) if kind in ORDER else len(ORDER)), name


def _section(name: str, taken: Path, folder: Path) -> str:
    """The part of the page about one page of the window."""
    title = name.replace("_", " ").replace("-", ": ").capitalize()
    lines = [f"## {title}", ""]
    for look in LOOKS:
        picture = taken / f"{name}-{SIZE}-{look}.png"
        if picture.exists():
            shown = folder / f"{name}-{look}.webp"
            Image.open(picture).convert("RGB").save(shown, quality=QUALITY, method=6)
            lines.append(f"![{title}, {look}]({folder.name}/{shown.name})")
    return "\n".join((*lines, ""))


if __name__ == "__main__":
    main()
