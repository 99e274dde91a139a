"""What each key does, as the page of keys lists it."""

from __future__ import annotations

KEYS = (
    ("Ctrl+F or /", "Search box"),
    ("F1", "These keys"),
    ("Ctrl+,", "Settings, and the other pages; Esc leads back"),
    ("Shift+F1", "What can be typed in the search box"),
    ("Esc", "Leave the viewer or the copies, dismiss the message, or clear the search"),
    ("Down, arrows", "From the search box to the results, and among them"),
    ("Space", "Look at it as large as the window, and back; there: play or pause what plays"),
    ("There: +, -, 0, 1, R, I", "Larger, smaller, whole, own size, turn, what is known of it"),
    ("There: S", "Find what is like the part of the picture that is in sight"),
    (
        "Shift with a drag or arrows",
        "Mark a part of what plays, on its bar, to find what is like it",
    ),
    ("Alt+Left, Alt+Right", "Go through the shots of a video in its tile"),
    ("Enter", "Open"),
    ("Ctrl+Enter", "Show in folder"),
    ("Ctrl+M", "Find what is similar to all that is selected"),
    ("Ctrl+Shift+M", "More like what is selected, beside what is looked for already"),
    ("Ctrl+Shift+L", "Less like what is selected"),
    ("Ctrl+D", "Show copies"),
    ("Ctrl+C", "Copy the path"),
    ("Ctrl+V", "Search with the copied picture, files or words"),
    ("Delete", "Forget"),
    ("Menu or Shift+F10", "What else can be done with the selected files"),
    ("Ctrl+O", "Add a folder"),
    ("Ctrl+Shift+O", "Search with files"),
    ("F5", "Look for changes"),
    ("Ctrl+[, Ctrl+]", "Back to what was looked for before, and forward again"),
    ("Ctrl+S", "Save this search"),
    ("F2, Alt+Up, Alt+Down", "In the side bar: rename or move a saved search"),
    ("F9, F10", "Show or hide the side bar, the preview"),
    ("Ctrl+Plus, Ctrl+Minus", "Larger or smaller tiles"),
    ("Ctrl+Q", "Quit"),
)
