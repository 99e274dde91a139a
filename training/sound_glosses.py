"""Everyday words for AudioSet's classes, written for this project.

A class such as "Bark" or "Tick" means something else to who reads and does not listen, and people
search for "a dog barking". Each line gives such descriptions for the classes that it names.
"""

from __future__ import annotations

from collections import defaultdict

_LINES = """
Speech; Conversation; Narration, monologue: a person speaking; people talking to each other
Child speech, kid speaking; Babbling: a child talking; a baby babbling
Speech synthesizer: a computer voice speaking
Shout; Bellow; Yell; Whoop: a person shouting
Children shouting; Children playing: children shouting and playing outside
Screaming: a person screaming
Whispering: a person whispering
Laughter; Giggle; Snicker; Belly laugh; Chuckle, chortle: people laughing
Baby laughter: a baby laughing
Crying, sobbing; Whimper; Wail, moan: a person crying
Baby cry, infant cry: a baby crying; an infant wailing in its crib
Sigh; Groan; Grunt: a person sighing or groaning
Singing; Vocal music; A capella: a person singing a song
Choir; Chant; Mantra: a choir singing in a church; people chanting together
Child singing: a child singing
Rapping; Hip hop music: a man rapping over a beat
Humming; Hum: a person humming a tune; a low electric hum
Whistling; Whistle: a person whistling; a referee blowing a whistle
Breathing; Wheeze; Gasp; Pant: a person breathing heavily
Snoring: a person snoring while asleep
Snort; Sniff: a person sniffing with the nose
Cough; Throat clearing: a person coughing
Sneeze: a person sneezing
Run; Shuffle; Walk, footsteps: footsteps of a person walking; someone running
Chewing, mastication; Biting; Crunch: a person chewing crunchy food
Burping, eructation; Hiccup; Stomach rumble: a person burping
Gargling: a person gargling water
Fart: a person farting
Finger snapping; Hands: fingers snapping
Clapping: hands clapping; a person clapping
Heart sounds, heartbeat; Heart murmur; Throbbing: the beat of a heart
Cheering; Applause: an audience applauding and cheering
Chatter; Crowd; Hubbub, speech noise, speech babble: a crowd of people talking in a busy place
Dog; Bark; Bow-wow; Yip: a dog barking
Whimper (dog): a dog whimpering
Growling: a dog growling
Howl; Canidae, dogs, wolves: a wolf howling at night; dogs howling
Cat; Meow; Caterwaul: a cat meowing
Purr: a cat purring
Hiss; Steam: a cat hissing; steam hissing out of a pipe
Livestock, farm animals, working animals: animals on a farm
Horse; Neigh, whinny: a horse neighing
Clip-clop: a horse galloping; hooves of a horse on the road
Cattle, bovinae; Moo: a cow mooing in a field
Cowbell: bells of cows
Pig; Oink: a pig grunting
Goat; Bleat; Sheep: a sheep bleating; a goat bleating on a farm
Fowl; Chicken, rooster; Cluck: a hen clucking; chickens in a yard
Crowing, cock-a-doodle-doo: a rooster crowing in the morning
Turkey; Gobble: a turkey gobbling
Duck; Quack: a duck quacking
Goose; Honk: geese honking
Roaring cats (lions, tigers); Roar; Wild animals: a lion roaring; a wild animal growling
Bird; Bird vocalization, bird call, bird song; Chirp, tweet: birds singing in the trees
Bird; Bird vocalization, bird call, bird song; Chirp, tweet: a bird chirping
Squawk: a parrot squawking; seagulls crying at the coast
Pigeon, dove; Coo: a pigeon cooing
Crow; Caw: a crow cawing; a black bird calling
Owl; Hoot: an owl hooting at night
Bird flight, flapping wings; Flap: a bird flapping its wings
Rodents, rats, mice; Mouse; Patter: a mouse squeaking; small feet of an animal
Insect; Buzz: an insect buzzing
Cricket: crickets chirping on a summer night
Mosquito; Fly, housefly: a mosquito buzzing; a fly buzzing in the room
Bee, wasp, etc.: bees buzzing around a beehive
Frog; Croak: frogs croaking at a pond
Snake; Rattle: a snake hissing and rattling
Whale vocalization: whales singing in the sea; song of a whale
Guitar; Acoustic guitar; Strum; Steel guitar, slide guitar: a person playing the guitar
Electric guitar: an electric guitar playing rock music
Bass guitar: a bass guitar playing
Keyboard (musical); Piano; Electric piano: a person playing the piano
Organ; Electronic organ; Hammond organ: an organ playing in a church
Synthesizer; Sampler; Electronic music; Electronica: a synthesizer playing electronic music
Percussion; Drum kit; Drum; Drum roll: a drummer playing the drums
Drum machine: an electronic drum beat
Snare drum; Rimshot: a hit on a snare drum
Bass drum; Timpani: a hit on a big bass drum; the kick of a drum
Cymbal; Hi-hat: a hit on a cymbal; a hi-hat ticking
Gong; Tubular bells: a gong being struck
Orchestra; Classical music: an orchestra playing classical music
Bowed string instrument; String section; Violin, fiddle: a violin playing
Bowed string instrument; String section; Violin, fiddle: string instruments playing together
Cello; Double bass: a cello playing; a double bass being bowed
Wind instrument, woodwind instrument; Flute; Clarinet: a flute playing a melody; a clarinet playing
Brass instrument; French horn; Trumpet; Trombone: a trumpet playing; a brass band
Bell; Church bell; Change ringing (campanology): church bells ringing; the bells of a temple
Bicycle bell: the bell of a bicycle ringing
Chime; Wind chime: wind chimes tinkling in the breeze
Singing bowl: a singing bowl ringing for meditation
Pop music; Song; Music: a pop song playing on the radio; music playing
Rock music; Heavy metal; Punk rock; Rock and roll: a rock band playing loud guitars
Jazz; Blues; Swing music: a jazz band playing
House music; Techno; Electronic dance music; Dance music: dance music in a club
Lullaby; Music for children: a lullaby for a baby; a song for children
Christmas music: a Christmas song
Ambient music; New-age music; Background music: calm background music
Video game music; Pulse; Sound effect: sounds of an old video game
Wind; Wind noise (microphone): strong wind blowing; wind howling outside
Rustling leaves; Rustle: leaves rustling in the wind; walking through dry leaves
Thunderstorm; Thunder: thunder and lightning in a storm; rolling thunder
Rain; Raindrop; Rain on surface: rain falling on the roof; heavy rain outside
Water; Stream; Trickle, dribble: water flowing in a stream; a small river
Waterfall; Gush: a waterfall
Ocean; Waves, surf: sea waves rolling onto the beach; the surf of the ocean
Gurgling; Plop: bubbles rising in water
Fire; Crackle: a fire crackling; a campfire burning at night
Boat, Water vehicle; Motorboat, speedboat; Ship: a motor boat on the water
Sailboat, sailing ship; Rowboat, canoe, kayak: a boat rowing on a lake; a sailing boat
Motor vehicle (road); Car; Car passing by; Vehicle: a car driving past on the road
Vehicle horn, car horn, honking; Toot: a car honking its horn
Car alarm: the alarm of a car
Skidding; Tire squeal: tires squealing; brakes of a car screeching
Race car, auto racing: racing cars speeding by
Truck; Air horn, truck horn; Reversing beeps: a truck driving; a truck reversing
Bus: a bus driving by in the city
Emergency vehicle; Siren: a siren of an ambulance
Police car (siren); Ambulance (siren); Fire engine, fire truck (siren): a siren of an ambulance
Emergency vehicle; Siren: a police car rushing past
Police car (siren); Ambulance (siren); Fire engine, fire truck (siren): a police car rushing past
Motorcycle: a motorbike driving off
Traffic noise, roadway noise: traffic on a busy city street; cars on a highway
Rail transport; Train; Railroad car, train wagon; Clickety-clack: a train passing on the rails
Rail transport; Train; Railroad car, train wagon; Clickety-clack: riding in a train
Train whistle; Train horn; Steam whistle: the whistle of a steam train
Subway, metro, underground: a train arriving at a subway station
Aircraft; Fixed-wing aircraft, airplane; Aircraft engine; Jet engine: an airplane flying over
Aircraft; Fixed-wing aircraft, airplane; Aircraft engine; Jet engine: a plane taking off
Propeller, airscrew; Helicopter: a helicopter flying overhead
Bicycle: riding a bicycle
Skateboard: riding a skateboard
Engine; Idling; Medium engine (mid frequency); Heavy engine (low frequency): an engine running
Engine starting; Accelerating, revving, vroom: an engine starting and revving
Dental drill, dentist's drill: a drill at the dentist
Lawn mower: a lawn mower cutting grass in the garden
Chainsaw: a chainsaw cutting wood in the forest
Door; Slam: a door closing; a door being slammed
Creak; Squeak: a door creaking open; an old floor creaking
Doorbell; Ding-dong; Ding: a doorbell ringing
Knock; Tap: someone knocking on the door
Cupboard open or close; Drawer open or close: a drawer being opened
Dishes, pots, and pans; Cutlery, silverware: dishes and plates in the kitchen
Dishes, pots, and pans; Cutlery, silverware: forks and knives clinking
Chopping (food): chopping vegetables in the kitchen
Frying (food); Sizzle; Boiling: frying food in a pan; water boiling in a pot
Microwave oven; Blender: a blender in the kitchen; a microwave running
Water tap, faucet: water running from the tap
Sink (filling or washing); Bathtub (filling or washing): water running from the tap
Water tap, faucet; Sink (filling or washing); Bathtub (filling or washing): filling a bathtub
Pour; Fill (with liquid): pouring water into a glass; pouring a drink
Hair dryer: drying hair with a hair dryer
Toilet flush: flushing the toilet
Toothbrush; Electric toothbrush: brushing teeth
Vacuum cleaner: a vacuum cleaner cleaning the floor
Zipper (clothing): closing a zipper
Keys jangling: a bunch of keys jangling
Coin (dropping): coins dropping on a table
Scissors: cutting paper with scissors
Typing; Computer keyboard: typing on a computer keyboard
Typewriter: typing on an old typewriter
Writing: writing with a pencil on paper
Alarm; Alarm clock: an alarm clock ringing in the morning
Telephone; Telephone bell ringing; Ringtone: a telephone ringing
Telephone dialing, DTMF; Dial tone; Busy signal: dialing a number on the telephone
Civil defense siren; Fire alarm; Smoke detector, smoke alarm: a fire alarm going off
Clock; Tick; Tick-tock: a clock ticking on the wall
Sewing machine: a sewing machine in use
Mechanical fan; Air conditioning: a fan spinning; an air conditioner humming
Mechanisms; Gears; Ratchet, pawl: machines working; a washing machine turning
Cash register: a cash register in a shop
Printer: a printer printing pages
Camera; Single-lens reflex camera: taking a photo with a camera; the click of a shutter
Hammer: hammering a nail into wood
Jackhammer: a jackhammer at a construction site
Sawing; Filing (rasp); Sanding: sawing wood by hand
Power tool; Drill: drilling a hole with a power drill
Explosion; Boom: an explosion; something blowing up
Gunshot, gunfire; Machine gun; Fusillade; Artillery fire: gun shots being fired
Fireworks; Firecracker: fireworks exploding in the sky on new year
Burst, pop: a balloon popping; opening a bottle
Wood; Chop; Splinter: chopping wood with an axe
Glass; Chink, clink: glasses clinking together
Shatter; Breaking; Smash, crash: glass breaking; a window being smashed
Splash, splatter; Slosh: something splashing into the water; people swimming
Drip: water dripping from a tap
Spray: a spray can
Arrow; Whoosh, swoosh, swish: something rushing through the air; a sword being swung
Basketball bounce; Bouncing: a ball bouncing on the floor
Thump, thud; Thunk; Bang: a heavy thing falling to the floor
Slap, smack; Whack, thwack: a slap in the face; a punch
Whip: the crack of a whip
Scratch; Scrape; Rub: scratching on a surface
Crumpling, crinkling; Tearing: crumpling paper; a page being torn
Beep, bleep; Ping; Electronic tuner: an electronic beep; a notification on the phone
Clang; Clatter: metal hitting metal
Jingle, tinkle; Jingle bell: small bells jingling
Clicking: a click of a button; a mouse click
Rumble; Vibration: a deep rumble
Silence: silence; a quiet room
Static; White noise; Pink noise; Noise: static noise from a radio; white noise
Television; Radio: a voice on the radio; a television in the background
Field recording; Environmental noise; Outside, rural or natural: nature in the countryside
Field recording; Environmental noise; Outside, rural or natural: a forest with birds
Outside, urban or manmade: the noise of a city street
Inside, public space; Inside, large room or hall: people in a restaurant; the inside of a big hall
"""


def glosses() -> dict[str, tuple[str, ...]]:
    """Return the descriptions of each class that has any, by its display name."""
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for line in _LINES.strip().splitlines():
        names, _, said = line.partition(": ")
        for name in names.split("; "):
            found[name] += tuple(said.split("; "))
    return dict(found)
