"""Whether the hub still has what each model is pinned to; only sizes and hashes are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus

from huggingface_hub import constants
from huggingface_hub.errors import HfHubHTTPError, OfflineModeIsEnabled

from .hub_errors import explained
from .hub_files import HubFile, HubFiles, PinCheck
from .hub_models import all_models
from .remote import describe

_AGAIN = "triptych models list --check"


def check_pins() -> Iterator[PinCheck]:
    """Ask the hub for every file of every model that can be downloaded, one model at a time.

    Raises:
        UserError: the hub cannot be reached, or refuses.
    """
    for model in all_models():
        if model.hub is not None:
            with explained(model, again=_AGAIN):
                yield PinCheck(model.name, _differing(model.hub), model.hub.vouched)


def _differing(hub: HubFiles) -> tuple[str, ...]:
    if constants.HF_HUB_OFFLINE:
        raise OfflineModeIsEnabled
    return tuple(file.name for file in hub.files if not _is_as_pinned(hub, file))


def _is_as_pinned(hub: HubFiles, file: HubFile) -> bool:
    try:
        return describe(hub, file).is_as_pinned
    except HfHubHTTPError as error:
        if error.response.status_code != HTTPStatus.NOT_FOUND:
            raise
        return False
