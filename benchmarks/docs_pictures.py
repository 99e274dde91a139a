"""Makes the pictures of docs/pages.md from what `make screenshots` took, small enough to keep.

    make screenshots LANGUAGES="en de zh_CN"
    python benchmarks/docs_pictures.py build/screenshots docs

Each page in English in both themes, in every other language in the light one, 1280 pixels wide.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from PIL import Image

SIZE = "1280x800"
QUALITY = 72
_NAME = re.compile(rf"(?P<page>.+)-{SIZE}-(?P<theme>light|dark)-(?P<language>\w+)\.png")
_INTRODUCTION = """# Every page

As `make screenshots` takes them: files of our own making, the window at 1280x800. At 900x600 and
1920x1080 it takes them as well. `benchmarks/docs_pictures.py` makes this page.
"""


def main() -> None:
    """Write the pictures, and the page that shows them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("screenshots", type=Path)
    parser.add_argument("docs", type=Path)
    arguments = parser.parse_args()
    pictures = arguments.docs / "pages"
    pictures.mkdir(parents=True, exist_ok=True)
    shown: dict[str, list[str]] = {}
    for path in sorted(arguments.screenshots.glob(f"*-{SIZE}-*.png")):
        found = _NAME.fullmatch(path.name)
        if found and (found["language"] == "en" or found["theme"] == "light"):
            name = f"{found['page']}-{found['theme']}-{found['language']}.webp"
            Image.open(path).convert("RGB").save(pictures / name, quality=QUALITY, method=6)
            shown.setdefault(found["page"], []).append(name)
    (arguments.docs / "pages.md").write_text(_page(shown), "utf-8")


def _page(shown: dict[str, list[str]]) -> str:
    lines = [_INTRODUCTION]
    for page, names in shown.items():
        lines.append(f"## {page.replace('-', ', ').capitalize()}\n")
        lines += [f"![{name.removesuffix('.webp')}](pages/{name})" for name in sorted(names)]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    main()
