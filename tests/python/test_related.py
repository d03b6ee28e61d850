"""walk, path and graph, against the same written plainly in Python."""

import itertools

import ikeerr
import pytest
from hypothesis import given
from hypothesis import strategies as st

RECORDS = ikeerr.records()
KINDS = ("cause", "effect", "broader", "narrower", "counterpart", "equivalent", "reports", "reported-as", "confused")
some_record = st.sampled_from(RECORDS)
some_kinds = st.lists(st.sampled_from(KINDS), min_size=1, unique=True)


def plain_walk(start, depth, kinds):
    seen, level, steps = {start}, [start], []
    for distance in itertools.count(1):  # noqa: RET503 (the count has no end)
        following = []
        for record in level if distance <= depth else ():
            for relation in record.related:
                if relation.kind in kinds and relation.target not in seen:
                    seen.add(relation.target)
                    following.append(relation.target)
                    steps.append((relation.target, relation, distance, record))
        if not following:
            return steps
        level = following


def plain_path(start, end, kinds):
    """Of the shortest paths without two `equivalent` in a row the first, by relations in their order."""
    reached, level = {(start, False)}, [(start, False, ())]
    while level:
        for record, _, path in level:
            if record is end:
                return path
        following = []
        for record, was_equivalent, path in level:
            for relation in record.related:
                is_equivalent = relation.kind == "equivalent"
                state = (relation.target, is_equivalent)
                if relation.kind in kinds and not (was_equivalent and is_equivalent) and state not in reached:
                    reached.add(state)
                    following.append((*state, (*path, (relation.target, relation, len(path) + 1, record))))
        level = following
    return None


def test_walk_of_every_record():
    for record in RECORDS:
        for depth in (0, 1, 2):
            assert list(record.walk(depth=depth)) == plain_walk(record, depth, KINDS)
        assert record not in [step.record for step in record.walk(depth=100)]


@given(some_record, st.integers(0, 6), some_kinds)
def test_walk(record, depth, kinds):
    assert list(record.walk(depth=depth, kinds=kinds)) == plain_walk(record, depth, kinds)


@given(some_record, some_record, some_kinds)
def test_path(start, end, kinds):
    assert ikeerr.path(start, end, kinds=kinds) == plain_path(start, end, kinds)


@given(some_record, some_record)
def test_path_along_all_kinds(start, end):
    assert ikeerr.path(start, end) == plain_path(start, end, KINDS)


def test_steps():
    for step in ikeerr.lookup(13886).walk(depth=2):
        assert (step.record, step.relation, step.depth, step.previous) == step
        assert step.relation.target is step.record
        assert any(step.relation is relation for relation in step.previous.related)


def test_the_walk_is_an_iterator():
    walk = ikeerr.lookup(13886).walk()
    assert iter(walk) is walk
    assert len(list(walk)) == len({relation.target for relation in ikeerr.lookup(13886).related})
    assert list(walk) == [] and next(walk, None) is None


def test_path_takes_keys():
    assert ikeerr.path("0x362C", "NO_PROPOSAL_CHOSEN") == ikeerr.path(13868, "ikev2:14")
    assert ikeerr.path(13868, 13868) == ()
    with pytest.raises(ikeerr.UnknownKeyError):
        ikeerr.path(13868, 13919)
    with pytest.raises(ikeerr.AmbiguousKeyError):
        ikeerr.path(7, 13868)
    with pytest.raises(TypeError):
        ikeerr.path(13868, None)
    with pytest.raises(TypeError):
        ikeerr.path(13868)


def walk(**options):
    return list(ikeerr.lookup(13868).walk(**options))


def graph(**options):
    return ikeerr.lookup(13868).graph(**options)


def path(**options):
    return ikeerr.path(13868, "ikev2:14", **options)


@pytest.mark.parametrize("function", [walk, graph, path])
def test_kinds(function):
    assert function(kinds="equivalent") == function(kinds=["equivalent"]) == function(kinds=iter({"equivalent"}))
    assert function(kinds=None) == function(kinds=KINDS) == function(kinds=KINDS + KINDS) == function()
    for kinds in ("", "Cause", "causes", ["cause", "effects"], ["c"], ["\ud800"], ["x" * 1_000_000]):
        with pytest.raises(ValueError, match="unknown kind of relation .* expected one of 'cause'"):
            function(kinds=kinds)
    for kinds in (1, True, [1], [None], [b"cause"], b"cause"):
        with pytest.raises(TypeError):
            function(kinds=kinds)
    with pytest.raises(ZeroDivisionError):
        function(kinds=(1 / 0 for _ in range(1)))


@pytest.mark.parametrize("function", [walk, graph])
def test_depth(function):
    assert function() == function(depth=1)
    assert function(depth=2**31) == function(depth=2**64) == function(depth=10**5000)
    for depth in (-1, -(2**31), -(2**64)):
        with pytest.raises(ValueError, match="depth must be 0 or more"):
            function(depth=depth)
    for depth in (None, 1.0, "1"):
        with pytest.raises(TypeError):
            function(depth=depth)


def test_walks_outlive_everything_else():
    def start():
        return ikeerr.lookup(13886).walk(depth=3)

    assert len(list(start())) > 8
