import numpy as np

from dragoman.relate.communities import groups, quality, several, surplus


def signed(size, sides):
    weights = np.array([[1.0 if sides[a] == sides[b] else -1.0 for b in range(size)] for a in range(size)])
    np.fill_diagonal(weights, 0.0)
    return weights


def test_two_camps_are_found_whatever_their_order():
    sides = [0, 1, 0, 1, 1, 0, 1, 1]
    found = groups(signed(8, sides))
    assert len(set(found)) == 2
    assert all((found[a] == found[b]) == (sides[a] == sides[b]) for a in range(8) for b in range(8))
    assert found[1] == 0, "the larger one comes first"
    assert (groups(signed(8, sides)) == found).all()


def test_nobody_joins_where_all_are_hostile():
    assert len(set(groups(signed(5, range(5))))) == 5


def test_the_best_division_is_no_worse_than_the_obvious_ones():
    random = np.random.default_rng(3)
    weights = np.triu(random.normal(size=(12, 12)), 1)
    weights += weights.T
    gains = surplus(weights)
    best = quality(gains, groups(weights))
    assert best >= max(quality(gains, np.arange(12)), quality(gains, np.zeros(12, dtype=int)))


def test_an_empty_network():
    assert len(groups(np.zeros((0, 0)))) == 0
    assert len(set(groups(np.zeros((3, 3))))) == 3


def test_several_networks_at_once_are_as_one_by_one():
    random = np.random.default_rng(3)
    networks = []
    for size in (9, 4, 1, 0, 14):
        weights = random.normal(size=(size, size))
        networks.append(np.triu(weights, 1) + np.triu(weights, 1).T)
    found = several(networks, 4)
    assert [each.tolist() for each in found] == [groups(each, 4).tolist() for each in networks]
    assert several([]) == []
