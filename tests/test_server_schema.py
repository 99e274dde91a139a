"""The server against its own OpenAPI description, by schemathesis."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from served_library import NO_HURRY, open_shelf, served

from engine.server.settings import Settings
from engine.server.tokens import Scope, Tokens

schemathesis = pytest.importorskip("schemathesis")
requests = pytest.importorskip("requests")
pytestmark = pytest.mark.slow
# This one has no end, which is its purpose.
_ENDLESS = "/api/events"
_LONG_HEAD = 30_000
# A busy machine is no fault of what is tested.
_PATIENCE_SECONDS = 100


@pytest.mark.timeout(900)
def test_every_answer_is_as_described(tmp_path: Path) -> None:
    """No request, as described or otherwise, ends in a fault or in an answer unforeseen."""
    with open_shelf(tmp_path) as library:
        secret = Tokens(library.directory).add("me", Scope.WRITE)
        headers = {"Authorization": f"Bearer {secret}"}
        with served(library, Settings(limits=NO_HURRY)) as url:
            schema = schemathesis.openapi.from_url(f"{url}/api/openapi.json")
            for operation in schema.exclude(path=_ENDLESS).get_all_operations():
                _try(operation.ok(), headers)


def _try(operation: Any, headers: dict[str, str]) -> None:
    """Ask one route many things."""
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        response_schema_conformance,
        status_code_conformance,
        unsupported_method,
    )

    checks = [
        schemathesis.checks.not_a_server_error,
        status_code_conformance,
        content_type_conformance,
        response_schema_conformance,
        unsupported_method,
    ]

    @settings(
        max_examples=40,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: Any) -> None:
        try:
            case.call_and_validate(headers=headers, checks=checks, timeout=_PATIENCE_SECONDS)
        except requests.exceptions.RequestException:
            # Who sends a head without end may find the door shut before all of it is said.
            assert len(case.as_curl_command()) > _LONG_HEAD

    for mode in schemathesis.GenerationMode:
        # Of a route without any value there is nothing that could be wrong.
        with suppress(Unsatisfiable):
            given(case=operation.as_strategy(generation_mode=mode))(ask)()
