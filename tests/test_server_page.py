"""The page of a served library, in a real browser: Chromium, where there is one."""

from __future__ import annotations

import base64
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from colour_media import write_picture
from playwright.sync_api import Browser, Page, expect, sync_playwright
from served_library import NO_HURRY, open_shelf, served

from engine import Library
from engine.server.app import page_directory
from engine.server.settings import Settings
from engine.server.tokens import Scope, Tokens

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium")
_SCRIPTS = ("page.js", "tiles.js", "viewer.js", "ask.js")
_FLAGS = ["--no-sandbox", "--autoplay-policy=no-user-gesture-required"]
_DROP = """([content, name]) => {
  const bytes = Uint8Array.from(atob(content), (c) => c.charCodeAt(0));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], name));
  for (const kind of ["dragover", "drop"]) {
    const how = {dataTransfer, bubbles: true, cancelable: true};
    document.body.dispatchEvent(new DragEvent(kind, how));
  }
}"""

_HEARD = """() => new Promise((done) => {
  const player = document.getElementById("player");
  const look = () => player.currentTime > 0 && done(player.currentTime);
  player.addEventListener("timeupdate", look);
  player.addEventListener("ended", () => done(player.duration));
  look();
})"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The media folder, indexed; not to be changed."""
    with open_shelf(tmp_path_factory.mktemp("page")) as opened:
        yield opened


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless browser."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def url(library: Library) -> Iterator[str]:
    """The library, served to this computer."""
    with served(library) as address:
        yield address


@pytest.fixture
def page(browser: Browser, url: str) -> Iterator[Page]:
    """The page, with the newest files; whatever the browser complains of fails the test."""
    context = browser.new_context(viewport={"width": 1100, "height": 800})
    opened = context.new_page()
    wrong: list[object] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.goto(url)
    expect(opened.locator(".tile")).to_have_count(8)
    yield opened
    context.close()
    assert wrong == []


def names(page: Page) -> list[str]:
    """The names on the tiles, in order."""
    return page.locator(".tile .name").all_inner_texts()


def test_it_searches_and_shows_mixed_results(page: Page) -> None:
    """Words find files of all kinds, each shown in its way; kinds and the address narrow it."""
    page.locator("#words").fill("red")
    page.locator("#words").press("Enter")
    expect(page.locator("#state")).to_contain_text("of 8")
    assert set(names(page)[:2]) == {"rose.png", "ruby.txt"}
    rose = page.locator(".tile", has_text="rose.png")
    rose.locator("img").evaluate("image => image.decode()")
    assert rose.locator("img").evaluate("image => image.naturalWidth") > 0
    expect(page.locator(".tile", has_text="ruby.txt").locator("blockquote")).to_have_text(
        "red red red"
    )
    page.get_by_label("Documents").check()
    expect(page.locator(".tile")).to_have_count(3)
    page.reload()
    expect(page.locator(".tile")).to_have_count(3)
    expect(page.locator("#words")).to_have_value("red")


def test_a_dropped_picture_is_searched_with(page: Page, tmp_path: Path) -> None:
    """A file that is dropped anywhere finds what is like it, until its chip is removed."""
    picture = write_picture(tmp_path / "forest.png", "green", 5)
    content = base64.b64encode(picture.read_bytes()).decode()
    page.evaluate(_DROP, [content, picture.name])
    chip = page.get_by_label("Remove forest.png")
    expect(chip).to_be_visible()
    expect(page.locator(".tile .name").first).to_have_text("leaf.png")
    chip.click()
    expect(page.locator("#chips li")).to_have_count(0)


def test_a_sound_plays(page: Page) -> None:
    """The button on its tile plays it, from the file's ranges, and pauses it."""
    tile = page.locator(".tile", has_text="drum.wav")
    tile.get_by_role("button", name="Play drum.wav").click()
    expect(tile.locator(".play")).to_have_text("Pause")
    assert page.evaluate(_HEARD) > 0
    page.locator("#player").evaluate("player => player.pause()")
    expect(tile.locator(".play")).to_have_text("Play")
    assert page.evaluate("document.getElementById('player').error") is None


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    """Slash goes to the words, Tab and arrows to the results, Enter opens, Escape comes back."""
    page.keyboard.press("Tab")
    page.keyboard.press("/")
    page.keyboard.type("green type:image")
    page.keyboard.press("Enter")
    expect(page.locator("#state")).to_contain_text("of 3")
    expect(page.locator(".tile .name").first).to_have_text("leaf.png")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('face')"):
            break
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(page.locator("#viewer-name")).to_have_text("leaf.png")
    expect(page.locator("#why")).to_contain_text("Found by meaning")
    page.keyboard.press("Escape")
    expect(page.locator("#viewer")).to_be_hidden()
    assert page.evaluate("document.activeElement.querySelector('.name').textContent") == "leaf.png"
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Find similar").press("Enter")
    expect(page.get_by_label("Remove Like leaf.png")).to_be_visible()


def test_it_fits_a_telephone(page: Page) -> None:
    """Nothing is wider than a narrow window, neither the page nor a file that is looked at."""
    page.set_viewport_size({"width": 360, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator(".face").first.click()
    expect(page.locator("#viewer-name")).not_to_be_empty()
    widths = page.evaluate("(({scrollWidth, clientWidth}) => [scrollWidth, clientWidth])(viewer)")
    assert widths[0] == widths[1]


def test_it_has_both_themes(page: Page) -> None:
    """Light or dark, as the system wants it."""
    ground = "getComputedStyle(document.body).backgroundColor"
    page.emulate_media(color_scheme="light")
    assert page.evaluate(ground) == "rgb(243, 244, 246)"
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(ground) == "rgb(29, 31, 35)"


def test_a_token_is_asked_for_where_one_is_wanted(browser: Browser, tmp_path: Path) -> None:
    """A wrong one is told; with the right one the page works, pictures included."""
    with open_shelf(tmp_path) as library:
        secret = Tokens(library.directory).add("me", Scope.READ)
        with served(library, Settings(wants_token=True, limits=NO_HURRY)) as url:
            page = browser.new_page()
            page.goto(url)
            page.get_by_role("textbox", name="Token").fill("triptych_wrong")
            page.get_by_role("button", name="Enter").click()
            expect(page.locator("#entry-state")).to_contain_text("valid token")
            page.get_by_role("textbox", name="Token").fill(secret)
            page.get_by_role("button", name="Enter").click()
            expect(page.locator(".tile")).to_have_count(8)
            image = page.locator(".tile", has_text="rose.png").locator("img")
            image.evaluate("image => image.decode()")
            page.close()


@pytest.mark.parametrize(
    ("locale", "tag", "words", "state", "sound"),
    [
        ("de-AT", "de", "Mit Wörtern suchen oder Datei ablegen", "von 8", "Abspielen"),
        ("zh-CN", "zh-Hans", "用文字搜索，或拖入文件", "共 8 项", "播放"),
        ("fr-FR", "en", "Search by words, or drop a file", "of 8", "Play"),
    ],
)
def test_it_speaks_the_language_of_the_browser(
    browser: Browser, url: str, locale: str, tag: str, words: str, state: str, sound: str
) -> None:
    """German and Chinese, and English to all others; in the page itself and in what it says."""
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.goto(f"{url}/?q=red")
    expect(page.locator("#state")).to_contain_text(state)
    assert page.locator("#words").get_attribute("placeholder") == words
    assert page.locator("html").get_attribute("lang") == tag
    expect(page.locator(".tile", has_text="drum.wav").locator(".play")).to_have_text(sound)
    context.close()


def test_every_text_of_the_page_is_translated() -> None:
    """German and Chinese have each text of the page, each of its {names}, and no others."""
    folder = page_directory()
    spoken = (folder / "languages.js").read_text("utf-8")
    parts = re.findall(r"const (?:GERMAN|CHINESE) = \{(.*?)\n\};", spoken, re.DOTALL)
    pairs = [re.findall(r'"([^"]+)":\s*"([^"]+)"', part) for part in parts]
    scripts = "".join((folder / name).read_text("utf-8") for name in _SCRIPTS)
    texts = set(re.findall(r'tr\("([^"]+)"', scripts)) | _texts_of(folder / "index.html")
    assert len(pairs) == 2
    for pair in pairs:
        assert {text for text, _ in pair} == texts
        assert all(_named(text) == _named(translated) for text, translated in pair)


def _texts_of(page: Path) -> set[str]:
    """What a person reads, or hears, of a page."""
    html = page.read_text("utf-8").partition("<body>")[2].replace("<h1>Triptych</h1>", "")
    shown = re.findall(r">([^<>]+)<", html)
    told = re.findall(r'(?:placeholder|title|aria-label)="([^"]+)"', html)
    return {text.strip() for text in (*shown, *told) if text.strip()}


def _named(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w+\}", text))
