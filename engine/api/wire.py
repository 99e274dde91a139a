"""Data that travels between a server and a window elsewhere, as JSON and back.

An array is its shape and its bytes in base64, the low ones first: a million ids are read at once.
Names that are not UTF-8 keep their lone surrogates, which msgspec itself does not read.
"""

from __future__ import annotations

import base64
import json
import math
from typing import Any, get_args, get_origin

import msgspec
import numpy as np

_ARRAY = {
    "type": "object",
    "properties": {
        "shape": {"type": "array", "items": {"type": "integer", "minimum": 0}},
        "data": {"type": "string", "contentEncoding": "base64"},
    },
    "required": ["shape", "data"],
}


def packed(thing: object) -> bytes:
    """Any of our dataclasses, with what they are made of, as JSON."""
    return json.dumps(msgspec.to_builtins(thing, enc_hook=_array_told, str_keys=True)).encode()


def unpacked(content: bytes, kind: Any) -> Any:
    """What `packed` made of a value of a type.

    Raises:
        ValueError: it is something else.
    """
    try:
        return msgspec.convert(json.loads(content), kind, dec_hook=_array_read, str_keys=True)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def schema_of(kind: Any) -> dict[str, Any]:
    """How OpenAPI describes a type, with nothing that lies elsewhere in the description."""
    (told,), parts = msgspec.json.schema_components(
        [kind], schema_hook=lambda _: _ARRAY, ref_template="{name}"
    )
    inlined: dict[str, Any] = _inlined(told, parts)
    return inlined


def _array_told(array: Any) -> dict[str, object]:
    if not isinstance(array, np.ndarray):
        raise NotImplementedError(type(array))
    low_first = array.astype(array.dtype.newbyteorder("<"), copy=False)
    return {"shape": array.shape, "data": base64.b64encode(low_first.tobytes()).decode()}


def _array_read(kind: Any, told: Any) -> Any:
    if get_origin(kind) is not np.ndarray:
        raise NotImplementedError(kind)
    (element,) = get_args(get_args(kind)[1])
    try:
        shape, data = told["shape"], base64.b64decode(told["data"], validate=True)
        flat = np.frombuffer(data, np.dtype(element).newbyteorder("<"))
        if not all(isinstance(side, int) and side >= 0 for side in shape):
            raise ValueError("an array has no such shape")
        if math.prod(shape) != len(flat):
            raise ValueError("an array has another size")
        # In the order of this machine, and not read-only.
        return flat.reshape(shape).astype(element)
    except (KeyError, TypeError) as error:
        raise ValueError("that is no array") from error


def _inlined(told: Any, parts: dict[str, Any]) -> Any:
    """A schema with what it refers to put in its place."""
    if isinstance(told, dict):
        if "$ref" in told:
            return _inlined(parts[told["$ref"]], parts)
        if "prefixItems" in told:
            # The four sides of a box. Not every reader of OpenAPI knows of tuples.
            told = {**told, "items": told["prefixItems"][0]}
            told.pop("prefixItems")
        return {key: _inlined(value, parts) for key, value in told.items()}
    return [_inlined(one, parts) for one in told] if isinstance(told, list) else told
