"""The spaces that a process has open: each an encoder with the index of its vectors."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from ..alignment.clip_with_sound import at_least_for, can_search, part_for
from ..catalogue import Catalogue
from ..catalogue.spaces import Origin, Space, SpaceStage
from ..encoders.base import Encoder
from ..encoders.precedence import Precedence
from ..encoders.presets import parse
from ..errors import BugError, UserError
from ..index.snapshot import Snapshot
from ..index.space_index import SpaceIndex
from ..index.space_probes import still_agrees
from ..language import tr
from ..paths import LibraryPaths, model_cache
from ..types.index_settings import IndexSettings
from .index_choice import open_index
from .index_settings import read_index_settings

_log = logging.getLogger(__name__)
# While a person types, each key brings a search: none should meet a group that was begun since the
# one before.
_BETWEEN_KEYS_SECONDS = 0.3

EncoderOf = Callable[[str, Path], Encoder]


class OpenSpace(Struct, frozen=True, eq=False):
    """A space that can be worked in: vectors of its encoder alone go into its index."""

    encoder: Encoder
    index: SpaceIndex
    settings: IndexSettings

    @property
    def space(self) -> Space:
        """The space as the catalogue has it."""
        return self.index.space


class OpenSpaces:
    """The space that answers and, while the model is changed, the one that is built.

    One thread may search while another builds.

    Args:
        encoder_of: makes the encoder of a preset, given the folder of downloaded models.

    Attributes:
        precedence: lets searches go before indexing, whichever encoders they use.
    """

    def __init__(self, paths: LibraryPaths, encoder_of: EncoderOf) -> None:
        _log.debug("library %r", str(paths.directory))
        self._paths = paths
        self.encoder_of = encoder_of
        self.precedence = Precedence(_BETWEEN_KEYS_SECONDS)
        self._serving: OpenSpace | None = None
        self._building: OpenSpace | None = None
        self._lock = threading.RLock()

    def serving(self, catalogue: Catalogue, default: str) -> OpenSpace:
        """The space that searches use; in a new library that of a preset.

        Raises:
            UserError: the model's weights are missing, damaged, or not those that made the space.
        """
        active = catalogue.spaces.active()
        preset = active.preset if active else default
        known = self._known(active)
        opened = known or self._made(catalogue, active, preset)
        with self._lock:
            # Another thread may have opened it meanwhile.
            self._serving = known or self._known(opened.space) or opened
            return self._serving

    @contextmanager
    def building(self, catalogue: Catalogue, preset: str) -> Iterator[OpenSpace]:
        """The space of a preset, to write into; its memory is given back unless it serves.

        Raises:
            UserError: the preset is unknown, or its weights are missing or damaged.
        """
        encoder = self._shared(self.encoder_of(preset, model_cache()))
        _supersede_what_disagrees(catalogue, preset, encoder)
        active = catalogue.spaces.active()
        if active and active.preset == preset:
            encoder = at_least_for(encoder, active.identity)
        if active and active.preset == preset and can_search(encoder, active.identity):
            # A sound model that is away for a while takes nothing from the library.
            space = active
        else:
            space = _space_of(catalogue, preset, encoder)
        made = self._known(space) or self._opened(space, encoder)
        with self._lock:
            self._building = opened = self._known(space) or made
        try:
            yield opened
        finally:
            with self._lock:
                if catalogue.spaces.active() == space:
                    self._serving = opened
                self._building = None

    def is_outdated(self, catalogue: Catalogue) -> bool:
        """Whether the model of the space that searches use was renewed under its name.

        Raises:
            UserError: its weights are missing or damaged.
        """
        active = catalogue.spaces.active()
        if active is None:
            return False
        encoder = self.encoder_of(active.preset, model_cache())
        return is_superseded(active, encoder) or not still_agrees(
            catalogue, active.id, part_for(encoder, active.identity)
        )

    def erase_removed(self, catalogue: Catalogue) -> None:
        """Leave nothing of vectors that the catalogue has no more in a file of the library.

        The caller holds the write lock.
        """
        entries = catalogue.spaces.entries()
        known = {path for entry in entries for path in self._paths.graphs(entry.space.id)}
        # A kill may have kept those of a removed space from being deleted.
        for leftover in set(self._paths.directory.glob("index-*")).difference(known):
            leftover.unlink()
        for entry in entries:
            opened = self._known(entry.space)
            index = opened.index if opened else Snapshot(self._paths, entry.space)
            index.erase_removed(catalogue)

    def _known(self, space: Space | None) -> OpenSpace | None:
        """The space, where it is open with the index that the library uses now."""
        settings = read_index_settings(self._paths)
        with self._lock:
            for opened in (self._serving, self._building):
                if opened is not None and (opened.space, opened.settings) == (space, settings):
                    return opened
        return None

    def _shared(self, encoder: Encoder) -> Encoder:
        """The one with these weights that is in use already, so that they are in memory once."""
        with self._lock:
            for opened in (self._serving, self._building):
                if opened is not None and opened.encoder.identity == encoder.identity:
                    return opened.encoder
        return encoder

    def _made(self, catalogue: Catalogue, active: Space | None, preset: str) -> OpenSpace:
        """The space of a preset, opened to search in.

        Raises:
            UserError: as `serving`.
        """
        encoder = self.encoder_of(preset, model_cache())
        encoder = part_for(encoder, active.identity) if active else encoder
        space = active or _space_to_be(catalogue, preset, encoder)
        _check(space, encoder)
        if not still_agrees(catalogue, space.id, encoder):
            raise _renewed(space)
        return self._opened(space, encoder)

    def _opened(self, space: Space, encoder: Encoder) -> OpenSpace:
        """Open a space, not under the lock that searches take: it may read weights."""
        index = open_index(self._paths, space, encoder.reference_means)
        return OpenSpace(encoder, index, read_index_settings(self._paths))


def is_superseded(space: Space, encoder: Encoder) -> bool:
    """Whether the model that made a space is no longer what goes by its preset's name."""
    return not can_search(part_for(encoder, space.identity), space.identity)


def _space_to_be(catalogue: Catalogue, preset: str, encoder: Encoder) -> Space:
    """The space of an encoder that nothing is indexed with yet; only a run writes it down."""
    stored = catalogue.spaces.find(encoder.identity)
    return stored or Space(0, preset, encoder.identity, encoder.dim)


def _space_of(catalogue: Catalogue, preset: str, encoder: Encoder) -> Space:
    """The space of an encoder, noted in the catalogue as it is now."""
    entry, origin = catalogue.spaces.entry(encoder.identity), _origin_of(preset, encoder)
    is_noted = entry is not None and (entry.space.preset, entry.origin) == (preset, origin)
    if entry is None or not is_noted or entry.stage is SpaceStage.LEAVING:
        with catalogue.transaction():
            catalogue.spaces.add(preset, encoder.identity, encoder.dim, origin)
    space = catalogue.spaces.find(encoder.identity)
    if space is None:
        raise BugError(f"the space of {encoder.identity} was not stored")
    _check(space, encoder)
    return space


def _origin_of(preset: str, encoder: Encoder) -> Origin:
    made = parse(preset)
    decoding = " ".join(f"{name}={value}" for name, value in asdict(encoder.spec).items())
    repo, revision = (made.hub.repo, made.hub.revision) if made.hub else ("", "")
    return Origin(f"{made.model}:{made.tag}", repo, revision, decoding)


def _supersede_what_disagrees(catalogue: Catalogue, preset: str, encoder: Encoder) -> None:
    """Let no new vectors come into spaces whose own an encoder does not make any more."""
    for entry in catalogue.spaces.entries():
        space = entry.space
        part = part_for(encoder, space.identity)
        is_its_own = space.preset == preset and can_search(part, space.identity)
        if is_its_own and not still_agrees(catalogue, space.id, part):
            _log.warning("%r makes other vectors than before: space %d is left", preset, space.id)
            with catalogue.transaction():
                catalogue.spaces.supersede(space.id, f"former:{space.id}:{space.identity}")


def _check(space: Space, encoder: Encoder) -> None:
    if space.dim != encoder.dim or not can_search(encoder, space.identity):
        raise _renewed(space)


def _renewed(space: Space) -> UserError:
    return UserError(
        tr(
            "The model '{model}' was renewed since this library was indexed, and cannot search "
            "what the former one made. Open the window, which indexes it anew by itself, or run: "
            "triptych index",
            model=space.preset,
        )
    )


def other_model(present: str, wanted: str | None) -> UserError:
    """What to say where a library is to be searched with another model than it has."""
    return UserError(
        tr(
            "The library was indexed with another model, '{model}'. Run: triptych models use "
            "{wanted}",
            model=present,
            wanted=wanted,
        )
    )
