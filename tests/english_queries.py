"""What people type in English, most of it for things of every day."""

from __future__ import annotations

_ENGLISH = """
a dog on a beach
two people riding bicycles
snow
a birthday cake
screenshot of settings
invoice from the electrician
my cv
selfie with grandma
lorry on a bridge
café
tiramisu recipe
floor plan of the flat
payslip march
Eiffel Tower
vegan lasagne recipe
quiet piano music
password list
boarding pass
sunset at the sea
kids playing football
red car
black cat sleeping
photos of Angela Merkel
hike near Zürich
trip to Barcelona
holiday in Tuscany
wedding of Anna and Tom
Christmas tree
snowman in the garden
frog croaking
dog barking
thunder and rain
waves
church bells ringing
train passing by
people laughing
baby crying
acoustic guitar solo
drum loop
phone ringing
birds singing in the morning
glass breaking
footsteps on gravel
engine starting
siren of an ambulance
applause
tax return
rental contract
insurance policy
meeting notes
shopping list
to do list
thesis draft
chocolate cake recipe
bread with olives
pasta with tomato sauce
how to repot an orchid
user manual of the dishwasher
receipt for the laptop
train ticket to Munich
letter to the landlord
letter from the bank
job application
school report
birth certificate
passport scan
vaccination card
doctor's appointment
x-ray of my hand
map of the city
hotel booking confirmation
packing list
garden in spring
autumn leaves
yellow flowers
tulips
sunflower field
mountain lake
waterfall
river in a forest
foggy morning
full moon
northern lights
stars at night
fireworks
candles
rainbow
lightning
clouds
desert
palm trees
beach umbrella
sailing boat
surfing
skiing
skating rink
swimming pool
running
marathon runner
yoga class
tennis match
chess board
playing cards
jigsaw puzzle
lego castle
teddy bear
doll's house
baby sleeping in a pram
grandfather with a newspaper
old man with a hat
woman with glasses
group photo
family dinner
picnic in the park
barbecue
glass of wine
cup of coffee
breakfast
sushi
pizza
burger and fries
ice cream
strawberries
apple pie
soup
vegetables on a market stall
butcher
bakery
bicycle
motorbike
tram
bus stop
airport
airplane wing
train station
traffic jam
tunnel
bridge at night
skyscraper
church
mosque
castle ruins
lighthouse
windmill
barn
cows in a field
horse
sheep
goat
pig
chickens
duck
swan
owl
eagle
butterfly
bee on a flower
spider web
snake
turtle
fish
whale
dolphin
elephant
lion
tiger
bear
penguin
monkey
squirrel
hedgehog
rabbit
mouse
cat
puppy
golden retriever
statue
painting
graffiti
museum
concert
stage lights
guitar
violin
piano
drummer
microphone
dance
theatre
book shelf
desk
office
computer screen
keyboard
chart
whiteboard
presentation slides
meme
tattoo
wedding dress
shoes
handbag
umbrella
watch
sofa
kitchen
bathroom tiles
bedroom
living room
staircase
balcony
roof
house with a red door
snow Schnee
auto repair bill
pain in the neck
"""

ENGLISH = tuple(_ENGLISH.split("\n")[1:-1])
