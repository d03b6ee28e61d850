"""Word forms: the suffixes that make no difference (`form` of data/words). core/search/words.c applies the rules alike."""

SINGULAR = ("ss", "us", "is")  # ends of words that are no plural: their last letter is no suffix


class Stemmer:
    """`rules` are (suffix, what it becomes, letters that have to be left), the longest suffix first."""

    def __init__(self, rules, doubled, ranking):
        self.rules = sorted(rules, key=lambda rule: (-len(rule[0]), rule))
        self.doubled = doubled
        self.shortest, self.shortest_doubled = ranking["shortest", "form"], ranking["shortest", "doubled"]
        self.stems = {}

    def stem(self, word):
        """The form that all forms of a word share. Short words and words with digits stay as they are."""
        if word not in self.stems:
            self.stems[word] = self.without_suffix(word) if self.has_forms(word) else word
        return self.stems[word]

    def without_suffix(self, word):
        for suffix, becomes, leaves in self.rules:
            if len(suffix) == 1 and word.endswith(SINGULAR):
                continue
            if word.endswith(suffix) and len(word) - len(suffix) >= leaves:
                return self.without_double(word[: len(word) - len(suffix)], suffix) + becomes
        return word

    def without_double(self, word, suffix):
        """A suffix that starts with a vowel doubles the consonant before it: dropped, dropping."""
        may_double = suffix[0] in "ei" and len(word) >= self.shortest_doubled
        is_doubled = may_double and word[-1] == word[-2] and word[-1] in self.doubled
        return word[:-1] if is_doubled else word

    def has_forms(self, word):
        return len(word) >= self.shortest and word.isascii() and word.isalpha()
