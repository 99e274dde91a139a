"""What the page of an exported map says, in the language of this process when it is written."""

from __future__ import annotations

from ..language import spoken, tr, tr_noop
from ..types import Modality

_KINDS = {
    Modality.IMAGE: tr_noop("Pictures"),
    Modality.AUDIO: tr_noop("Sounds"),
    Modality.TEXT: tr_noop("Documents"),
    Modality.VIDEO: tr_noop("Videos"),
}


def page_texts() -> dict[str, str]:
    """All that the page says but for names, by what it calls each; `{n}` is a number there."""
    return {
        "language": spoken().replace("_", "-"),
        "find": tr("Find"),
        "part": tr("part of a name"),
        "colours": tr("Colours"),
        "kind": tr("Colours by kind"),
        "folder": tr("Colours by folder"),
        "group": tr("Colours by group"),
        "year": tr("Colours by year"),
        "whole": tr("The whole map"),
        "theme": tr("Dark or light"),
        "files": tr("Files: {n}", n="{n}"),
        "others": tr("Others"),
        "ungrouped": tr("In no group"),
        "map": tr(
            "Map: arrow keys move, plus and minus zoom, 0 shows all, Enter goes to the next file "
            "that was found"
        ),
    }


def kind_name(modality: Modality) -> str:
    """What files of a kind are called."""
    return tr(_KINDS[modality])
