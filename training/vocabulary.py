"""Which words the starter is said to know: those of its sentences, and whole words of its tokens.

WordNet's definitions of some 22,000 things are read for their words alone; everyday things that
they leave out, most of them newer than WordNet, are listed here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from engine.encoders.starter_words import Hashes, hashes_of, words_of

from .labels import definitions

# Shorter tokens are as often another language's.
SHORTEST_TOKEN = 4
_EVERYDAY = """
app apps avocado backup barbecue bbq beatbox bike bikes blog blogging boarding bookshelf broccoli
brunch burger bus cafe calendar cappuccino cartoon ceo chatbot checklist cheesecake chef chocolate
cocktail codec coffee coke cookbook cookie copy covid coworker croissant cupcake curry cv cyclist
dad daddy dashboard deadline diary diy dj doc docs dog dogs doodle download draft drone dvd ebook
electrician email emails emoji espresso estate excel expense expenses fabric facebook faq fax fiat
flowchart flyer font fridge gaming gif glitch google gps grandma grandpa granny graph grocery gym
handwriting handwritten headphone headphones headshot hiking hoodie hotdog id ikea infographic inbox
instagram invoice invoices iphone ipad itinerary jeans jpeg jpg kayak ketchup kid kids kindergarten
lab landlord laptop lasagne lasagna latte led lego letterhead lg login logo map max memo meme memes
microphone mom mommy mortgage motorbike mp3 mug mum muffin news newsletter notebook notes noodle
noodles nude oat omelette online outfit pancake pancakes paperwork password passwords passport
pasta pc pdf pesto phd photo photos photoshop piano pic pics pie pizza plumber png podcast podcasts
postcard powerpoint printout pub quiz ramen receipt receipts recipe recipes reminder remix rent
resume risotto salary sandwich scan scans scooter screenshot screenshots selfie selfies settings
sketch ski skype slide slides smartphone smoothie snowboard sofa spaghetti spam spreadsheet
startup sticker subtitle subway sushi sudoku tablet taco tattoo tax taxes taxi teen teenager
thumbnail timelapse tofu to-do trailer trampoline tv txt typo underwater unboxing usb user vegan
video videos vlog voicemail vinyl waffle wallpaper warranty watermark webcam website wedding weekend
whatsapp whiteboard wifi windsurf workout workshop xmas yoga youtube zip zoom zombie
"""


def known_words(sentences: Iterable[str], tokenizer: Path) -> Hashes:
    """Return the hashes of all words that are taken to be known."""
    texts = [*sentences, *definitions().values(), _EVERYDAY]
    met = {word for text in texts for word in words_of(text)}
    return hashes_of(met | _whole_words(tokenizer))


def _whole_words(tokenizer: Path) -> set[str]:
    """Return the tokens that are words by themselves, of English letters."""
    tokens = json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    plain = (token for token in tokens if token.isascii() and token.isalpha())
    return {token for token in plain if len(token) >= SHORTEST_TOKEN}
