"""Words that a slip of the fingers turns into one another, by the edits of Damerau (1964)."""

from __future__ import annotations

# Of the letters that come in anew, those of the word's own script.
_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзиклмнопрстуфхцчшщъыьэюя",
    "αβγδεζηθικλμνξοπρστυφχψω",
)


def one_edit_away(word: str) -> set[str]:
    """What a letter too many, too few or wrong, or two that changed places, makes of a word."""
    letters = next((known for known in _ALPHABETS if word[:1] in known), "")
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    fewer = {left + right[1:] for left, right in cuts if right}
    swapped = {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    wrong = {left + letter + right[1:] for left, right in cuts if right for letter in letters}
    more = {left + letter + right for left, right in cuts for letter in letters}
    return (fewer | swapped | wrong | more) - {word, ""}


def is_near(one: str, other: str, most: int) -> bool:
    """Whether so many edits at the most, none of them at the place of another, tell two apart."""
    # Each edit takes one letter out and puts one in, at the most.
    if abs(len(one) - len(other)) > most or len(set(one) ^ set(other)) > 2 * most:
        return False
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        present = [row]
        for column, wanted in enumerate(other, 1):
            changed = last[column - 1] + (letter != wanted)
            best = min(last[column] + 1, present[-1] + 1, changed)
            is_swap = row > 1 < column and (letter, one[row - 2]) == (other[column - 2], wanted)
            present.append(min(best, before[column - 2] + 1) if is_swap else best)
        if min(*last, *present) > most:
            return False
        before, last = last, present
    return last[-1] <= most
