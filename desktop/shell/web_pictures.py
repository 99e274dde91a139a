"""Pictures in the web that were dropped or pasted: asked for, fetched, and searched with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from urllib.parse import urlsplit

from engine.errors import UserError
from engine.language import tr, tr_count
from engine.types import Modality, Term
from engine.wording import both

from ..search.intake import Intake
from ..services.tasks import Worker
from ..widgets.message_bar import MessageBar
from .scratch import Scratch

MOST_AT_ONCE = 8


class WebPictures:
    """Fetches nothing before the person has agreed to the very place.

    Args:
        worker: waits for the web, which nobody else has to.
        search: looks for what is like some files.
    """

    def __init__(
        self,
        worker: Worker,
        scratch: Scratch,
        messages: MessageBar,
        search: Callable[[Sequence[Term]], None],
    ) -> None:
        self._worker = worker
        self._scratch = scratch
        self._messages = messages
        self._search = search

    def ask(self, intake: Intake) -> None:
        """Ask whether pictures are to be fetched, and look for what is like them then."""
        links = intake.links[:MOST_AT_ONCE]
        hosts = both(list(dict.fromkeys(map(_host_of, links))))
        question = tr_count(
            "Fetch {n} pictures from {hosts}?",
            "Fetch this picture from {hosts}?",
            len(links),
            hosts=hosts,
        )
        fetch = partial(self._fetch, links, hosts, intake.weight)
        self._messages.ask(question, tr("Fetch"), fetch)

    def _fetch(self, links: Sequence[str], hosts: str, weight: float) -> None:
        told = tr("Fetching from {hosts}…", hosts=hosts)
        self._messages.show_info(told)

        def take(paths: list[str]) -> None:
            self._messages.take_back(told)
            try:
                self._search(
                    [Term(Modality.IMAGE, one, is_file=True, weight=weight) for one in paths]
                )
            except UserError as error:
                self._messages.show_error(str(error))

        def give_up(error: Exception) -> None:
            self._messages.take_back(told)
            if not isinstance(error, UserError):
                raise error
            self._messages.show_error(str(error))

        self._worker.submit(partial(_fetch_all, self._scratch, links), take, give_up)


def _fetch_all(scratch: Scratch, links: Sequence[str]) -> list[str]:
    """Where the pictures lie that some links lead to."""
    # It brings what speaks to the web, which most windows never do.
    from engine.web_pictures import fetch_picture  # noqa: PLC0415 (see above)

    fetched = (fetch_picture(link) for link in links)
    return [scratch.keep_file(picture.name, picture.data) for picture in fetched]


def _host_of(address: str) -> str:
    """Whom an address asks, without a name and a password."""
    return urlsplit(address).netloc.rpartition("@")[2]
