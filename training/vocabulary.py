"""Which words the starter is said to know: those of its sentences, and whole words of its tokens.

WordNet's names and definitions of some 22,000 things are read for their words alone; everyday
things that they leave out, most of them newer than WordNet, are listed here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from engine.english_words import Hashes, hashes_of, words_of

from .labels import definitions, single_words

# Shorter tokens are as often another language's.
SHORTEST_TOKEN = 4
_EVERYDAY = """
agenda airbnb airfryer airpods airport allergies allergy allotment app appendix apps asthma avocado
babysitter bach backlog backup barbecue barcode barista bbq beatbox beethoven beijing berlin bike
bikes bin blender blockchain blog blogging boarding bookkeeping bookshelf bouldering braces broccoli
brunch brûlée bunkbed burger bus cable cables cafe café cafés calendar campervan campsite cappuccino
caravan cartoon ceo changelog changelogs charger chargers chatbot checklist cheesecake chef cheque
chequebook chocolate cliché cocktail codec coffee coke compost cookbook cookie copy coursework covid
coworker croissant crossfit crème cupcake curriculum curry cv cyclist dad daddy dashboard deadline
dentist desktop diary diesel diploma dishwasher diy dj doc docs dog dogs dongle doodle download
draft drone dumbbell duvet dvd décor ebike ebook ecg eiffel einstein electrician email emails emoji
entrée escooter espresso estate estimate excel expense expenses fabric facebook falafel faq fax
façade fiancé fiancée fiat firmware flowchart flyer font freckles freezer fridge gamer gaming gdpr
gif glamping glitch gnocchi google gps grandma grandpa granny graph greenhouse grocery gym
handwriting handwritten headphone headphones headshot highchair hijab hiking hob homework hoodie
hoover hotdog hovercraft hummus hygge id ikea inbox influencer infographic instagram invoice
invoices ipad iphone itinerary jalapeño jeans jetlag jpeg jpg kanban karaoke kayak kebab kerb
ketchup kettle kettlebell kid kids kimchi kindergarten kubernetes lab landlord laptop lasagna
lasagne latte lawnmower layover lecture led ledger lego letterhead lg lockdown login logo london
lorry map mask matcha max meme memes memo microphone microwave migraine mixtape modem mom mommy
mortgage motorbike motorhome mozart mri muffin mug mum naan nachos nappies nappy naïve nda news
newsletter noodle noodles notebook notes nude oat omelette onboarding online orthodontist outfit
paddling paella pancake pancakes paperwork paragliding paris passport password passwords pasta
payroll payslip pc pdf pension pesto petrol phd photo photos photoshop physio piano pic picasso pics
pie pilates pizza piñata playdough playlist plumber png podcast podcasts postcard powerpoint pram
printer printout pub pushchair quarantine quinoa quiz quotation quote ramen readme receipt receipts
recipe recipes recycling referral reminder remix remote rent resume risotto roadmap rome router
rubbish rucksack résumé salary samosa sandwich sauté scan scans scooter screensaver screenshot
screenshots selfie selfies settings shakespeare signup sketch ski skype slide slides smartphone
smoothie snorkeling snorkelling snowboard sofa soufflé soundtrack spaghetti spam spreadsheet sprint
startup staycation sticker streamer stroller subtitle subway sudoku sushi sydney syllabus tablet
taco tattoo tax taxes taxi teen teenager tender thesis thumbnail tiktok timelapse timesheet tiramisu
toaster toddler toddlers todo tofu tokyo toner touchscreen touché trailer trampoline transcript
trash treadmill tv txt typo uber ultrasound unboxing underwater usb user username vaccine vat vegan
video videos vinyl vlog voicemail waffle wallpaper warranty watermark webcam website wedding weekend
wellies whatsapp whiteboard wifi windsurf workout workshop worktop xmas yoga youtube zip zombie zoom
"""
# Words of other languages that stand in names and titles; in a query they tell of no English.
_FOREIGN = """
au auf aux av avec bei beim ces che com con da dans das de del dem den der des di dos du e een ein
eine einen el em en et gli het ik il im je la las le les lo los met mit na o og op para por pour på
que qui sa se som su sur til un una und une uno van vom von y zum zur
"""


def known_words(sentences: Iterable[str], tokenizer: Path) -> Hashes:
    """Return the hashes of all words that are taken to be known."""
    texts = [*sentences, *definitions().values(), *single_words(), _EVERYDAY]
    met = {word for text in texts for word in words_of(text)}
    return hashes_of((met | _whole_words(tokenizer)) - set(words_of(_FOREIGN)))


def _whole_words(tokenizer: Path) -> set[str]:
    """Return the tokens that are words by themselves, of English letters."""
    tokens = json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    plain = (token for token in tokens if token.isascii() and token.isalpha())
    return {token for token in plain if len(token) >= SHORTEST_TOKEN}
