"""How each model is asked: the words around what is typed, and around what a document says.

A model answers best what looks like the texts that it was trained on, so each is asked as those who
made it do; where they add nothing, neither do we. The names are those of the presets.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from ..types.vectors import TextKind

BLANK = "{}"


class Prompts(Struct, frozen=True):
    """The words around a text; what is typed stands for `{}`.

    Attributes:
        lower_case: letters are made small, as all were that the model has seen.
    """

    query: str = BLANK
    document: str = BLANK
    lower_case: bool = False

    def around(self, text: str, kind: TextKind) -> str:
        """The text as the model is to read it."""
        prompt = self.query if kind is TextKind.QUERY else self.document
        return prompt.replace(BLANK, text.lower() if self.lower_case else text)


PLAIN = Prompts()
# CLIP: with these words before each description, Radford et al. (ICML 2021, arXiv 2103.00020,
# appendix on retrieval) gain one to two points of recall at 1.
_CLIP = Prompts("a photo of {}")
# SigLIP 2: Tschannen et al., arXiv 2502.14786, trained on lower-case text without a prompt.
_SIGLIP2 = Prompts(lower_case=True)
# Perception Encoder: Bolya et al., arXiv 2504.13181, retrieve with the captions as they are.
_PE_CORE = PLAIN
# EmbeddingGemma 2: its `config_sentence_transformers.json` and model card; pictures and sounds take
# none, as in the recipe that its makers gave MTEB (google_embeddinggemma.py).
_OMNI = Prompts("task: search result | query: {}", "title: none | text: {}")

PROMPTS: Mapping[str, Prompts] = MappingProxyType(
    {
        "balanced": _CLIP,
        "fast": _CLIP,
        "small": _PE_CORE,
        "multilingual": _SIGLIP2,
        "quality": _PE_CORE,
        "best": _SIGLIP2,
        "omni": _OMNI,
    }
)


def prompts_of(preset: str) -> Prompts:
    """How a preset is asked; as it is typed where nothing is known."""
    return PROMPTS.get(preset, PLAIN)
