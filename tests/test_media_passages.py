"""Passages are exact slices of the text, hold all of it, and stay within their bounds."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from any_text import any_text
from hypothesis import given
from hypothesis import strategies as st

from engine.media.passages import Passage, sentence_spans, split_passages

ENGLISH = "The quick brown fox jumps over the lazy dog near the river bank. "
CHINESE = "敏捷的棕色狐狸跳过了懒狗，然后跑到河边喝水。"
THAI = "สุนัขจิ้งจอกสีน้ำตาลกระโดดข้ามสุนัขขี้เกียจ "

texts = any_text(max_size=2000) | st.lists(
    st.sampled_from(
        ["word", "Ünïcödé", "end.", "why?", "。", "汉字", "กขค", "\n\n", "- item", "3. x"]
    ),
    max_size=400,
).map(" ".join)


@given(text=texts, most=st.integers(1, 60))
def test_exact_slices_in_order(text: str, most: int) -> None:
    """Every passage is the text between its offsets, starts and ends in a word, and moves on."""
    passages = split_passages(text, most, 10_000)
    for passage in passages:
        assert text[passage.start : passage.end] == passage.text
        assert passage.text == passage.text.strip() != ""
    for before, after in pairwise(passages):
        assert before.start < after.start
        assert before.end < after.end


@given(text=texts, most=st.integers(1, 60))
def test_nothing_is_left_out(text: str, most: int) -> None:
    """Outside the passages there is nothing but white space."""
    end = 0
    for passage in split_passages(text, most, 10_000):
        assert not text[end : max(end, passage.start)].strip()
        end = passage.end
    assert not text[end:].strip()


@given(text=texts, most=st.integers(1, 60))
def test_cap_on_words(text: str, most: int) -> None:
    """No passage has more words, separated by spaces, than the cap."""
    assert all(len(one.text.split()) <= most for one in split_passages(text, most, 10_000))


@given(count=st.integers(1, 300), most=st.integers(1, 50))
def test_at_most_so_many_evenly_spread(count: int, most: int) -> None:
    """Of a long text at most so many passages are kept, from its start to near its end."""
    text = ENGLISH * count
    every = split_passages(text, 40, 10_000)
    kept = split_passages(text, 40, most)
    assert len(kept) == min(most, len(every))
    assert set(kept) <= set(every)
    assert kept[0] == every[0]
    assert kept[-1].end >= len(text) * (1 - 1.5 / most)


def test_sentences_are_kept_whole_and_shared() -> None:
    """Passages hold whole sentences and begin with the last sentence of the one before."""
    text = "".join(f"Sentence number {n} has exactly these eight words. " for n in range(40))
    passages = split_passages(text, 40, 100)
    for passage in passages:
        assert passage.text.startswith("Sentence number")
        assert passage.text.endswith("eight words.")
        assert 20 <= len(passage.text.split()) <= 40
    for before, after in pairwise(passages):
        assert before.text.endswith(re.split(r"(?<=\.) ", after.text)[0])


def test_heading_is_filled_up() -> None:
    """A short heading before a sentence that fills a passage is not left to stand alone."""
    long = " ".join(f"word{n}" for n in range(38)) + "."
    first, second = split_passages(f"A heading here.\n\n{long}", 40, 100)
    assert len(first.text.split()) == 40
    assert second.text == long


def test_sentence_beyond_the_cap_is_cut_evenly() -> None:
    """A sentence longer than a passage is cut into pieces of like length."""
    passages = split_passages(" ".join(["word"] * 90), 40, 100)
    assert [len(passage.text.split()) for passage in passages] == [30, 30, 30]


def test_a_numbered_entry_is_kept_with_its_number() -> None:
    """The dot after the number of an entry ends no sentence; one after a year does."""
    text = "1. Mix the dough.\n2. Leave it to rest.\n10. Bake it as in 1999. Then eat."
    found = [text[start:end] for start, end in sentence_spans(text)]
    assert found == [
        "1. Mix the dough.",
        "2. Leave it to rest.",
        "10. Bake it as in 1999.",
        "Then eat.",
    ]


def test_wrapped_lines_are_one_sentence() -> None:
    """The line breaks of wrapped prose do not end a sentence."""
    text = "This sentence was wrapped\nat a narrow column\nby its author. And so on."
    assert split_passages(text, 11, 100)[0].text.endswith("by its author.")


@pytest.mark.parametrize("sentence", [CHINESE, THAI])
def test_scripts_without_spaces(sentence: str) -> None:
    """Text without spaces between words is cut into passages of like size all the same."""
    passages = split_passages(sentence * 40, 40, 1000)
    assert len(passages) > 5
    assert all(20 <= len(passage.text) <= 200 for passage in passages[:-1])


def test_chinese_sentences_are_kept_whole() -> None:
    """The full stop of Chinese ends a sentence without a space after it."""
    assert all(one.text.endswith("。") for one in split_passages(CHINESE * 9, 40, 1000))


def test_endless_word_is_cut() -> None:
    """Encoded data without a space does not outgrow a passage."""
    passages = split_passages("QUJD" * 5000, 40, 1000)
    assert max(len(passage.text) for passage in passages) <= 40 * 30


def test_nothing_to_cut() -> None:
    """Empty text has no passages, and one word has one."""
    assert split_passages(" \n\n\t ", 40, 10) == []
    assert split_passages(" word ", 40, 10) == [Passage(1, 5, "word")]
