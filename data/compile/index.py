"""The search index."""


class Index:
    def write(self, out):
        pass


def read_index(catalogue):
    return Index()
