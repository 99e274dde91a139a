"""Our own grammar of captions: things that sound, what they sound like, where, and how one says so.

No caption comes from a data set. The same grammar always gives the same captions.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

_SEED = 20_260

# thing = what it sounds like, one or more
_THINGS = """
a dog = a dog barking, a dog howling; a puppy = a puppy whining
a cat = a cat meowing, a cat purring; a horse = a horse neighing, hooves clopping
a cow = a cow mooing; a sheep = a sheep bleating; a goat = a goat bleating; a pig = a pig grunting
a rooster = a rooster crowing; a hen = a hen clucking; a duck = a duck quacking
a goose = a goose honking; a turkey = a turkey gobbling; a crow = a crow cawing
an owl = an owl hooting; a songbird = a songbird chirping; a pigeon = a pigeon cooing
a seagull = a seagull screeching; a parrot = a parrot squawking
a woodpecker = a woodpecker drumming; a frog = a frog croaking; a cricket = crickets chirping
a bee = a bee buzzing; a fly = a fly buzzing; a mosquito = a mosquito whining
a snake = a snake hissing; a lion = a lion roaring; an elephant = an elephant trumpeting
a monkey = a monkey screaming; a wolf = a wolf howling; a whale = a whale singing
a mouse = a mouse squeaking; a bear = a bear growling; a baby = a baby crying, a baby laughing
a child = a child shouting, a child laughing; a man = a man speaking, a man laughing
a woman = a woman speaking, a woman singing; a choir = a choir singing
a crowd = a crowd cheering, a crowd talking; an audience = an audience clapping
a runner = someone running on gravel; a hiker = footsteps on leaves; stairs = footsteps on stairs
a sleeper = someone snoring; a patient = someone coughing, someone sneezing
rain = rain falling, rain on a window; a storm = thunder rumbling, a storm raging
a windy field = wind blowing; hail = hail on a roof; the ocean = waves crashing
a river = a river flowing; a waterfall = a waterfall; a fountain = a fountain splashing
a fire = a fire crackling; a volcano = a volcano erupting; ice = ice cracking
leaves = leaves rustling; mud = boots in mud; a car = a car engine idling, a car passing by
a truck = a truck reversing; a bus = a bus braking; a motorcycle = a motorcycle revving
a bicycle = a bicycle bell; a train = a train passing; a steam locomotive = a steam whistle
a subway = a subway arriving; a tram = a tram bell ringing; an airplane = an airplane taking off
a helicopter = a helicopter hovering; a rocket = a rocket launching; a boat = a boat engine
a ship = a ship's horn; a sailboat = sails flapping; a race car = race cars speeding
a tractor = a tractor working; an ambulance = an ambulance siren; a police car = a police siren
a fire engine = a fire engine siren; a traffic jam = car horns honking
a skateboard = a skateboard rolling; a piano = a piano playing; a guitar = a guitar strumming
an electric guitar = a distorted electric guitar; a violin = a violin playing
a cello = a cello playing; a harp = a harp playing; a flute = a flute playing
a clarinet = a clarinet playing; a saxophone = a saxophone solo; a trumpet = a trumpet playing
a tuba = a tuba playing; an accordion = an accordion playing; bagpipes = bagpipes playing
a drum kit = drums playing; a drum = a bass drum beating; a cymbal = a cymbal crash
a gong = a gong struck; a xylophone = a xylophone playing; an organ = a church organ playing
a synthesizer = a synthesizer melody; an orchestra = an orchestra playing
a rock band = a rock band playing; a disc jockey = electronic dance music
a radio = a radio between stations; a microphone = microphone feedback
a singer = a singer with a guitar; a church bell = church bells ringing
a clock = a clock ticking, a clock striking; an alarm clock = an alarm
a doorbell = a doorbell ringing; a door = a door creaking, a door slamming; a key = keys jingling
a telephone = a telephone ringing; a typewriter = a typewriter clacking
a keyboard = typing on a keyboard; a computer mouse = a mouse clicking
a printer = a printer printing; a camera = a camera shutter
a vacuum cleaner = a vacuum cleaner running; a washing machine = a washing machine spinning
a hair dryer = a hair dryer blowing; a shower = a shower running; a toilet = a toilet flushing
a sink = water running into a sink; a kettle = a kettle whistling; coffee = coffee being poured
a frying pan = food sizzling; a knife = chopping on a board; a blender = a blender running
a microwave oven = a microwave beeping; a plate = dishes clattering; a glass = a glass breaking
a bottle = a bottle being opened; a can = a can being opened; an apple = someone eating an apple
a toothbrush = someone brushing teeth; scissors = scissors cutting; paper = paper being torn
a book = pages being turned; a zipper = a zipper closing; a coin = coins dropping
a pair of hands = hands clapping; a hammer = a hammer hitting nails
a saw = a hand saw cutting wood; a chainsaw = a chainsaw cutting; a drill = an electric drill
a lawn mower = a lawn mower running; an axe = an axe chopping wood; a jackhammer = a jackhammer
a crane = heavy machines working; a factory = machines in a factory
fireworks = fireworks exploding; a gun = a gunshot; a cannon = a cannon firing
a balloon = a balloon popping; a bowling ball = a bowling strike
a basketball = a basketball bouncing; a tennis racket = a tennis match
a football = a football match; a swimming pool = someone diving into water
a golf club = a golf swing; a typist = fast typing; an elevator = an elevator arriving
an air conditioner = an air conditioner humming; a fan = a fan whirring
an engine = an engine starting; a wind chime = wind chimes; a swing = a squeaking swing
"""
_PLACES = (
    "in a park", "in a kitchen", "in the street", "in a forest", "on a farm", "at the beach",
    "in a small room", "in a large hall", "in a church", "in a garage", "at night", "outdoors",
    "in the morning", "indoors", "in a city", "in a village", "in the garden", "near a river",
    "in the mountains", "at a station", "in a market", "in a school", "in an office", "in the snow",
    "in the rain", "on a stage", "at a party", "in a stadium", "by the sea", "in a tunnel",
    "in a restaurant", "in the bathroom", "on a roof", "in a field", "on a bridge", "in a workshop",
)  # fmt: skip
_MANNERS = (
    "loudly", "softly", "far away", "close by", "again and again", "once", "for a long time",
    "faintly", "suddenly", "with an echo", "in the background", "over and over",
)  # fmt: skip
# s: a sound, o: another sound, p: a place, m: a manner
_TEMPLATES = (
    "{s}", "the sound of {s}", "{s} {p}", "a recording of {s} {p}", "{s} {m}", "{s} {m} {p}",
    "{s} and {o}", "{s} with {o} in the background", "you can hear {s} {p}", "this is {s}",
    "{s}, then {o}", "{s} while there is {o}", "noise of {s} {p}", "{p}, {s}", "{p}, {s} and {o}",
    "{s} is heard {m}", "somebody recorded {s} {p}", "{s} {m}, and {o} {p}", "it sounds like {s}",
    "{s} mixed with {o}", "a clip of {s} {m}", "audio of {s} {p}", "the noise made by {s} {m}",
    "listen to {s} {p}",
)  # fmt: skip
_EVERY_TEMPLATE, _EVERY_THING = 6, 8


class Captions(Struct, frozen=True):
    """What both models read.

    Attributes:
        training: what the map is fitted on.
        new_templates: in templates that training has not seen.
        new_things: of things that training has not seen.
        sounds, photos: "the sound of a dog" and "a photo of a dog", for every thing, in order.
    """

    training: tuple[str, ...]
    new_templates: tuple[str, ...]
    new_things: tuple[str, ...]
    sounds: tuple[str, ...]
    photos: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many captions there are to fit and choose with."""
        return len(self.training) + len(self.new_templates) + len(self.new_things)


@cache
def write_captions(training: int = 6_000, held_out: int = 1_000) -> Captions:
    """Write captions, all different; the same at every call.

    Args:
        training: how many to fit on.
        held_out: how many in new templates, and as many of new things.
    """
    rng = random.Random(_SEED)  # noqa: S311 - no secret
    things = _read_things()
    names = sorted(things)
    rare, common = _split(names, _EVERY_THING)
    new, known = _split(_TEMPLATES, _EVERY_TEMPLATE)
    written: set[str] = set()

    def write(templates: Sequence[str], chosen: Sequence[str], count: int) -> tuple[str, ...]:
        sounds = [sound for name in chosen for sound in things[name]]
        return tuple(_write(templates, sounds, count, written, rng))

    return Captions(
        training=write(known, common, training),
        new_templates=write(new, common, held_out),
        new_things=write(known, rare, held_out),
        sounds=tuple(f"the sound of {name}" for name in names),
        photos=tuple(f"a photo of {name}" for name in names),
    )


def _write(
    templates: Sequence[str],
    sounds: Sequence[str],
    count: int,
    written: set[str],
    rng: random.Random,
) -> list[str]:
    captions: list[str] = []
    while len(captions) < count:
        sound, other = rng.sample(sounds, 2)
        caption = rng.choice(templates).format(
            s=sound, o=other, p=rng.choice(_PLACES), m=rng.choice(_MANNERS)
        )
        if caption not in written:
            written.add(caption)
            captions.append(caption)
    return captions


def _read_things() -> dict[str, tuple[str, ...]]:
    entries = [entry for line in _THINGS.strip().splitlines() for entry in line.split(";")]
    pairs = (entry.split("=") for entry in entries)
    return {name.strip(): tuple(s.strip() for s in sounds.split(",")) for name, sounds in pairs}


def _split(words: Sequence[str], every: int) -> tuple[list[str], list[str]]:
    """Each `every`-th word, and the others."""
    chosen = list(words[every - 1 :: every])
    return chosen, [word for word in words if word not in chosen]
