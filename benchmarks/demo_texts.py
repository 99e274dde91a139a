"""The demonstration's documents, by file name: what a person writes down at home."""

from __future__ import annotations

TEXTS = {
    "Week by the sea.md": """# A week by the sea

Train on Saturday morning, then the small bus along the coast. The house is two streets from \
the beach. The landlady keeps the key under the blue flower pot.

- Sunday: walk along the beach to the lighthouse, picnic on the rocks.
- Monday: sailing. The boat leaves the harbour at ten. Take a warm jumper, it is windy on the water.
- Tuesday: swim in the waves if the flag is green, ice cream afterwards.
- Wednesday: the fish market, early. Buy mussels.
- Thursday: nothing at all. Sit in the sand and listen to the sea.
""",
    "Garden notes.md": """# Garden notes

**March.** Cut back the roses. A pair of robins sings in the hedge every morning, so the hedge \
stays as it is until they have raised their young.

**April.** Sowed carrots, peas and lettuce. Blackbirds dig for worms in the flower beds. Hung up
the bird table and a bath for the sparrows.

**May.** Slugs ate the lettuce. The apple tree is in full blossom and hums with bees.
""",
    "Onion soup.txt": """Onion soup for four

1 kg of onions, 50 g of butter, a spoon of flour, a glass of white wine, a litre of \
vegetable stock, four slices of old bread, 100 g of grated cheese, salt, pepper, thyme.

Slice the onions and cook them in the butter on a low fire for forty minutes, until they are brown \
and sweet. Stir in the flour, add the wine, and let it boil. Pour in the stock and simmer for half \
an hour. Ladle into bowls, cover with bread and cheese, and put them under the grill.
""",
    "After the storm (poem).txt": """After the storm

All night the rain went over the roof
like somebody looking for a door,
and the gutters talked, and the window wept,
and the wind came back for more.

This morning the street is a long bright lake
with the sky lying down inside,
and a child in yellow boots sets out
to see how deep, how wide.
""",
    "Minutes of the choir.html": """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Minutes of the choir</title></head><body>
<h1>Minutes of the choir, 14 October</h1>
<p>Present: eleven members. Anna took the chair.</p>
<h2>Winter concert</h2>
<p>The concert is in the church on 18 December at six. We sing eight carols and the two new songs.
Peter accompanies us on the guitar, and Marie plays the violin.</p>
<h2>Money</h2><p>There are 412 in the cash box. New sheet music will cost about 90.</p>
<p>Next rehearsal: Tuesday at half past seven.</p>
</body></html>
""",
    "Packing list.csv": """item,count,packed
tent and pegs,1,yes
sleeping bag,2,yes
raincoat,2,no
walking boots,2,yes
gas stove and pan,1,no
torch with batteries,1,yes
map of the mountains,1,yes
first-aid kit,1,no
""",
    "Invoice 2024-031.txt": """INVOICE 2024-031

For: repair of the roof and the gutters, garden side

Replacing 24 broken tiles            312.00
New gutter, 6 metres                 148.00
Labour, 9 hours                      405.00
                                    -------
Total, tax included                  865.00

Please pay within 30 days. Thank you for your order.
""",
    "How to look after the cat.md": """# How to look after the cat

Minka eats twice a day: half a tin at eight in the morning, and dry food in the evening. Fresh water
always. She comes in through the kitchen window and sleeps on the grey chair.

If she sits on the wall and will not come down, shake the box of biscuits. The vet's number is on \
the fridge.
""",
}
