"""The invented world that the benchmark's articles tell of: words, names, topics, sources. All of it follows from one seed.

Words are made of syllables and numbered; a word's number is its rank, and how often it is drawn follows Zipf's law
(as Mandelbrot wrote it), so that common words are in half of the articles and new ones never end. A word has the forms
of an English one. Function words are English: they are what makes a sentence look like one, to the programs too.
"""
import bisect
import itertools
import random

FUNCTION_WORDS = (
    "the of to and in a that for is on with as was at by from it be are has an have its this will but not were which or "
    "had been their more would one about than they after who into there when up out so last over no if also all some could "
    "other only most two first new can now between before under while where through against since because during those").split()
ONSETS = "b c d f g h j k l m n p r s t v w z br ch dr fl gr pl qu sh st tr".split()
OPEN = ["".join(parts) for parts in itertools.product(ONSETS, ["a", "e", "i", "o", "u"])]
CLOSED = ["".join(parts) for parts in itertools.product(OPEN, ["", "l", "m", "n", "r", "nd", "rk"])]
ENDINGS = [("", 60), ("s", 20), ("ed", 12), ("ing", 8)]
FORMS = [ending for ending, share in ENDINGS for _ in range(share // 4)]

STEMS = 400_000
FUNCTION_SHARE = 0.42
TOPICS = 240
TOPIC_WORDS = 48
PEOPLE, ORGANIZATIONS, PLACES, AUTHORS, SOURCES = 6_000, 700, 400, 300, 24
SECTIONS = ["Politics", "Business", "City", "World", "Science", "Sports", "Culture", "Opinion"]


def zipf(count, shift=2.7, exponent=1.05):
    """Cumulated weights of the ranks 0 to count - 1."""
    return list(itertools.accumulate((rank + shift) ** -exponent for rank in range(count)))


class Drawn:
    """Ranks drawn by Zipf's law."""

    def __init__(self, count, **shape):
        self.weights = zipf(count, **shape)

    def draw(self, chance, count):
        weights, whole = self.weights, self.weights[-1]
        find, drawn = bisect.bisect, chance.random
        return [find(weights, drawn() * whole) for _ in range(count)]


class Topic:
    """Words that occur together, and pairs of them that stand side by side."""

    def __init__(self, chance):
        self.words = [int(20 * (2_000 ** chance.random())) for _ in range(TOPIC_WORDS)]
        self.pairs = [(self.words[at], self.words[at + 1]) for at in range(0, 12, 2)]
        self.place = chance.randrange(PLACES)


class World:
    def __init__(self, seed=20250204):
        chance = random.Random(seed)
        self.open, self.closed = OPEN[:], CLOSED[:]
        chance.shuffle(self.open)
        chance.shuffle(self.closed)
        self.stems = Drawn(STEMS, shift=15, exponent=1.4)
        self.people = self.names(chance, PEOPLE, lambda: f"{self.name(chance)} {self.name(chance)}")
        self.organizations = self.names(chance, ORGANIZATIONS, lambda: self.name(chance) + " " + chance.choice(
            ["Council", "Bank", "University", "Company", "Union", "Ministry", "Institute", "Party"]))
        self.places = self.names(chance, PLACES, lambda: chance.choice(["", "Port ", "North ", "New "]) + self.name(chance))
        self.authors = self.names(chance, AUTHORS, lambda: f"{self.name(chance)} {self.name(chance)}")
        self.sources = self.names(chance, SOURCES, lambda: self.name(chance) + " " + chance.choice(
            ["Ledger", "Herald", "Courier", "Observer", "Tribune", "Post"]))
        self.topics = [Topic(chance) for _ in range(TOPICS)]
        self.drawn = {count: Drawn(count) for count in (PEOPLE, ORGANIZATIONS, PLACES, AUTHORS, SOURCES, TOPICS, TOPIC_WORDS)}

    def stem(self, rank):
        """The word of that rank; hardly any two are alike."""
        short = len(self.open) * len(self.closed)
        more, number = divmod(rank * 7_919 + 17, short)
        first, last = divmod(number, len(self.closed))
        middle = self.open[more % len(self.open)] if more >= len(self.open) else ""
        return self.open[first] + middle + self.closed[last]

    def name(self, chance):
        return (chance.choice(self.open) + chance.choice(self.closed)).capitalize()

    @staticmethod
    def names(chance, count, make):
        made = {}
        while len(made) < count:
            made.setdefault(make())
        return list(made)
