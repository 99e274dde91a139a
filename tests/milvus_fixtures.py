"""The one Milvus of a test run: to start it costs more than most of what is asked of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from milvus_servers import MilvusProcess, milvus_process


@pytest.fixture(scope="session")
def milvus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MilvusProcess]:
    """A server of Milvus Lite, or the one that `MILVUS_URI` names."""
    with milvus_process(tmp_path_factory.mktemp("milvus")) as server:
        yield server
