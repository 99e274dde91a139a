"""`triptych serve`: what a program gets of a served library."""

from __future__ import annotations

import json
from pathlib import Path

import httpx2 as httpx
from colour_media import write_picture
from served_library import LOCAL, ids_of, open_shelf, served
from starlette.testclient import TestClient

from engine import Library
from engine.server.app import create_app
from engine.server.settings import Settings
from engine.server.tokens import Scope, Tokens

pytest_plugins = ("served_fixtures",)


def names(answer: httpx.Response) -> list[str]:
    """The names of the files that were found."""
    assert answer.status_code == 200, answer.text
    return [Path(hit["path"]).name for hit in answer.json()["hits"]]


def test_it_answers_with_the_json_of_the_command_line(client: TestClient, library: Library) -> None:
    """Words, filters, pages, order and reasons are what `Library.search` has of them."""
    answer = client.get("/api/search", params={"q": "red -green", "limit": 3, "why": True}).json()
    ours = json.loads(json.dumps(library.search("red -green", limit=3, why=True).document()))
    assert answer["hits"] == ours["hits"]
    assert (answer["total"], answer["searched"]) == (ours["total"], ours["searched"])
    every = names(client.get("/api/search", params={"q": "sort:name"}))
    page = client.get("/api/search", params={"q": "sort:name", "limit": 2, "offset": 3})
    assert names(page) == every[3:5]
    kinds = client.get(
        "/api/search", params={"q": "red", "type": ["image", "text"], "sort": "score"}
    )
    assert "rose.png" in names(kinds)
    assert {hit["modality"] for hit in kinds.json()["hits"]} == {"image", "text"}


def test_it_searches_by_items_and_files(
    client: TestClient, library: Library, tmp_path: Path
) -> None:
    """An item, an uploaded picture, and both with words ask as they do on the command line."""
    rose = ids_of(library)["rose.png"]
    by_id = client.get("/api/search", params={"like": rose, "type": "text"})
    assert names(by_id)[0] == "ruby.txt"
    picture = write_picture(tmp_path / "new.png", "green", 7)
    long = 90 * "\U00020000" + ".png"
    for name in ("leaf.png", "../../etc/pass wd.png", long, ""):
        sent = {"file": (name or "x", picture.read_bytes())}
        found = client.post("/api/search", data={"type": "text"}, files=sent)
        assert names(found)[0] == "moss.md"
    both = client.post(
        "/api/search",
        data={"q": "red", "like": str(rose), "minus": "green", "limit": "4"},
        files=[("file", ("a.png", write_picture(tmp_path / "a.png", "red", 3).read_bytes()))],
    )
    assert set(names(both)[:2]) == {"rose.png", "ruby.txt"}


def test_what_cannot_be_read_is_told_without_places_of_this_computer(client: TestClient) -> None:
    """A damaged upload costs a line, which names the file as it was sent, and nothing else."""
    sent = {"file": ("broken.png", b"\x89PNG\r\n\x1a\n" + bytes(100))}
    answer = client.post("/api/search", files=sent)
    assert answer.status_code == 400
    line = answer.json()["error"]
    assert line.startswith("broken.png cannot be used as a query")
    assert client.post("/api/search").json()["error"].startswith("Say what to look for")


def test_an_item_is_shown_from_all_sides(client: TestClient, library: Library) -> None:
    """Facts, a thumbnail, the peaks of a sound, the text, why it was found."""
    ids = ids_of(library)
    assert client.get(f"/api/items/{ids['rose.png']}").json()["metadata"]["width"] == 32
    thumbnail = client.get(f"/api/items/{ids['rose.png']}/thumbnail")
    assert (thumbnail.headers["content-type"], thumbnail.content[:2]) == ("image/jpeg", b"\xff\xd8")
    assert client.get(f"/api/items/{ids['drum.wav']}/thumbnail").status_code == 404
    assert len(client.get(f"/api/items/{ids['drum.wav']}/peaks").json()["peaks"]) == 80
    assert client.get(f"/api/items/{ids['ruby.txt']}/text").text == "red red red"
    why = client.get(f"/api/items/{ids['ruby.txt']}/why", params={"q": "red"}).json()
    assert why["words"] == ["red"]
    assert "has red" in why["line"]
    assert client.get("/api/items/999999").status_code == 404


def test_it_offers_files_by_itself(client: TestClient, library: Library) -> None:
    """What is like an item, a walk, a day, the groups; nothing of what there is none of."""
    rose = ids_of(library)["rose.png"]
    like = client.get("/api/suggestions", params={"like": rose, "type": "text", "limit": 2})
    assert names(like)[0] == "ruby.txt"
    assert like.json()["hits"][0]["like"] == rose
    assert client.get("/api/suggestions", params={"like": 2**62}).status_code == 404
    assert "favourites" in client.get("/api/suggestions").json()["error"]
    walk = client.get("/api/walk", params={"start": rose, "steps": 2, "seed": 5}).json()
    assert (walk["seed"], walk["trail"][0]["id"], len(walk["trail"])) == (5, rose, 3)
    day = client.get("/api/on-this-day", params={"day": "2001-02-03"}).json()
    assert day == {"day": "2001-02-03", "reach": 0, "years": []}
    assert client.get("/api/on-this-day", params={"day": "0"}).status_code == 422
    assert client.get("/api/groups").json()["groups"] == []
    assert client.get("/api/groups/1").status_code == 404


def test_files_come_whole_and_in_parts(client: TestClient, library: Library) -> None:
    """A browser seeks in a sound by ranges; no file is a page of this server."""
    ids = ids_of(library)
    item = library.item(ids["drum.wav"])
    place, content = f"/api/items/{item.id}/file", Path(item.path).read_bytes()
    whole = client.get(place)
    assert (whole.content, whole.headers["accept-ranges"]) == (content, "bytes")
    part = client.get(place, headers={"Range": "bytes=100-199"})
    assert (part.status_code, part.content) == (206, content[100:200])
    assert part.headers["content-range"] == f"bytes 100-199/{len(content)}"
    beyond = client.get(place, headers={"Range": f"bytes={len(content) + 5}-"})
    assert beyond.status_code == 416
    assert "sandbox" in whole.headers["content-security-policy"]
    assert whole.headers["x-content-type-options"] == "nosniff"


def test_only_files_below_the_folders_are_handed_out(tmp_path: Path, client: TestClient) -> None:
    """Neither a path in the address nor a link that was put in a file's place leads out."""
    for way in ("/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/api/items/..%2f..%2f/file"):
        assert client.get(way).status_code in (404, 422)
    with open_shelf(tmp_path) as library:
        app = create_app(library, Settings())
        ids, secret = ids_of(library), tmp_path / "secret.txt"
        secret.write_text("not for you")
        moved = tmp_path / "media" / "ruby.txt"
        moved.unlink()
        moved.symlink_to(secret)
        inside = tmp_path / "media" / "whistle.txt"
        inside.unlink()
        inside.symlink_to(tmp_path / "media" / "trees" / "moss.md")
        with TestClient(app, LOCAL) as program:
            assert program.get(f"/api/items/{ids['ruby.txt']}/file").status_code == 404
            assert program.get(f"/api/items/{ids['whistle.txt']}/file").text == "green green green"


def test_other_sites_are_refused(client: TestClient) -> None:
    """A foreign name for this computer, and pages of other sites, get no answer."""
    for headers, code in (
        ({"Host": "evil.example"}, 421),
        ({"Host": "evil.example:8765"}, 421),
        ({"Host": "127.0.0.1.evil.example"}, 421),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Host": "localhost:8765", "Origin": "http://localhost:8765"}, 200),
        ({"Host": "[::1]:8765"}, 200),
    ):
        answer = client.get("/api/health", headers=headers)
        assert answer.status_code == code, headers
        assert "access-control-allow-origin" not in answer.headers
    assert client.options("/api/search", headers={"Origin": "http://x"}).status_code == 403


def test_figures_are_told_for_a_monitor(client: TestClient) -> None:
    """Prometheus reads how much was asked, by routes, and what was refused."""
    client.get("/api/search", params={"q": "blue"})
    client.get("/api/health", headers={"Host": "evil.example"})
    client.request("BREW1", "/api/search")
    told = client.get("/metrics").text
    assert 'triptych_requests_total{method="GET",route="/api/search",status="200"}' in told
    assert 'triptych_refused_total{status="421"}' in told
    assert 'triptych_items{kind="image"} 3.0' in told
    assert "BREW1" not in told  # strangers choose methods, and each would stay in memory


def test_who_listens_hears_of_a_run(tmp_path: Path) -> None:
    """A token that may write begins a run; the events tell its progress, its report, the change."""
    with open_shelf(tmp_path) as library:
        secret = Tokens(library.directory).add("me", Scope.WRITE)
        write_picture(tmp_path / "media" / "new.png", "blue", 9)
        heard = []
        with (
            served(library) as url,
            httpx.Client(headers={"Authorization": f"Bearer {secret}"}) as client,
            client.stream("GET", f"{url}/api/events", timeout=60) as events,
        ):
            assert client.get(f"{url}/api/health").json()["status"] == "ok"
            assert client.post(f"{url}/api/index").status_code == 202
            for line in events.iter_lines():
                heard.append(line)
                if line.startswith("data:") and '"indexed"' in line:
                    break
        assert {"event: changed", "event: progress", "event: report"} <= set(heard)
        assert json.loads(heard[-1].removeprefix("data:"))["indexed"] == 1
