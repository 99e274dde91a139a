"""Mails, mailboxes and pages that were saved as mails: their words, in their order."""

from __future__ import annotations

import base64
from email.message import EmailMessage
from pathlib import Path

from document_files import mail
from media_files import decoded

from engine.types import Metadata


def text_of(path: Path) -> list[str]:
    """The paragraphs of a document that must be readable."""
    return decoded(path)[1].text.strip().split("\n\n")


def about(path: Path) -> Metadata:
    """What a document says of itself."""
    return decoded(path)[1].metadata


def test_mails(tmp_path: Path) -> None:
    """A mail is read once, though it is there in words and as a page; so are attached files."""
    path = tmp_path / "a.eml"
    path.write_bytes(mail("Herring at noon.", "Gezeiten für Größere", inner=b"badger").as_bytes())
    head, body, *attached = text_of(path)
    assert head.splitlines()[2] == "Subject: Gezeiten für Größere"
    assert (body, [part.strip() for part in attached]) == (
        "Herring at noon.",
        ["inner.txt", "badger"],
    )
    found = about(path)
    assert (found.title, found.taken) == ("Gezeiten für Größere", "2024-05-31T18:30:00")
    assert found.author == "Ann Bee <ann@example.org>"


def test_a_mail_that_was_passed_on(tmp_path: Path) -> None:
    """A mail inside a mail is read whole, a page though the outer one has plain words."""
    inner = EmailMessage()
    inner["Subject"] = "tides of the harbour"
    inner.set_content("<p>Herring at noon.</p>", subtype="html")
    inner.add_attachment(b"badger", maintype="text", subtype="plain", filename="inner.txt")
    outer = EmailMessage()
    outer["Subject"] = "Fwd"
    outer.set_content("See below.")
    outer.add_attachment(inner)
    path = tmp_path / "a.eml"
    path.write_bytes(outer.as_bytes())
    assert [part.strip() for part in text_of(path)] == [
        *("Subject: Fwd", "See below.", "Subject: tides of the harbour", "Herring at noon."),
        *("inner.txt", "badger"),
    ]


def test_mails_that_were_written_badly(tmp_path: Path) -> None:
    """Wrong charsets, dates and encoded words cost nothing of the content."""
    words = "Рыбаки возвращаются в гавань на рассвете."
    path = tmp_path / "a.eml"
    for charset, written in (
        ("no-such", "cp1251"),
        ("a\0b", "utf-8"),
        ("us-ascii", "utf-8"),
        ("utf-8", "cp1251"),
    ):
        body = base64.encodebytes(words.encode(written)).decode()
        path.write_text(
            "Subject: =?no-such?B?!!!?= x\nDate: Fri, 99 May 0000 25:61\nFrom: \n"
            f"Content-Type: text/plain; charset={charset}\n"
            f"Content-Transfer-Encoding: base64\n\n{body}"
        )
        assert text_of(path)[-1] == words
        assert about(path).taken == ""


def test_mailboxes(tmp_path: Path) -> None:
    """Each mail of a mailbox is read; a line that only begins with From belongs to its mail."""
    path = tmp_path / "a.mbox"
    mails = [mail(f"words {n}\nFrom here on\n", f"mail of {n}", inner=b"x") for n in range(3)]
    path.write_bytes(b"".join(b"From x\n" + one.as_bytes() + b"\n" for one in mails))
    text = decoded(path)[1].text
    assert [text.count(f"Subject: mail of {n}") for n in range(3)] == [1, 1, 1]
    assert text.count("From here on") == 3
    assert text.count("inner.txt") == 3


def test_saved_pages(tmp_path: Path) -> None:
    """A web page that a browser saved with its pictures is read as a page."""
    path = tmp_path / "a.mht"
    part = "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable"
    path.write_text(
        'Subject: Tides\nContent-Type: multipart/related; boundary="x"\n\n'
        f"--x\n{part}\n\n<p>Caf=C3=A9 by the harbour</p><script>unseen</script>\n--x--\n"
    )
    assert text_of(path) == ["Subject: Tides", "Café by the harbour"]
    assert about(path).title == "Tides"
