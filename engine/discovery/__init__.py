"""What a library offers by itself, from the vectors and days that it has.

`recommending` suggests files from what a person likes: `interests` tells the seeds apart, a search
finds what is like each, and `ranking.marginal_relevance` chooses what adds most to what is chosen.
`walking` goes from file to file, and `anniversaries` tells what was on a day in earlier years.
"""
