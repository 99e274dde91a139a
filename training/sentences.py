"""Our own grammar of captions, queries and sound descriptions, to distil the text tower on.

No sentence comes from a data set: words below are everyday English, joined with label names,
WordNet names and sound names by templates. The same seed gives the same sentences.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass


def _split(words: str) -> tuple[str, ...]:
    """Split a comma-separated list."""
    return tuple(word.strip() for word in words.replace("\n", " ").split(","))


PEOPLE = _split("""man, woman, boy, girl, child, young boy, little girl, young man, young woman,
old man, old woman, baby, toddler, teenager, player, couple, family, crowd, group of people,
two men, two women, three people, several children, two boys, two girls, group of friends, worker,
musician, dancer, skateboarder, surfer, cyclist, biker, climber, hiker, skier, snowboarder,
swimmer, runner, singer, guitarist, soldier, police officer, firefighter, chef, waiter, teacher,
student, bride, groom, tourist, fisherman, farmer, athlete, soccer player, football player,
baseball player, basketball player, tennis player, hockey player, rugby player, kid, kids, guy,
lady, people, person, men, women, boys, girls, children, mother, father, friends, team, man in a
hat, man in a red shirt, girl in a pink dress, boy in a blue shirt, woman in a black coat""")
ANIMALS = _split("""dog, black dog, brown dog, white dog, two dogs, three dogs, puppy, small dog,
large dog, cat, kitten, horse, horses, cow, sheep, goat, pig, bird, seagull, duck, chicken, parrot,
owl, eagle, elephant, lion, tiger, bear, monkey, rabbit, squirrel, deer, fox, wolf, fish, shark,
whale, dolphin, turtle, frog, snake, lizard, butterfly, bee, spider, penguin, zebra, giraffe,
camel, mouse, greyhound, poodle, bulldog, labrador, terrier, golden retriever, collie""")
COLOURS = _split("""red, blue, green, yellow, black, white, brown, orange, pink, purple, grey,
dark, bright, colorful, tan, golden, silver, striped""")
QUALITIES = _split("""big, small, old, young, happy, sad, wet, dirty, beautiful, tall, short,
little, large, smiling, shirtless, muddy, snowy, empty, crowded, wooden, metal, broken, new, long,
fluffy, bald, blond, bearded, elderly, furry, grassy, sandy, rocky, busy, quiet, loud, sunny""")
ACTIONS = _split("""running, walking, jumping, sitting, standing, playing, sleeping, swimming,
climbing, riding a bike, riding a horse, riding a motorcycle, riding a skateboard, surfing,
skiing, snowboarding, dancing, singing, eating, drinking, reading a book, talking on a phone,
taking a picture, playing guitar, playing soccer, playing basketball, playing football, playing
tennis, playing in the water, playing in the snow, throwing a ball, catching a ball, kicking a
ball, catching a frisbee, holding a baby, holding a sign, wearing a hat, wearing sunglasses,
wearing a helmet, smiling, laughing, looking at the camera, looking up, lying down, falling,
fishing, cooking, working, painting, kissing, hugging, pushing a cart, carrying a bag, pulling a
rope, swinging, sliding, splashing, digging, chasing a ball, running through the water, jumping
over a hurdle, jumping in the air, leaping, biting a stick, carrying a stick, doing a trick,
performing, waiting, crossing the street, driving a car, rowing a boat, posing for a photo,
crawling, skating, wrestling, racing, resting, shopping, writing, blowing bubbles""")
PLACES = _split("""beach, ocean, sea, lake, river, water, pool, swimming pool, snow, mountain,
hill, forest, woods, park, field, grass, grassy field, yard, garden, street, road, sidewalk, city,
town, bridge, building, house, room, kitchen, bathroom, bedroom, living room, office, restaurant,
bar, cafe, store, market, mall, school, classroom, library, church, museum, stadium, gym, court,
tennis court, soccer field, playground, farm, barn, desert, cliff, rock, wall, fence, bench,
couch, bed, table, stage, concert, party, wedding, parade, festival, train station, airport, bus
stop, parking lot, boat, car, train, airplane, track, path, trail, sand, mud, dirt, air, sky,
sunset, rain, night, ice, waves, tree, trees, stairs, window, door, crowd, fountain, waterfall""")
THINGS = _split("""ball, tennis ball, soccer ball, football, frisbee, stick, toy, bicycle, bike,
motorcycle, car, truck, bus, train, boat, canoe, kayak, airplane, helicopter, skateboard,
surfboard, snowboard, skis, sled, swing, slide, rope, ladder, tent, umbrella, hat, cap, helmet,
sunglasses, glasses, shirt, jacket, coat, dress, jeans, shorts, shoes, boots, bag, backpack,
camera, phone, computer, laptop, keyboard, television, book, newspaper, sign, flag, guitar, piano,
drums, violin, microphone, chair, table, bed, sofa, lamp, clock, bottle, cup, glass, plate, bowl,
knife, fork, cake, pizza, sandwich, apple, banana, orange, bread, cheese, ice cream, coffee, tea,
beer, wine, soup, salad, meat, rice, flower, rose, tree, leaf, balloon, bubble, candle, fire,
fireworks, statue, painting, fountain, house, tower, castle, bridge, moon, sun, cloud, rainbow""")
SOUNDS = _split("""dog barking, cat meowing, rain, sea waves, baby crying, clock ticking, person
sneezing, helicopter, chainsaw, rooster, fire crackling, thunder, wind, footsteps, laughter,
applause, singing, speech, music, guitar, piano, drums, violin, flute, cello, saxophone, clarinet,
siren, car engine, train, airplane, bird singing, crow, owl, frog croaking, cow mooing, sheep
bleating, horse neighing, lion roaring, insects buzzing, water dripping, door knock, door creak,
glass breaking, bell ringing, phone ringing, keyboard typing, clapping, coughing, snoring,
breathing, crowd cheering, bass drum, snare drum, hi-hat, cymbal, synthesizer, noise, silence""")
PLAIN = _split("""history, science, politics, economy, law, medicine, health, sport, religion,
music, art, film, theatre, literature, poem, story, letter, report, recipe, invoice, contract,
meeting, project, budget, travel, holiday, birthday, school, university, research, software,
computer, internet, energy, climate, weather, war, peace, government, election, money, bank,
market, company, job, family, love, death, dream, language, philosophy, mathematics, physics,
biology, chemistry, planet, universe, machine, engine, farming, cooking, garden, animal, plant""")
LINKS = _split("in, on, at, near, in front of, beside, by, through, across, behind, under, over")
NUMBERS = _split("two, three, four, several, many, some")

LOOSE_SHARE = 0.4
COMMON_SHARE = 0.5

TEMPLATES = (
    "a {p} is {a} {l} the {w}",
    "a {p} {a} {l} the {w}",
    "{p} {a}",
    "a {q} {p} {a} with a {c} {t}",
    "a {p} in a {c} {t} is {a}",
    "a {p} and a {p} {a} {l} a {w}",
    "a {c} {n} {a} {l} the {w}",
    "a {n} is {a} {l} the {q} {w}",
    "{k} {n}s {a} {l} the {w}",
    "a {p} with a {n} {l} the {w}",
    "a {c} {t} {l} a {q} {w}",
    "a {x} {l} the {w}",
    "a photo of a {x}",
    "a {c} {x}",
    "a {p} holding a {x}",
    "{x} and {x}",
    "the {x}",
    "{x}",
    "a picture of the {x} and a {t}",
    "the {q} {w} at night",
    "the sound of {s}",
    "{s} in the background",
    "{s} and {s}",
    "a {p} listening to {s} {l} the {w}",
    "this text is about {f} and {f}",
    "the {f} of {x}",
    "how to use a {x} for {f}",
    "we talked about the {f}, the {x} and the {w}",
    "a {q} {t} next to a {c} {x} {l} the {w} while a {p} is {a}",
)


LOOSE_TEMPLATES = (
    "a {p} {v} a {v} {l} the {w}",
    "a {c} {v} and a {v} {v} {l} a {w}",
    "{k} {v} {a} {l} the {v}",
    "the {v} {p} is {v} {l} a {v} {t}",
    "a {p} in a {v} {t} {v} {l} the {v}",
    "a {n} {v} {v} {l} {v} {w}",
    "{v} {v} {l} a {c} {t}",
    "a {p} wearing a {v} is {a} with his {v}",
    "a {v} {v} as a {p} {v} her {t}",
    "{p} {a} and {p} {v} {l} the {v} {w}",
    "a {q} {n} with a {v} in its mouth {v} {l} the {w}",
    "the {v} of the {v} was {v} by the {f}",
)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The word lists, with the names of labels and sounds added to ours.

    `rare` has the table's words, common ones first; loose templates use it where they have `v`.
    """

    names: tuple[str, ...]
    sounds: tuple[str, ...]
    rare: tuple[str, ...] = ()

    def sentence(self, rng: random.Random) -> str:
        """Write one sentence."""
        loose = bool(self.rare) and rng.random() < LOOSE_SHARE
        pieces = rng.choice(LOOSE_TEMPLATES if loose else TEMPLATES).split("{")
        return pieces[0] + "".join(self._word(p[0], rng) + p[2:] for p in pieces[1:])

    def _word(self, kind: str, rng: random.Random) -> str:
        """Choose a word for one slot."""
        if kind == "x":
            lists: Sequence[Sequence[str]] = (self.names, self.rare or self.names, THINGS, ANIMALS)
            return rng.choice(rng.choice(lists))
        if kind == "v":
            return self.rare[int(len(self.rare) * COMMON_SHARE * rng.random() ** 2)]
        if kind == "s":
            return rng.choice(rng.choice((SOUNDS, self.sounds)))
        return rng.choice(_SLOTS[kind])


_SLOTS = {
    "p": PEOPLE,
    "a": ACTIONS,
    "l": LINKS,
    "w": PLACES,
    "q": QUALITIES,
    "t": THINGS,
    "c": COLOURS,
    "n": ANIMALS,
    "k": NUMBERS,
    "f": PLAIN,
}


def write(grammar: Grammar, count: int, seed: int) -> list[str]:
    """Write `count` different sentences."""
    rng = random.Random(seed)  # noqa: S311 - not for secrets
    found: dict[str, None] = {}
    while len(found) < count:
        found[grammar.sentence(rng)] = None
    return list(found)
