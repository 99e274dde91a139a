"""Tokens to a query: words gather into clauses, clauses become terms."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct, field

from ..language import tr
from ..types import Modality, Query, Term
from .errors import BadValueError, QuerySyntaxError
from .filter_builder import FilterBuilder
from .keys import KEYS, misspelt
from .lexer import KEY, Token, TokenKind, lex
from .values import LONGEST_VALUE, folded
from .words import has_words, is_in_full_text


def parse(text: str, *, today: date | None = None) -> Query:
    """Read a query; any text is one, unless a filter or a weight in it makes no sense.

    An open quote ends with the text, and clauses and quotes without words are left out, so that a
    query can be read while it is typed. Takes time linear in the length of the text.

    Args:
        today: the day that relative dates count from; by default the present one.

    Raises:
        QuerySyntaxError: a place cannot be understood.
    """
    parser = _Parser(text, today or date.today())
    for token in lex(text):
        parser.take(token)
    return parser.query()


class _Clause(Struct):
    """Words that are looked for together.

    Attributes:
        sign: 0 for bare words, which are one term wherever they stand.
        weight: None until one is given.
    """

    sign: int
    words: list[str] = field(default_factory=list)
    weight: float | None = None

    def term(self) -> Term:
        weight = 1.0 if self.weight is None else self.weight
        return Term(
            Modality.TEXT, " ".join(self.words), weight=-weight if self.sign < 0 else weight
        )


class _Parser:
    """Takes in tokens one by one.

    A clause is open until something else than a word comes; a phrase can be given a weight as
    long as it is the newest, and then counts as a clause too.
    """

    def __init__(self, text: str, today: date) -> None:
        self._text = text
        self._draft = FilterBuilder(today)
        self._clauses: list[_Clause] = []
        self._phrases: list[str] = []
        self._without: list[str] = []
        self._open: _Clause | None = None
        self._newest_phrase = ""

    def take(self, token: Token) -> None:
        """Take in the next token.

        Raises:
            QuerySyntaxError: it makes no sense there.
        """
        newest_phrase, self._newest_phrase = self._newest_phrase, ""
        match token.kind:
            case TokenKind.WORD:
                self._take_word(token)
            case TokenKind.QUOTED:
                self._take_quoted(token)
            case TokenKind.FILTER:
                self._take_filter(token)
            case TokenKind.WEIGHT:
                self._take_weight(token, newest_phrase)

    def query(self) -> Query:
        """What the tokens so far amount to."""
        return Query(
            tuple(self._terms()),
            self._draft.finish(),
            tuple(self._phrases),
            tuple(self._without),
            self._draft.sort,
        )

    def _terms(self) -> Iterator[Term]:
        """The terms that have words, with all bare words where the first of them stand."""
        return (term for term in self._clause_terms() if has_words(term.value))

    def _clause_terms(self) -> Iterator[Term]:
        bare = [clause for clause in self._clauses if not clause.sign and clause.weight is None]
        for clause in self._clauses:
            if clause.sign or clause.weight is not None:
                yield clause.term()
            elif clause is bare[0]:
                yield _Clause(0, [word for one in bare for word in one.words]).term()

    def _take_word(self, token: Token) -> None:
        self._refuse_misspelt(token)
        if token.sign or self._open is None:
            self._open = _Clause(token.sign)
            self._clauses.append(self._open)
        self._open.words.append(token.text)

    def _take_quoted(self, token: Token) -> None:
        self._open = None
        phrase = " ".join(token.text.split())
        if not is_in_full_text(phrase):
            return
        if token.sign < 0:
            self._without.append(phrase)
        else:
            self._phrases.append(phrase)
            self._newest_phrase = phrase

    def _take_weight(self, token: Token, phrase: str) -> None:
        clause = _Clause(1, [phrase]) if phrase else self._open
        if clause is None:
            raise _error(tr("A weight follows the words that it counts for, as in dog^2."), token)
        clause.weight = _weight(token)
        self._open = None
        if phrase:
            self._clauses.append(clause)

    def _take_filter(self, token: Token) -> None:
        self._open = None
        key = KEYS[token.key]
        read = key.read_minus if token.sign < 0 else key.read
        if read is None:
            raise _error(
                tr(
                    "{key}: takes no minus. Say what to keep: {example}.",
                    key=token.key,
                    example=tr(key.example),
                ),
                token,
            )
        if not token.text.strip():
            raise _error(
                tr(
                    "Write a value right after the colon, as in {example}.", example=tr(key.example)
                ),
                token,
            )
        if key.takes_list and token.text.endswith(",") and self._text[token.end :].strip():
            raise _error(
                tr("Write a list without spaces, as in {example}.", example=tr(key.example)), token
            )
        try:
            read(self._draft, token.text)
        except BadValueError as error:
            raise _error(str(error), token) from error

    def _refuse_misspelt(self, token: Token) -> None:
        start = token.start + abs(token.sign)
        found = KEY.match(self._text, start)
        if found is None or token.end - start > LONGEST_VALUE:
            return
        value = self._text[found.end() : token.end]
        if meant := misspelt(folded(found[1]), value, self._draft.today):
            raise _error(
                tr(
                    "There is no {key}: here. Write {meant}:{value}, or {key}\\:{value} for "
                    "the words themselves.",
                    key=found[1],
                    meant=meant,
                    value=value,
                ),
                token,
            )


def _weight(token: Token) -> float:
    try:
        weight = float(token.text)
    except ValueError:
        weight = 0.0
    if weight <= 0.0:
        raise _error(
            tr("A weight is a number above 0, such as ^2 or ^0.5. To push away, write -dog."), token
        )
    return weight


def _error(message: str, token: Token) -> QuerySyntaxError:
    return QuerySyntaxError(message, token.start, token.end)
