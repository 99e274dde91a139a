"""Mails, one by one and in mailboxes: who wrote what about what, and the files sent with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import BinaryIO

from .extract import Attached, Extract, joined
from .limits import Limits
from .text_encoding import decode_as
from .web_page import read_web_page

_MOST_PARTS = 200
_MOST_DEPTH = 5  # of mails in mails
_MAIL = "message/rfc822"
_MOST_HEADER_CHARS = 2000
_TOLD_HEADERS = ("From", "To", "Cc", "Subject")


def read_mail(data: bytes) -> Extract:
    """Extract one mail with its attached files; its subject is the title."""
    mail = message_from_bytes(data)
    attached = tuple(_attached(mail))
    title, author = _header(mail, "Subject"), _header(mail, "From")
    return Extract(_text(mail), title, author, _day(mail), attached=attached)


def read_mailbox(file: BinaryIO, limits: Limits) -> Extract:
    """Extract the mails of a mailbox, a part each, with the names of attached files alone."""
    parts = (_told(number, mail) for number, mail in enumerate(_mails(file, limits), 1))
    text, places = joined(parts, limits.text_chars)
    return Extract(text, places=places)


def _told(number: int, data: bytes) -> tuple[str, str]:
    mail = message_from_bytes(data)
    names = [attached.name for attached in _attached(mail)]
    subject = _header(mail, "Subject")
    return f"mail {number}: {subject}".rstrip(": "), "\n\n".join([_text(mail), *names])


def _mails(file: BinaryIO, limits: Limits) -> Iterator[bytes]:
    """Cut a mailbox before each line that begins with "From " and follows an empty one."""
    mail, is_after_gap, left = bytearray(), True, limits.expanded_bytes
    while left > 0 and (line := file.readline(limits.text_bytes)):
        left -= len(line)
        if is_after_gap and line.startswith(b"From "):
            if mail:
                yield bytes(mail)
            mail.clear()
        elif len(mail) < limits.text_bytes:
            mail += line
        is_after_gap = not line.strip()
    if mail:
        yield bytes(mail)


def _text(mail: Message, depth: int = 0) -> str:
    headers = (f"{name}: {_header(mail, name)}" for name in _TOLD_HEADERS if mail[name])
    inside = _mails_inside(mail) if depth < _MOST_DEPTH else ()
    parts = ("\n".join(headers), *_bodies(mail), *(_text(inner, depth + 1) for inner in inside))
    return "\n\n".join(parts)


def _bodies(mail: Message) -> Iterator[str]:
    """The words of a mail; where it has them plain and as a page, the plain ones."""
    parts = [part for part in _parts(mail) if not _is_attached(part)]
    plain = [part for part in parts if part.get_content_type() == "text/plain"]
    for part in plain or (part for part in parts if part.get_content_type() == "text/html"):
        data = _payload(part)
        is_page = part.get_content_type() == "text/html"
        charset = str(part.get_content_charset() or "ascii")
        yield read_web_page(data).text if is_page else decode_as(data, charset)


def _parts(mail: Message) -> Iterator[Message]:
    """The parts of a mail, mails inside it left out."""
    return (part for part in _pieces(mail) if part.get_content_type() != _MAIL)


def _mails_inside(mail: Message) -> Iterator[Message]:
    """The mails that were sent with a mail, such as one that is passed on."""
    for part in _pieces(mail):
        if part.get_content_type() == _MAIL:
            yield from _inside(part)


def _pieces(mail: Message) -> Iterator[Message]:
    """The parts of a mail in their order; a mail inside it is one of them, and is not opened."""
    waiting, left = [mail], _MOST_PARTS
    while waiting and (left := left - 1):
        part = waiting.pop()
        if part.get_content_maintype() == "multipart":
            waiting += reversed(_inside(part))
        if not part.is_multipart() or part.get_content_type() == _MAIL:
            yield part


def _inside(part: Message) -> list[Message]:
    inside = part.get_payload()
    return [one for one in inside if isinstance(one, Message)] if isinstance(inside, list) else []


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _attached(mail: Message, depth: int = 0) -> Iterator[Attached]:
    for part in _parts(mail):
        if _is_attached(part):
            yield Attached(
                _unfolded(part.get_filename() or "")[:_MOST_HEADER_CHARS], _payload(part)
            )
    for inner in _mails_inside(mail) if depth < _MOST_DEPTH else ():
        yield from _attached(inner, depth + 1)


def _payload(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _header(mail: Message, name: str) -> str:
    return _unfolded(str(mail[name] or "")[:_MOST_HEADER_CHARS])


def _unfolded(value: str) -> str:
    """A header on one line, with its encoded words; those that are wrong as they stand."""
    try:
        words = decode_header(value)
    except (ValueError, LookupError):
        return value
    return " ".join("".join(_word(*word) for word in words).split())


def _word(data: bytes | str, charset: str | None) -> str:
    if isinstance(data, str):
        return data.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return decode_as(data, charset or "ascii")


def _day(mail: Message) -> str:
    with suppress(ValueError, TypeError, OverflowError, IndexError):
        return parsedate_to_datetime(str(mail["Date"])).isoformat()
    return ""
