"""What can go wrong between here and the hub, as one line that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from huggingface_hub import constants
from huggingface_hub.errors import GatedRepoError, HfHubHTTPError, OfflineModeIsEnabled

from ..errors import UserError
from ..language import tr
from ..system_reasons import reason_and_file
from .presets import Preset

# The root of the HTTP library's own errors: huggingface_hub 1 stands on httpx, 2 on httpx2.
_TransportError: type[Exception] = HfHubHTTPError.__bases__[0]


@contextmanager
def explained(preset: Preset, directory: Path | None = None, again: str = "") -> Iterator[None]:
    """Turn what goes wrong between here and the hub into a `UserError`.

    Args:
        directory: where the model's files are written, if they are.
        again: the command to run once it is mended; empty for the download.
    """
    again = again or f"triptych models download {preset.name}"
    try:
        yield
    except OfflineModeIsEnabled as error:
        raise UserError(
            tr("HF_HUB_OFFLINE forbids the download; unset it and run: {again}", again=again)
        ) from error
    except HfHubHTTPError as error:
        raise UserError(_refusal(preset, error, again)) from error
    except OSError as error:
        raise UserError(
            tr(
                "Cannot use {directory} ({reason}); mend that and run: {again}",
                directory=directory,
                reason=reason_and_file(error),
                again=again,
            )
        ) from error
    except _TransportError as error:
        raise UserError(_unreachable(error, again)) from error


def _refusal(preset: Preset, error: HfHubHTTPError, again: str) -> str:
    code = error.response.status_code
    repo = preset.hub.repo if preset.hub else ""
    if isinstance(error, GatedRepoError):
        return tr(
            "The hub gives {repo} only to those who accepted its terms; accept them on its page, "
            "log in with `hf auth login` and run: {again}",
            repo=repo,
            again=again,
        )
    match code:
        case HTTPStatus.NOT_FOUND:
            return tr(
                "The hub no longer has '{model}' (HTTP {code}); update Triptych, or copy the model "
                "from another machine: triptych models download {model} --from DIR",
                model=preset.name,
                code=code,
            )
        case HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
            return tr(
                "The proxy asks for a password (HTTP {code}); put it into HTTPS_PROXY and run: "
                "{again}",
                code=code,
                again=again,
            )
        case HTTPStatus.UNAUTHORIZED | HTTPStatus.FORBIDDEN:
            return tr(
                "The hub does not let you have {repo} (HTTP {code}); log in with `hf auth login` "
                "and run: {again}",
                repo=repo,
                code=code,
                again=again,
            )
        case _:
            return tr(
                "The hub does not hand out '{model}' now (HTTP {code}); wait a while and run: "
                "{again}",
                model=preset.name,
                code=code,
                again=again,
            )


def _unreachable(error: Exception, again: str) -> str:
    if "Proxy" in type(error).__name__ or _goes_through_proxy(constants.ENDPOINT):
        return tr(
            "The hub cannot be reached through the proxy; check HTTPS_PROXY and run: {again}",
            again=again,
        )
    return tr("The hub cannot be reached; check the network and run: {again}", again=again)


def _goes_through_proxy(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in getproxies() and not proxy_bypass(parts.hostname or "")
