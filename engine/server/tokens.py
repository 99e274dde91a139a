"""Who may ask a served library: tokens, of which only hashes are kept."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from filelock import FileLock

from ..encoders import json_cache
from ..errors import UserError
from ..language import tr

_PREFIX = "triptych_"
_RANDOM_BYTES = 32
MOST_NAME_CHARS = 100


class Scope(StrEnum):
    """What a token lets its owner do; who may write may read."""

    READ = "read"
    WRITE = "write"


@dataclass(frozen=True, slots=True)
class Token:
    """One token that was given out.

    Attributes:
        name: whose it is, or what it is for.
        made: seconds since the epoch.
        digest: SHA-256 of the secret, hexadecimal. It has 256 random bits, so that nothing slower
            is needed.
    """

    name: str
    scope: Scope
    made: float
    digest: str

    def allows(self, wanted: Scope) -> bool:
        """Whether its owner may do that."""
        return wanted is Scope.READ or self.scope is Scope.WRITE


class Tokens:
    """The tokens of one library, in a file that its owner alone can read. Any thread may call."""

    def __init__(self, library: Path) -> None:
        self._file = library / "tokens.json"
        self._lock = FileLock(library / "tokens.lock", mode=0o600)
        self._read_at = -1
        self._known: tuple[Token, ...] = ()

    def all(self) -> tuple[Token, ...]:
        """The tokens that are valid now, by their names."""
        changed = self._changed_at()
        if changed != self._read_at:
            self._known, self._read_at = tuple(_tokens(json_cache.read(self._file))), changed
        return self._known

    def add(self, name: str, scope: Scope) -> str:
        """Make a token; its secret is returned, and kept nowhere.

        Raises:
            UserError: there is one of that name already, the name is none, or the file of tokens
                is damaged.
        """
        if not name.strip() or not name.isprintable() or len(name) > MOST_NAME_CHARS:
            raise UserError(tr("A token needs a name, such as whose it is."))
        secret = _PREFIX + secrets.token_urlsafe(_RANDOM_BYTES)
        token = Token(name, scope, time.time(), _digest(secret))
        with self._lock:
            known = self._to_change()
            if name in known:
                raise UserError(
                    tr("There is a token {name} already. Revoke it, or choose another.", name=name)
                )
            self._write({**known, name: token})
        return secret

    def revoke(self, name: str) -> None:
        """Let a token be worth nothing from now on, also for a server that runs.

        Raises:
            UserError: there is none of that name, or the file of tokens is damaged.
        """
        with self._lock:
            known = self._to_change()
            if known.pop(name, None) is None:
                raise UserError(tr("There is no token {name}.", name=name))
            self._write(known)

    def find(self, secret: str) -> Token | None:
        """The token with this secret; every one is compared, so that time tells nothing."""
        digest = _digest(secret)
        same = [one for one in self.all() if hmac.compare_digest(one.digest, digest)]
        return same[0] if same else None

    def _to_change(self) -> dict[str, Token]:
        """All tokens by name, none of which may get lost."""
        known = {one.name: one for one in _tokens(json_cache.read(self._file))}
        if not self._is_understood(known):
            raise UserError(
                tr(
                    "The tokens in {file} cannot be read. Put the file back from a copy, or delete "
                    "it and make new ones.",
                    file=self._file,
                )
            )
        return known

    def _is_understood(self, known: Collection[str]) -> bool:
        """Whether the file has nothing but these tokens."""
        try:
            return bool(json.loads(self._file.read_text("utf-8")).keys() == set(known))
        except FileNotFoundError:
            return True
        except (OSError, ValueError, AttributeError):
            return False

    def _write(self, tokens: dict[str, Token]) -> None:
        told = {name: asdict(token) for name, token in sorted(tokens.items())}
        json_cache.write(self._file, told)

    def _changed_at(self) -> int:
        try:
            status = os.stat(self._file)
        except FileNotFoundError:
            return 0
        # A file that replaces another within the clock's step has another number.
        return hash((status.st_mtime_ns, status.st_ino))


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _tokens(told: Mapping[str, Mapping[str, Any]]) -> Iterator[Token]:
    """Those that can be understood."""
    for name, one in sorted(told.items()):
        with suppress(AttributeError, KeyError, TypeError, ValueError):
            yield Token(name, Scope(one["scope"]), float(one["made"]), str(one["digest"]))
