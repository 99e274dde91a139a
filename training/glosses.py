"""Everyday words for the teacher's 1,000 classes, written for this project.

A class such as "Saluki" or "swimming trunks" is named by a specialist; people search for "a dog"
or "a boy at the pool". Each line gives such a description for some class numbers (in WordNet-id
order); a class may have several. They pull the target of a picture towards plain language.
"""

from __future__ import annotations

_LINES = """
0-6,389-397: a fish swimming in the water
2-6: a shark or ray in the sea
7-24,80-100,127-146: a bird
7,8: a chicken on a farm
97-100: a duck swimming in a pond
127-146: a bird standing in the water
25-32: a frog or salamander
33-37: a turtle
38-48: a lizard
49-50: a crocodile
51: a dinosaur
52-68: a snake
70-78: a spider
79,300-320: an insect
321-326: a butterfly on a flower
101,385,386: an elephant
102-106: a wild animal
104: a kangaroo
107-117: a sea animal
118-126: a crab or lobster
147-149: a whale or dolphin in the ocean
150: a seal on the beach
151-268: a dog
151-268: a dog running through the grass
153-158,185-202,259-265: a small dog
205-217: a brown dog playing with a ball
230-235: a brown and black dog
248-250: a dog in the snow
269-280: a wild dog, a wolf or a fox
281-285: a cat
286-293: a big wild cat
294-297: a bear
330-332: a rabbit
333-338,356-361: a small furry animal
339: a horse
339: a person riding a horse in a field
340: a zebra
341-343: a pig
344: a hippopotamus in the water
345-347: a cow or a bull
345: a cow in a field
348-353: a sheep or goat on the mountain
354,355: a camel in the desert
365-384: a monkey
387,388: a panda
398,681: a computer
400,667: a graduate in a gown at a ceremony
399,501,824: a woman in a long cloak
402,420,546: a man playing the guitar
401,432,486,513,558,566,683,776,875,889: a musician playing an instrument
541,542,632,650,819,822: a musician on stage at a concert
579,881,687: a person playing the piano
404,726,908,895: an airplane in the sky
405,417: a hot air balloon in the sky
403,510,628,833,913: a big ship on the sea
449,472,576,625,693,814: people in a boat on the river
484,780,871,914: a sailing boat on the water
554,536,718,460: a boat at the pier by the water
407,555,734: an emergency vehicle on the street
468,627,654,656,436,511,751,817,661,609: a car on the road
475,479,581,785: part of a car
751,573: a race car on a track
561,569,586,595,730,803,856,866: a tractor or machine working
569,675,717,864,867: a truck on the road
654,779,874: a bus on the street
466,547,565,705,820,829: a train on the railway
444,671,870,880: a person riding a bicycle
665,670: a person riding a motorcycle
518: a person with a helmet on a motorcycle
518,560: a person wearing a helmet
560: football players in a game
768: rugby players in a game
805,574: a player kicking a ball on a grass field
805: boys playing soccer
429,981: a baseball player at a game
430: basketball players in a game
722,752,852: a tennis player hitting a ball with a racket
890: people playing volleyball on the beach
746: hockey players on the ice
416,602,702: a gymnast jumping in a gym
422,543: a person exercising in a gym
747: a boxer in a gym
795,796,450: a person skiing down a snowy hill
802: a person riding in the snow
537: a dog sled with dogs in the snow
970: snowy mountains
970: a person climbing a mountain in the snow
972,976,500,979,980: a rocky cliff and mountains
972: a person climbing a rock
701: a person jumping in the air
974,562: water splashing
975: a lake with trees
977,978: people on the beach by the ocean
978: a person surfing a wave in the ocean
801,983: a person swimming under water
433,445,638,639,842: a woman or man in a swimsuit at the pool
842: a boy jumping into the water
445: a girl in a bikini on the beach
415,467,582,788,860,865,454,509: a shop in the city
424,423: a person having a hair cut
425,853: an old farm house
458,577,494: a metal thing
421: stairs
431,516,520,529,680,443: a baby
564,721,750,697: a person lying in bed
431,520,564: a bedroom
435,861,876,896,794,999: a bathroom
550,567,651,659,760,766,827,859,534,910: a kitchen
567,827,909,766: a person cooking food
441,572,907,966: people drinking at a bar
440,737,898,907: a bottle
504,967,968,505,849: a cup of coffee or tea
762,532: people eating at a table in a restaurant
532: a dining table with food
526,527,664,508,620,673,782,810: a person at a computer on a desk
453,624: books on shelves in a library
549,921,917,922: paper and a book
487,528,605,707: a person talking on a telephone
732,759,622,872,745: a person taking pictures with a camera
762,819,862: people at night with lights
483,497,663,668,698,832,873,538,442: an old building
497,442: a church
406,854,819: people on a stage
495,548,598,831,851,854: a living room
831,765,559,857: a person sitting on a chair
703: a person sitting on a bench in the park
706: people sitting outside at a table
489,716,912,825: a fence
839,821,888,510: a bridge over the water
920,919,829,704,637: a street in the city
920,919: people walking on a busy street
860,877,582,791: people in a store
580,738: plants and flowers in a garden
985,984,986: a yellow flower
991-997,947: a mushroom in the forest
988,989,990: fruits of a tree
987,998: corn
958: a field with hay
601,578,689,982: a bride and a groom at a wedding
578,614: a woman in a dress
655,601: a girl in a skirt
608: a person in jeans
474,568,617,735,841,869,610,834: a person in a coat or shirt
610,841: a man in a shirt standing
610,981: a player in a uniform
617,823: a doctor
652,413,764,763,597,465: a soldier with a gun
439,715: guards in uniform marching in a parade
451,457,834,906: a man in a suit and tie
452,515,808: a person with a hat
433,793: a swimming cap
514,630,770,774,502: a pair of shoes
770: a person running in a race
836,837: a person wearing sunglasses
570,643,691: a person with a mask
724: people in costumes
645,476: people at a fair
476: children riding a carousel
851,681: a screen
414: a hiker with a backpack
672,797: people camping with a tent
879: people with an umbrella in the rain
758: a man fishing
758,975: a man fishing in a lake
612,690,603: a cart pulled on the street
603: a horse pulling a carriage
543,870: a child playing outside
843: a child on a swing
850,865: a child with toys
722,736: people playing a game
971: a child playing with bubbles
971: a girl blowing a bubble
419,838,631,711,629: a woman's face
411,659,961: a person baking
470: candles on a cake
470,607,496: a celebration
928,929: a child eating ice cream
923-969: food on a plate
948-957: fresh fruit
936-946: fresh vegetables
930-932: bread
933,934: fast food
963: a pizza
522,574: a golf player on a green lawn
575: a golf course
621: a man mowing the lawn
491,587,740,784: a man working with tools
596,491: a man cutting wood
462,792: a man working with a shovel
517,839,913: a construction site
498,781,818: a crowd at night
781: a crowd in a stadium
557: a flag
866,595: a farmer in a field
973: colourful fish under water
"""


def _numbers(spec: str) -> list[int]:
    """Expand "7,8,80-100" to class numbers."""
    numbers: list[int] = []
    for piece in spec.split(","):
        first, _, last = piece.partition("-")
        numbers.extend(range(int(first), int(last or first) + 1))
    return numbers


def glosses() -> dict[int, list[str]]:
    """Return the descriptions of each class number that has some."""
    found: dict[int, list[str]] = {}
    for line in _LINES.strip().splitlines():
        spec, _, text = line.partition(": ")
        for number in _numbers(spec):
            found.setdefault(number, []).append(text)
    return found
