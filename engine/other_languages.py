"""English words that are as much, or more, another language's: what queries of both have.

German, French, Spanish, Italian, Dutch, Portuguese and Swedish. A model's own words do not tell
them apart, since names, titles and loans bring them into English texts.
"""

from __future__ import annotations

_SHARED = """
    alter art arts auto bald bank barn boot bras brief brood burro bus butter café camera cane
    chair chaise chat coin concert contract costume court cuisine dame data donna estate fest
    fiesta film fin four fruit gift grand grande gross hotel hut kind lamp land lang last lied lit
    location long main mare mesa mine mode moment museum negro nero noir note nouveau pain pan
    pane papillon park pastel patron petit petite pie pies place plan plus poet pont port porto
    post pour radio rana ranger rest restaurant ring robe rode rot rouge route sable sale sales
    sand sauce see sole sombrero stand statue stem stern strand table tag taxi tier tour trait
    tram transport vent verse village wand wind winter wolf
"""
_FOREIGN = """
    adler agua arte bahn bain banco berg bianca bier blanc blanca blanche blanco bleu boca bolo
    bos buena capra carne casa castillo chapeau ciudad dag dak femme flores gallina gamba hiver
    hombre homme isla kinder klein kunst lac lapin luna lunettes maison mann mariposa medico
    messer museo musica musik musique neue neve noire novo nueva nuevo oca parc pared plage pueblo
    puerto rood rote roter rotes rue salade schwarz sommer tasse teatro thee toro torre verde vert
    ville vino vogel wasser weiss weiß zimmer
"""

# Spelt alike, with another meaning or the same.
SHARED = frozenset(_SHARED.split())
# Of the model's words, those that nobody looks for in English.
FOREIGN = frozenset(_FOREIGN.split())
