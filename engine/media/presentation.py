"""The slides of a presentation, in the order that they are shown in."""

from __future__ import annotations

from collections.abc import Iterator

from .limits import Limits
from .office_text import blocks_beside, blocks_of
from .packages import Package
from .xml_fields import AttributeHandler

_BESIDE_A_SLIDE = frozenset({"notesSlide", "comments", "diagramData", "chart"})


def slides(package: Package, main: str, limits: Limits) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each slide, with its notes and comments."""
    order = AttributeHandler("p:sldId")
    package.tell(main, order)
    related = [one for one in package.relationships(main) if one.kind == "slide"]
    by_id = {one.id: one.part for one in related}
    ordered = [by_id[one["r:id"]] for one in order.found if one.get("r:id") in by_id]
    for number, part in enumerate(ordered or by_id.values(), 1):
        blocks = blocks_of(package, part, limits)[0]
        blocks += blocks_beside(package, part, _BESIDE_A_SLIDE, limits)
        yield f"slide {number}", "\n\n".join(blocks)
