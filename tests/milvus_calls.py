"""A proxy that knows Milvus' calls: passes them on, answers some with errors, or plays a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from enum import Enum
from functools import cache
from typing import Any

import grpc
from google.protobuf.json_format import MessageToDict, ParseDict
from google.protobuf.message_factory import GetMessageClass

# What is another one whenever it is asked, and no part of what is asked.
_PASSING = ("base", "guarantee_timestamp")
_HELLO = "Connect"

Answer = Callable[[str, bytes, grpc.ServicerContext], bytes]
Call = dict[str, Any]


@cache
def milvus_service() -> Any:
    """Milvus' calls as its client describes them; importing that takes a second."""
    from pymilvus.grpc_gen import milvus_pb2

    return milvus_pb2.DESCRIPTOR.services_by_name["MilvusService"]


class Refusal(Enum):
    """How a server says no: in Milvus' own words, or in those of what carries them."""

    FULL = "quota exceeded[reason=disk quota exhausted, please allocate more resources]"
    BUSY = "rate limit exceeded[rate=0]"
    BROKEN = "INTERNAL"
    STARTING = "UNAVAILABLE"


class CallServer(grpc.GenericRpcHandler):  # type: ignore[misc]
    """A server that has each call's bytes answered by a function."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._server = grpc.server(ThreadPoolExecutor(8))
        self._server.add_generic_rpc_handlers((self,))
        self.port = self._server.add_insecure_port("127.0.0.1:0")
        self._server.start()

    def service(self, details: Any) -> grpc.RpcMethodHandler:
        """The handler of one call."""
        name = details.method.rpartition("/")[2]
        return grpc.unary_unary_rpc_method_handler(lambda r, c: self._answer(name, r, c))

    @property
    def uri(self) -> str:
        """Where it is reached."""
        return f"http://127.0.0.1:{self.port}"

    def close(self) -> None:
        """End it."""
        self._server.stop(None).wait()


class Way:
    """The way on to a server, on which some calls can be refused; what is said is kept."""

    def __init__(self, port: int) -> None:
        self._channel = grpc.insecure_channel(f"127.0.0.1:{port}")
        self._refused: dict[str, Refusal] = {}
        self.calls: list[Call] = []

    def __call__(self, name: str, request: bytes, context: grpc.ServicerContext) -> bytes:
        """Pass a call on, or refuse it."""
        refusal = self._refused.get(name)
        if refusal in (Refusal.FULL, Refusal.BUSY):
            return _no(name, refusal)
        if refusal:
            context.abort(grpc.StatusCode[refusal.value], "no")
        try:
            answer: bytes = self._channel.unary_unary(f"/{milvus_service().full_name}/{name}")(
                request
            )
        except grpc.RpcError as error:
            context.abort(error.code(), error.details())
        self.calls.append(call_of(name, request, answer))
        return answer

    @contextmanager
    def refusing(self, refusal: Refusal, *names: str) -> Iterator[None]:
        """Refuse these calls in the block."""
        self._refused = dict.fromkeys(names, refusal)
        yield
        self._refused = {}

    def close(self) -> None:
        """Leave the server."""
        self._channel.close()


class Player:
    """Answers as a server did, call by call, and knows none that it was not asked then.

    What was asked several times is answered as it was, the last answer again and again.
    """

    def __init__(self, record: list[Call]) -> None:
        self._record = record
        self._played: set[int] = set()
        self.unknown: list[Call] = []

    def __call__(self, name: str, request: bytes, context: grpc.ServicerContext) -> bytes:
        """The recorded answer."""
        asked = request_of(name, request)
        same = [
            number
            for number, call in enumerate(self._record)
            if (call["call"], call["request"]) == (name, asked)
        ]
        if not same:
            self.unknown.append({"call": name, "request": asked})
            context.abort(grpc.StatusCode.UNIMPLEMENTED, f"{name} was never called like this")
        number = next((one for one in same if one not in self._played), same[-1])
        self._played.add(number)
        answer = _class_of(milvus_service().methods_by_name[name].output_type)()
        return ParseDict(self._record[number]["answer"], answer).SerializeToString()  # type: ignore[no-any-return]


def call_of(name: str, request: bytes, answer: bytes) -> Call:
    """A call as a record has it."""
    told = _class_of(milvus_service().methods_by_name[name].output_type).FromString(answer)
    return {"call": name, "request": request_of(name, request), "answer": _plain(told)}


def request_of(name: str, request: bytes) -> dict[str, Any]:
    """What is asked, without what differs each time."""
    told = _class_of(milvus_service().methods_by_name[name].input_type).FromString(request)
    plain = {} if name == _HELLO else _plain(told)
    return {key: value for key, value in plain.items() if key not in _PASSING}


def _no(name: str, refusal: Refusal) -> bytes:
    """An answer that carries an error, as each kind of answer does."""
    output = milvus_service().methods_by_name[name].output_type
    answer = _class_of(output)()
    status = answer.status if "status" in output.fields_by_name else answer
    status.code = 8 if refusal is Refusal.BUSY else 9
    status.error_code, status.reason = 1, refusal.value
    return bytes(answer.SerializeToString())


def _class_of(message: Any) -> Any:
    return GetMessageClass(message)


def _plain(message: Any) -> dict[str, Any]:
    return MessageToDict(message, preserving_proto_field_name=True)
