"""Full text: words in any script, names, tags, common words and phrases."""

from __future__ import annotations

import numpy as np
import pytest
from any_text import any_text
from hypothesis import HealthCheck, example, given, settings
from word_shelf import PROSE, found, put, store

from engine.catalogue import Catalogue
from engine.ranking.fusion import BOOST
from engine.search.word_evidence import evidence_for
from engine.tokens import name_tokens, tokens, units
from engine.types import MatchSource, Modality, Query, Term
from engine.types.ids import IdSet

pytest_plugins = ("word_fixtures",)


def containing(catalogue: Catalogue, *phrases: str, without: tuple[str, ...] = ()) -> list[int]:
    """The ids of the items that have every phrase and nothing of `without`."""
    return catalogue.fulltext.containing(phrases, without).tolist()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Der Fluß bei Köln führt Hochwasser.", "FLUSS köln"),
        ("Crème brûlée à la façon d'Élodie", "creme brulee elodie"),
        ("Gdańsk i Łódź, İstanbul, smørrebrød", "gdansk lodz istanbul smorrebrod"),
        ("Ёлка стоит у Невы.", "елка НЕВЫ"),
        ("我们在海滩上看日落。", "海滩 日落"),
        ("我们在海滩上看日落。", "看海滩日落照片"),
        ("昨日、海辺でネコを見た。", "海辺 ﾈｺ"),
        ("우리는 해변에서 놀았다", "해변"),
        ("เราไปเที่ยวชายหาดเมื่อวาน", "ชายหาด"),
        ("ذهبنا إلى الشَّاطِئ أمس", "الشاطئ"),
        ("הלכנו לחוֹף הים", "לחוף"),
        ("हम समुद्र किनारे गए", "समुद्र"),
        ("Ｆｕｌｌ　ｗｉｄｔｈ and ﬁne ligatures", "full width fine"),
        ("A balloon 🎈 and the codec H.264", "🎈"),
        ("A balloon 🎈 and the codec H.264", "h264"),
    ],
)
def test_words_are_found_in_any_script(catalogue: Catalogue, text: str, words: str) -> None:
    """Case, accents, vowel marks, width and missing blanks do not stand in the way."""
    put(catalogue, "other.txt", "nothing of this kind 没有 ไม่มี")
    item = put(catalogue, "a.txt", text)
    assert found(catalogue, words) == [item]


@pytest.mark.parametrize(
    "words",
    ["rome", "BeachHoliday", "beach", "holiday", "2024", "2024-06-01", "20240601", "ROME_2024"],
)
def test_a_name_is_found_by_its_parts(catalogue: Catalogue, words: str) -> None:
    """camelCase, digits, days and underscores are cut, and what was cut is found whole too."""
    put(catalogue, "Other/IMG_0001.jpg")
    item = put(catalogue, "Italy/BeachHoliday-rome_2024_06_01.jpg")
    assert found(catalogue, words) == [item]


def test_tags_are_words_too(catalogue: Catalogue) -> None:
    """Title, artist, album, camera, date and folder bring a file in; only the title counts as its
    name, and folders above the root tell nothing.
    """
    put(catalogue, "other.jpg")
    song = put(catalogue, "01.mp3", title="Harbour", author="Björk", album="Vespertine")
    photo = put(catalogue, "Lofoten/1.jpg", camera="FUJIFILM X-T3", taken="2024-06-01T10:00:00")
    words = ("harbour", "bjork", "vespertine", "x-t3", "fujifilm", "2024-06-01", "lofoten")
    assert [found(catalogue, each) for each in words] == [[song]] * 3 + [[photo]] * 4
    in_name = {each for each in words if catalogue.fulltext.search(each).by_name.any()}
    assert in_name == {"harbour"}
    assert found(catalogue, "ada") == []


def test_a_name_weighs_more_than_a_text(catalogue: Catalogue) -> None:
    """A word that stands in a name brings its file before those with it in a tag, folder or text,
    which are alike where the text is short.
    """
    text = put(catalogue, "a.txt", "lighthouse keeper")
    folder = put(catalogue, "lighthouse/b.jpg")
    tag = put(catalogue, "c.mp3", album="lighthouse")
    name = put(catalogue, "lighthouse.jpg")
    for number in range(9):
        put(catalogue, f"{number}.jpg")
    assert found(catalogue, "lighthouse")[0] == name
    matches = catalogue.fulltext.search("lighthouse")
    assert matches.items.tolist() == [text, folder, tag, name]
    assert matches.by_name.tolist() == [0, 0, 0, 1]
    assert matches.shares == pytest.approx(1.0, abs=0.01)


def test_all_of_the_words_beat_some(catalogue: Catalogue) -> None:
    """Any word brings a file in, and those with more of them stand first."""
    one = put(catalogue, "a.txt", "an old boat on the shore")
    both = put(catalogue, "b.txt", "a lighthouse and a boat in the fog")
    for number in range(9):
        put(catalogue, f"{number}.txt", PROSE)
    assert found(catalogue, "lighthouse boat") == [both, one]


@pytest.mark.parametrize(
    ("prose", "words"),
    [
        (PROSE, "a photo of the beach"),
        ("der Mann und das Meer in der Nacht", "das Photo in der beach"),
        ("我的书和他的猫都是我的", "我的 beach"),
    ],
)
def test_common_words_do_not_flood(catalogue: Catalogue, prose: str, words: str) -> None:
    """Words that most documents have bring nothing in beside others, in any language."""
    common = [put(catalogue, f"{number}.txt", prose) for number in range(12)]
    for number in range(40):
        put(catalogue, f"{number}.jpg")
    assert found(catalogue, words) == []
    beach = put(catalogue, "walk.txt", "beach")
    assert found(catalogue, words) == [beach]
    # Alone, they are all there is to go by.
    assert sorted(found(catalogue, prose.split(maxsplit=1)[0])) == common


@pytest.mark.parametrize(
    ("words", "is_named"),
    [
        ("Zürich_Lake-2024.JPG", True),
        ("zurich lake 2024", True),
        ("zurich lake", False),
        ("lake 2024", False),
        ("zurich lake 2024 png", False),
        ("the zurich lake 2024", False),
        ("...", False),
    ],
)
def test_an_exact_name(catalogue: Catalogue, words: str, is_named: bool) -> None:
    """A file is named by its whole name, with its extension or without, however it is spelled."""
    put(catalogue, "more of zurich lake 2024.jpg")
    item = put(catalogue, "Lakes/zürich lake_2024.jpg")
    assert catalogue.fulltext.named(words).tolist() == ([item] if is_named else [])


def test_phrases_must_occur(catalogue: Catalogue) -> None:
    """Quoted words stand side by side in one place, whatever their case; others keep items out."""
    near = put(catalogue, "a.txt", "The RED, car stopped. 我喜欢猫。")
    far = put(catalogue, "b.txt", "a red boat and a car")
    name = put(catalogue, "red_car.jpg")
    assert containing(catalogue, "red car") == [near, name]
    assert containing(catalogue, "red", "car") == [near, far, name]
    assert containing(catalogue, "red car", without=("stopped",)) == [name]
    assert containing(catalogue, without=("red car", "boat")) == []
    assert containing(catalogue, without=("red car",)) == [far]
    assert [containing(catalogue, cjk) for cjk in ("猫", "喜欢", "欢喜")] == [[near], [near], []]
    assert containing(catalogue, "car red") == containing(catalogue, "a.txt red") == []
    assert containing(catalogue, "?!") == [near, far, name]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=any_text(max_size=40))
@example(text='" OR name:x* NEAR(a b) ^ { - + ) \\ \x00')
@example(text="\ud800 ŉ ΐ ﬃ ̈́ ᾳ ǰ")
@example(text=":\rU")
def test_any_text_is_found_by_itself(catalogue: Catalogue, text: str) -> None:
    """Nothing that can be typed breaks a search, and a text is found by all of its own words."""
    item = put(catalogue, "a.txt", text)
    catalogue.fulltext.named(text)
    assert found(catalogue, text) == ([item] if units(text) else [])
    assert containing(catalogue, text) == [item]
    assert containing(catalogue, without=(text,)) == ([] if tokens(text) else [item])


def test_a_pasted_page_is_a_query(catalogue: Catalogue) -> None:
    """Thousands of words are cut to the first ones rather than refused."""
    item = put(catalogue, "a.txt", "quicksilver")
    assert found(catalogue, "quicksilver " + " ".join(f"word{n}" for n in range(5000))) == [item]


def test_names_that_are_no_utf8(catalogue: Catalogue) -> None:
    """Bytes that are no text separate the words around them."""
    assert name_tokens("caf\udce9Bar.txt") == ["caf", "bar", "txt"]


def test_a_minus_counts_the_same_for_all_that_have_its_word(catalogue: Catalogue) -> None:
    """It fades neither with the rank nor with the number; who has all of its words loses most."""
    with catalogue.transaction():
        items = [store(catalogue, f"beach/{n}.jpg") for n in range(1200)]
        pier = store(catalogue, "beach/pier.jpg")
    allowed = np.array([*items, pier])
    inside = IdSet(allowed)
    one, two = (
        evidence_for(catalogue.fulltext, Query((Term(Modality.TEXT, words, weight=-1.0),)), inside)
        for words in ("beach", "beach pier")
    )
    assert one.penalties.items.tolist() == [*items, pier]
    assert set(one.penalties.values.tolist()) == {BOOST[MatchSource.WORDS]}
    *others, most = two.penalties.at(allowed).tolist()
    assert most == BOOST[MatchSource.WORDS] > others[0]
    assert len(set(others)) == 1
