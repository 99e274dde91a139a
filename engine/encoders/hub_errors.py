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
from .presets import Preset

# The root of the HTTP library's own errors: huggingface_hub 1 stands on httpx, 2 on httpx2.
_TransportError: type[Exception] = HfHubHTTPError.__bases__[0]


@contextmanager
def explained(preset: Preset, directory: Path | None = None, again: str = "") -> Iterator[None]:
    """Turn what goes wrong between here and the hub into a `UserError`.

    Args:
        directory: where the model's files are written, if they are.
        again: what to do once it is mended; empty for the download.
    """
    again = again or f"run: triptych models download {preset.name}"
    try:
        yield
    except OfflineModeIsEnabled as error:
        raise UserError(f"HF_HUB_OFFLINE forbids the download; unset it and {again}") from error
    except HfHubHTTPError as error:
        raise UserError(_refusal(preset, error, again)) from error
    except OSError as error:
        raise UserError(f"Cannot use {directory} ({error}); mend that and {again}") from error
    except _TransportError as error:
        raise UserError(_unreachable(error, again)) from error


def _refusal(preset: Preset, error: HfHubHTTPError, again: str) -> str:
    code = error.response.status_code
    repo = preset.hub.repo if preset.hub else ""
    if isinstance(error, GatedRepoError):
        return (
            f"The hub gives {repo} only to those who accepted its terms; accept them on its page,"
            f" log in with `hf auth login` and {again}"
        )
    match code:
        case HTTPStatus.NOT_FOUND:
            return (
                f"The hub no longer has '{preset.name}' (HTTP {code}); update Triptych, or copy the"
                f" model from another machine: triptych models download {preset.name} --from DIR"
            )
        case HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
            return (
                f"The proxy asks for a password (HTTP {code}); put it into HTTPS_PROXY and {again}"
            )
        case HTTPStatus.UNAUTHORIZED | HTTPStatus.FORBIDDEN:
            return (
                f"The hub does not let you have {repo} (HTTP {code}); log in with `hf auth login`"
                f" and {again}"
            )
        case _:
            return (
                f"The hub does not hand out '{preset.name}' now (HTTP {code}); wait a while and"
                f" {again}"
            )


def _unreachable(error: Exception, again: str) -> str:
    if "Proxy" in type(error).__name__ or _goes_through_proxy(constants.ENDPOINT):
        return f"The hub cannot be reached through the proxy; check HTTPS_PROXY and {again}"
    return f"The hub cannot be reached; check the network and {again}"


def _goes_through_proxy(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in getproxies() and not proxy_bypass(parts.hostname or "")
