"""Which other forms of German and English words a library has, and which the two languages cost.

    python benchmarks/word_forms.py LIBRARY

LIBRARY has texts in both languages. *By stems* are the forms that have the same stem in some
language; those that are *dropped*, since one of the two words is English alone and the other is
not English, are printed, to be judged.
"""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

from engine import word_forms
from engine.catalogue.database import Database
from engine.catalogue.vocabulary import Vocabulary
from engine.paths import LibraryPaths
from engine.tokens import tokens

GERMAN = """
    Wellen Welle Boote Boot Kinder Kind Hunde Hund Katzen Katze Blumen Blume Berge Berg Seen See
    Straßen Straße Häuser Haus Bäume Baum Vogel Wälder Wald Fluss Flüsse Strände Strand Sonne Schnee
    Winter Sommer Herbst Himmel Wolken Regen Sturm Feuer Wasser Brücke Türme Turm Kirche Märkte
    Markt Brote Brot Käse Wein Bier Kaffee Kuchen Torte Suppe Salat Fleisch Fische Fisch Pferde
    Pferd Kühe Schafe Ziege Hühner Enten Gans Maus Ratte Bär Wolf Fuchs Hase Frosch Biene Spinne
    Autos Auto Züge Zug Bahn Schiffe Schiff Hafen Insel Wiese Felder Feld Garten Rosen Nelke Lied
    Lieder Geige Trommel Tanz Film Filme Bilder Bild Rechnungen Vertrag Verträge Briefe Brief Reisen
    Ferien Hochzeit Ostern Schule Lehrer Bücher Buch Arten Art Hände Hand rote rot grüne grün blau
    alte alt neue neu große groß kleine klein gute gut warme warm kalte kalt fasten feste fest
    Farben Farbe Linien Kleider Kleid Hosen Schuhe Taschen Tische Lampen Betten Bett Tür Wände Wand
    Dächer Steine Sande Bänke Bank Gifte Lagen Länder Land Listen Liste Masten Posten Post Tasten
    Ordner Wagen Ware Ringe Ring messen Messer Tanten Tante
"""
ENGLISH = """
    well wells wave waves better master posted taste mess herb herbs marker kind kinds dog dogs cat
    boats mountain lakes street houses trees birds forest river beach snow rain storm fire water
    bridge tower church market bread cheese beer coffee cake soup salad meat fish horse cow sheep
    goat chicken duck goose mouse bear frog bee spider cars bike train plane ships harbour island
    meadow fields garden rose songs violin piano flute drum dance films pictures invoice contract
    letters trip holiday wedding birthday school teacher books art hands red green yellow blue old
    new great small good warm cold feast colour lines clothes shirt shoes bag tables chair lamp beds
    door window walls roof stones sand bench poison country lists mast posts key order folder wagon
    rings measure aunt running swimming cooking painted flying bitter butter winter summer hunting
    singer minister monster letter poster dessert garter center
"""


def main() -> None:
    """Print how many forms there are, and those that are dropped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path)
    library = LibraryPaths(parser.parse_args().library)
    for language, words in (("German", GERMAN), ("English", ENGLISH)):
        kept = forms(library, words)
        with patch.object(word_forms, "_are_of_two_languages", return_value=False):
            by_stems = forms(library, words)
        print(f"{language}: {len(words.split())} words, {len(by_stems)} forms by stems")
        print(f"  dropped {len(by_stems - kept)}: {', '.join(sorted(by_stems - kept))}")


def forms(library: LibraryPaths, words: str) -> set[str]:
    """The other forms of words that a library has, each beside its word."""
    with closing(Database(library.catalogue, readonly=True)) as database:
        vocabulary = Vocabulary(database)
        return {
            f"{token}/{form}"
            for token in dict.fromkeys(tokens(words))
            for form in vocabulary.other_forms(token)
        }


if __name__ == "__main__":
    main()
