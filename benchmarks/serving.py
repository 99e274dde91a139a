"""What a served library takes: clients that search at the same time, over real connections.

    python benchmarks/serving.py LIBRARY [--clients 50] [--seconds 60] [--think 5]

Starts `triptych serve` on LIBRARY as a process of its own, and as many clients as are wanted. Each
asks a question of words that nobody asked before, waits for the answer, thinks for a while
(`--think` seconds on average, exponentially distributed; 0 asks on at once) and asks the next. With
`--repeated` that share of the questions is one of a hundred that everybody asks. An answer other
than 200, or none, counts as an error. The processor's time for each answer, of the server alone,
does not depend on what else the machine does.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import subprocess
import sys
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

import httpx2 as httpx
import numpy as np
import psutil

SUBJECTS = (
    "dog",
    "cat",
    "boat",
    "child",
    "bridge",
    "letter",
    "garden",
    "street",
    "train",
    "window",
    "flower",
    "mountain",
)
PLACES = (
    "beach",
    "forest",
    "kitchen",
    "harbour",
    "meadow",
    "station",
    "roof",
    "river",
    "square",
    "desert",
    "island",
    "cellar",
)
WAYS = (
    "red",
    "old",
    "happy",
    "broken",
    "quiet",
    "bright",
    "wet",
    "early",
    "lonely",
    "crowded",
    "foggy",
    "wooden",
    "golden",
    "tiny",
)
ACTS = (
    "running",
    "sleeping",
    "waiting",
    "falling",
    "singing",
    "burning",
    "sailing",
    "growing",
    "melting",
    "turning",
)


@dataclass(slots=True)
class Record:
    """What the clients met."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def question(hand: random.Random, repeated: float) -> str:
    """Some words; one of a hundred questions, or one of millions."""
    if hand.random() < repeated:
        hand = random.Random(hand.randrange(100))  # noqa: S311
    words = (hand.choice(WAYS), hand.choice(SUBJECTS), hand.choice(ACTS), "in the")
    return " ".join((*words, hand.choice(WAYS), hand.choice(PLACES)))


async def client(
    asking: httpx.AsyncClient, number: int, options: argparse.Namespace, record: Record
) -> None:
    """One person at a browser, until the time is over."""
    hand, ends = random.Random(number), time.monotonic() + options.seconds  # noqa: S311
    await asyncio.sleep(hand.uniform(0, options.think))
    while time.monotonic() < ends:
        started = time.perf_counter()
        asked: dict[str, str | int] = {"q": question(hand, options.repeated), "limit": 40}
        try:
            answer = await asking.get("/api/search", params=asked)
        except httpx.HTTPError as error:
            record.errors.append(repr(error))
            continue
        record.seconds.append(time.perf_counter() - started)
        if answer.status_code != 200:
            record.errors.append(f"{answer.status_code} {answer.text[:200]}")
        if options.think:
            await asyncio.sleep(hand.expovariate(1 / options.think))


def client_of(url: str, seconds: float = 60.0) -> httpx.AsyncClient:
    """A client that waits so long for an answer; without TLS, which takes 20 ms to prepare."""
    return httpx.AsyncClient(base_url=url, timeout=seconds, verify=False)


async def warm_up(url: str) -> None:
    """Searches that fill what is kept from one to the next."""
    async with client_of(url, 300.0) as first:
        for n in range(30):
            (await first.get("/api/search", params={"q": f"warm {n}"})).raise_for_status()


async def ask_all(url: str, options: argparse.Namespace) -> Record:
    """All clients at the same time; who they are is settled before it begins."""
    record = Record()
    async with AsyncExitStack() as opened:
        clients = [await opened.enter_async_context(client_of(url)) for _ in range(options.clients)]
        await asyncio.gather(*(client(one, n, options, record) for n, one in enumerate(clients)))
    return record


def serve(library: Path) -> tuple[subprocess.Popen[str], str]:
    """A server in a process of its own, and where it is."""
    command = [sys.executable, "-m", "engine.cli.main", "serve", "--port", "0", "--rate", "100000"]
    process = subprocess.Popen(
        [*command, "--library", str(library)], stdout=subprocess.PIPE, text=True
    )
    first = process.stdout.readline() if process.stdout else ""
    return process, first.split(" at ")[1].split(". ")[0]


def seconds_of_processor(process: int) -> float:
    """How long the processor has worked for a process so far."""
    times = psutil.Process(process).cpu_times()
    return float(times.user + times.system)


def main() -> None:
    """Serve, ask, and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--think", type=float, default=5.0)
    parser.add_argument("--repeated", type=float, default=0.0)
    options = parser.parse_args()
    process, url = serve(options.library)
    try:
        asyncio.run(warm_up(url))
        before = seconds_of_processor(process.pid)
        record = asyncio.run(ask_all(url, options))
        spent = seconds_of_processor(process.pid) - before
    finally:
        process.terminate()
        process.wait()
    low, middle, high, last = np.percentile(record.seconds, (5, 50, 95, 99)) * 1000
    print(
        f"{options.clients} clients, {options.think:g} s between questions: "
        f"{len(record.seconds)} answers, {len(record.seconds) / options.seconds:.1f} a second, "
        f"{len(record.errors)} errors; ms at 5 % {low:.0f}, median {middle:.0f}, "
        f"95 % {high:.0f}, 99 % {last:.0f}; "
        f"{spent * 1000 / len(record.seconds):.0f} ms of processor an answer"
    )
    for error in record.errors[:5]:
        print(error)


if __name__ == "__main__":
    main()
