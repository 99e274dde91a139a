"""What each key does, as the page of keys lists it."""

from __future__ import annotations

from engine.language import tr, tr_noop

from ..widgets.key_names import named_keys

# Keys stand in braces, as Qt writes them in code.
KEYS = (
    (tr_noop("{Ctrl+F} or {/}"), tr_noop("Search box")),
    ("{F1}", tr_noop("These keys")),
    ("{Ctrl+,}", tr_noop("Settings, and the other pages; Esc leads back")),
    (
        "{Ctrl+Shift+F}",
        tr_noop("Quick search in a small window; also by a key of the whole desktop"),
    ),
    ("{Shift+F1}", tr_noop("What can be typed in the search box")),
    ("{Ctrl+Space}, {Down}", tr_noop("Suggestions below the search box, and into their list")),
    (
        "{Esc}",
        tr_noop(
            "Leave the viewer or the copies, dismiss the message, or clear the search; pressed "
            "again, also its filters"
        ),
    ),
    (tr_noop("{Down}, arrows"), tr_noop("From the search box to the results, and among them")),
    (
        "{Space}",
        tr_noop("Look at it as large as the window, and back; there: play or pause what plays"),
    ),
    (
        tr_noop("There: {+}, {-}, {0}, {1}, {R}, {I}"),
        tr_noop("Larger, smaller, whole, own size, turn, what is known of it"),
    ),
    (
        tr_noop("There: arrows, {PgUp}, {PgDown}"),
        tr_noop("The file before or after; arrows move a picture that is zoomed beyond its view"),
    ),
    (tr_noop("There: {S}"), tr_noop("Find what is like the part of the picture that is in sight")),
    (
        tr_noop("{Shift} with a drag or arrows"),
        tr_noop("Mark a part of what plays, on its bar, to find what is like it"),
    ),
    ("{Ctrl+P}", tr_noop("Play or pause the sound or video that is selected, beside the results")),
    ("{Alt+Left}, {Alt+Right}", tr_noop("Go through the shots of a video in its tile")),
    ("{Enter}", tr_noop("Open all that is selected")),
    ("{Ctrl+Enter}", tr_noop("Show the folders of all that is selected")),
    ("{Ctrl+M}", tr_noop("Find what is similar to all that is selected")),
    ("{Ctrl+Shift+M}", tr_noop("More like what is selected, beside what is looked for already")),
    ("{Ctrl+Shift+L}", tr_noop("Less like what is selected")),
    ("{Ctrl+J}", tr_noop("Walk at random from the selected file to one that is near, and on")),
    ("{Ctrl+Shift+J}", tr_noop("Suggest files like all that is selected")),
    ("{Ctrl+D}", tr_noop("Show copies")),
    ("{Ctrl+G}", tr_noop("Groups; there: Enter opens one, Backspace leads back")),
    ("{Ctrl+Shift+D}", tr_noop("Duplicates; there: Space lets a file stay or go, Enter shows it")),
    ("{Ctrl+C}, {Ctrl+Shift+C}", tr_noop("Copy the selected files, their paths")),
    ("{Ctrl+Shift+K}", tr_noop("Show all of the kind that is current")),
    ("{Ctrl+A}, {Ctrl+Shift+A}", tr_noop("Select all, nothing")),
    (
        tr_noop("On the titles of the table, by {Tab}: {Left}, {Right}, {Enter}"),
        tr_noop("Go to a column, order by it; with Shift make it narrower or wider"),
    ),
    ("{Ctrl+B}", tr_noop("Favourite, or no more")),
    (tr_noop("{Ctrl+1} to {Ctrl+5}, {Ctrl+0}"), tr_noop("So many stars, none")),
    ("{Ctrl+T}", tr_noop("Tags")),
    ("{Ctrl+Shift+T}", tr_noop("Add to an album")),
    ("{F2}", tr_noop("Rename")),
    ("{Ctrl+Delete}", tr_noop("Move to the trash")),
    ("{Ctrl+Z}", tr_noop("Undo")),
    ("{Ctrl+V}", tr_noop("Search with the copied picture, files, words or link")),
    ("{Delete}", tr_noop("Forget")),
    (tr_noop("{Menu} or {Shift+F10}"), tr_noop("What else can be done with the selected files")),
    ("{Ctrl+O}", tr_noop("Add a folder")),
    ("{Ctrl+Shift+O}", tr_noop("Search with files")),
    ("{F5}", tr_noop("Look for changes")),
    ("{Ctrl+[}, {Ctrl+]}", tr_noop("Back to what was looked for before, and forward again")),
    ("{Ctrl+S}", tr_noop("Save this search")),
    (
        "{F2}, {Alt+Up}, {Alt+Down}",
        tr_noop("In the side bar: rename or move a saved search; F2 edits a chip"),
    ),
    ("{Alt+Left}, {Alt+Right}", tr_noop("Move a chip of the query, as a drag does")),
    ("{F2}, {Delete}", tr_noop("In the side bar: rename or remove an album")),
    ("{F9}, {F10}", tr_noop("Show or hide the side bar, the preview")),
    ("{Ctrl++}, {Ctrl+-}", tr_noop("Larger or smaller tiles")),
    ("{Ctrl+Q}", tr_noop("Quit")),
)


def key_rows() -> list[tuple[str, str]]:
    """Keys, as this system and its language write them, and what they do."""
    return [(named_keys(tr(keys)), tr(meaning)) for keys, meaning in KEYS]
