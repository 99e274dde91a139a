"""Stop words: the articles, prepositions, pronouns and auxiliaries that say nothing of a text.

The libraries that were looked at (stop-words 2025.11.4, stopwordsiso 0.7.1) hold words that people
look for ("fire", "computer", "caption", "date"), so these lists are short and our own. A word
that is another language's for a thing ("car", "son", "fur", "war") is on none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_BY_LANGUAGE = {
    "en": (
        "a am an and any are as at be been but by can did do does for from had has have he her his"
        " how i if in into is it its me my no nor not of on or our out she so some such than that"
        " the their them then there these they this those to too up us was we were what when where"
        " which who whom why will with would you your"
    ),
    "de": (
        "aber als am an auch auf aus bei beim bin bis bist da das dass daß dein deine dem den der"
        " des die dies diese diesem diesen dieser dieses doch du durch ein eine einem einen einer"
        " eines er es für gegen habe haben hatte ich ihm ihn ihr ihre ihrem ihren im in ins ist"
        " kein keine mein meine meinem meinen meiner mich mir mit nach nicht noch nur ob oder ohne"
        " sein seine sich sie sind so über um und uns unser unsere unter vom von vor wenn wer wie"
        " wir wird wo zu zum zur"
    ),
    "fr": (
        "à au aux avec ce ces cet cette chez dans de des du elle en entre est et eux il ils je la"
        " le les leur leurs lui ma mais mes mon ne nos notre nous on ou où par pas pour qu que qui"
        " sa sans se ses sont sous sur ta te tes tu un une vos votre vous y été être"
    ),
    "es": (
        "al ante como con contra cual cuando de del desde donde el ella ellos en entre era es esa"
        " ese eso esta este esto está están fue ha han hasta hay la las le les lo los me mi mis"
        " más ni no nos o para pero por porque que quien se ser si sobre su sus también te tu tus"
        " un una unas uno unos y ya yo él"
    ),
    "it": (
        "agli ai al alla alle allo anche che chi ci col come con da dai dal dalla delle degli dei"
        " del dell della dello di e ed era fra gli i il in io la le lo loro ma mi mia mio ne negli"
        " nei nel nella nelle non o per più quella quello questa questo se si sono su sua sul sulla"
        " suo tra tu tuo un una uno vi è"
    ),
    "pt": (
        "a ao aos as com como da das de dela dele do dos e ela ele em entre era essa esse esta este"
        " está eu foi há isso já lhe mais mas me mesmo meu minha muito na nas nem no nos não o os"
        " ou para pela pelo por qual quando que quem se sem ser seu sua são também te um uma à às é"
    ),
    "nl": (
        "aan als bij dan dat de der deze dit een en er ge geen had heb hebben heeft het hij hoe ik"
        " in is je kan maar me met mijn naar niet nog nu of om onder ons ook op te tegen toen tot u"
        " uit van voor wat we werd wie wij zal ze zich zij zijn zo zonder"
    ),
    "sv": (
        "att av den det dom ej eller en ett från för han hon hos i inte jag med men mot när och om"
        " på sig som till under ut var vi vid är över"
    ),
    "da no": (
        "af at da de den det du efter eller en er et for fra ham han hun hvad hvor i ikke jeg med"
        " men mig mod når og om op på sig som til ud under var ved vi"
    ),
    "pl": (
        "a ale bez by być co czy dla do go i ich jak jako jest jej już ku lub ma mi na nad nie o od"
        " oraz po pod przez przy się są ta tak te to tym w we z za ze że"
    ),
    "ru": (
        "а без бы в во вы для до его ее если есть еще же за и из или к как ко ли мы на над не но"
        " о об он она они от по под при с со так то у что это я"
    ),
}
_ENGLISH = frozenset(_BY_LANGUAGE["en"].split())
_OTHERS = frozenset(
    word for name, words in _BY_LANGUAGE.items() if name != "en" for word in words.split()
)
_STOP_WORDS = _ENGLISH | _OTHERS
# What French and Italian shorten before a vowel: "l'été", "dell'arte".
_ELIDED = re.compile(
    r"^(?:[cdjlmnst]|qu|un|(?:d|n)ell|(?:d|s)?all|sull)['’](?=\w{2})", re.IGNORECASE
)
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


def is_stop_word(typed: str) -> bool:
    """Whether a word, as it was typed and with its accents, is a stop word of some language."""
    return _EDGES.sub("", typed.casefold()) in _STOP_WORDS


def is_stop_word_of_english(word: str) -> bool:
    """Whether a folded word is a stop word of English, if of other languages, too."""
    return word in _ENGLISH


def is_stop_word_of_others(word: str) -> bool:
    """Whether a folded word is a stop word of another language than English, if of that, too."""
    return word in _OTHERS


def telling(words: Iterable[str]) -> list[str]:
    """Those of some words that are no stop words; all of them where there are no others.

    An article that is written together with its noun is taken off it.
    """
    typed = [_ELIDED.sub("", word) for word in words]
    return [word for word in typed if not is_stop_word(word)] or typed
