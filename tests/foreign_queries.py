"""What people type in other languages than English, most of it for things of every day."""

from __future__ import annotations

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

FOREIGN = tuple(_FOREIGN.split("\n")[1:-1])
