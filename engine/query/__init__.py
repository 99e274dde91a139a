"""The query language: one for the search box, the command line and programs.

    sunset at the sea        words, looked for by their meaning
    "quarterly report"       must occur in text, name or tags; -"draft" must not
    +with a dog  -people     more of this, away from that; a clause runs to the next mark
    dog^2  -cat^0.5          a weight ends the clause that it counts for
    type:image,audio         in:Holiday  in:"My folder"  ext:pdf,docx  is:duplicate
    after:2024-06            from that day on; before:2024, after:30d, after:yesterday
    size:>5mb                size:<200kb  size:1mb..5mb  duration:<30s  duration:1:30..3:00
    is:favourite             rating:>=4  tag:holiday; with a minus, all others
    sort:date                or name, size, duration, relevance

A mark inside a word means nothing (t-shirt, C++, 12:30, http://x); a backslash before a mark takes
its meaning away, and a quotation mark inside quotes is doubled. What has neither a letter nor a
digit asks for nothing, but for emoji in quotes. `lexer` cuts a text into tokens, `parser` makes the
query, `words` tells what asks for nothing, `keys` knows what each `key:` does, `values` reads
dates, sizes and durations, and `writer` is the way back.
"""

from .errors import QuerySyntaxError
from .parser import parse
from .writer import write

__all__ = ["QuerySyntaxError", "parse", "write"]
