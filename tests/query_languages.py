"""What people type, in English and in other languages: to tell which of it is understood."""

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

_FOREIGN = """
Hund auf der Wiese
Kinder spielen Fußball
Sonnenuntergang am Meer
rotes Auto
Kinder im Park
schwarze Katze
Geburtstagskuchen
Weihnachtsbaum
alter Mann mit Hut
Frau mit Brille
Rechnung vom Elektriker
Mietvertrag
Steuererklärung
Lebenslauf
Gehaltsabrechnung
Einkaufsliste
Urlaub in Italien
Berge im Winter
Schnee
Regen und Donner
Vogelgesang
Kirchenglocken
Klaviermusik
Hundegebell
Zug fährt vorbei
Apfelkuchen Rezept
Brot backen
Glas Wein
Tasse Kaffee
Frühstück
Hochzeit
Gruppenfoto
Fahrrad
Brücke bei Nacht
Bahnhof
Flughafen
Leuchtturm
Schloss
Kuh auf der Weide
Pferd
Schmetterling
Biene auf einer Blume
Wasserfall
Nordlicht
Feuerwerk
Sternenhimmel
Regenbogen
Strand
Segelboot
Skifahren
chien sur la plage
enfants qui jouent
la neige
plage
voiture rouge
chat noir
gâteau d'anniversaire
sapin de Noël
homme dans la rue
femme avec des lunettes
facture de l'électricien
contrat de location
déclaration d'impôts
bulletin de salaire
liste de courses
vacances en Italie
montagne en hiver
coucher de soleil
pluie et tonnerre
chant des oiseaux
cloches de l'église
musique de piano
aboiement de chien
train qui passe
recette de tarte aux pommes
pain et fromage
verre de vin
tasse de café
petit déjeuner
mariage
vélo
pont la nuit
gare
aéroport
phare
château
vache dans un pré
cheval
papillon
abeille sur une fleur
perro en la playa
niños jugando al fútbol
nieve
coche rojo
gato negro
pastel de cumpleaños
árbol de Navidad
hombre con sombrero
mujer con gafas
factura del electricista
contrato de alquiler
declaración de la renta
nómina
lista de la compra
vacaciones en Italia
montaña en invierno
puesta de sol
lluvia y truenos
canto de pájaros
campanas de la iglesia
música de piano
ladrido de perro
tren que pasa
receta de tarta de manzana
pan y vino
vaso de agua
taza de café
desayuno
boda
bicicleta
puente de noche
estación
aeropuerto
faro
castillo
fiesta de cumpleaños
gatto nero
cane sulla spiaggia
bambini che giocano
neve
macchina rossa
torta di compleanno
albero di Natale
uomo con cappello
donna con occhiali
fattura dell'elettricista
contratto di affitto
busta paga
lista della spesa
vacanze al mare
montagna in inverno
tramonto sul mare
pioggia e tuoni
canto degli uccelli
pane e vino
campane della chiesa
ricetta della torta di mele
bicchiere di vino
colazione
matrimonio
bicicletta
ponte di notte
stazione
hond op het strand
kinderen spelen voetbal
sneeuw
rode auto
zwarte kat
verjaardagstaart
kerstboom
man met hoed
vrouw met bril
factuur van de elektricien
huurcontract
boodschappenlijst
vakantie in Italië
zonsondergang aan zee
regen en onweer
kerkklokken
appeltaart recept
brood en kaas
fiets
brug bij nacht
cão na praia
crianças a jogar futebol
neve na montanha
carro vermelho
gato preto
bolo de aniversário
homem com chapéu
pôr do sol
chuva e trovão
pão e vinho
bicicleta na rua
gaivota
ponte à noite
hund på stranden
barn som leker
röd bil
solnedgång vid havet
jul
pies na plaży
dzieci na śniegu
czerwony samochód
köpek
собака на пляже
красная машина
狗在海滩上
海の写真
الكلب على الشاطئ
"""

ENGLISH = tuple(_ENGLISH.split("\n")[1:-1])
FOREIGN = tuple(_FOREIGN.split("\n")[1:-1])
