"""What a layered drawing costs: which edges go against the stream, and how many layers the others cross."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from graphlib import TopologicalSorter

from mkdocs_momentum.relations.cycles import find_components

Pair = tuple[int, int]
"""An edge as the numbers of its ends, from and to."""


def against(pairs: Sequence[Pair]) -> frozenset[int]:
    """Return the numbers of the edges to turn round, so that no circle is left.

    In a circle, what is newer builds on what is older: an edge from a lower to a higher number is turned. Any other
    choice makes long paths, and so wide drawings, of specs that hang together in many circles.

    Args:
        pairs: The edges.
    """
    graph: dict[str, list[str]] = defaultdict(list)
    for source, target in pairs:
        graph[str(source)].append(str(target))
    part = {int(node): number for number, nodes in enumerate(find_components(graph)) for node in nodes}
    return frozenset(
        number for number, (source, target) in enumerate(pairs) if source < target and part[source] == part[target]
    )


def tangle(pairs: Iterable[Pair]) -> int:
    """Return how many layers all edges cross together, about: what the time for a layout grows with.

    Args:
        pairs: The edges, without circles.
    """
    before: dict[int, set[int]] = defaultdict(set)
    behind: dict[int, set[int]] = defaultdict(set)
    for source, target in pairs:
        before[target].add(source)
        behind[source].add(target)
    order = list(TopologicalSorter(before).static_order())
    layer: dict[int, int] = {}
    for node in order:
        layer[node] = max((layer[one] + 1 for one in before[node]), default=0)
    # A spec that more relations leave than reach stands right before the next one, not in the first layer.
    for node in reversed(order):
        if len(behind[node]) > len(before[node]):
            layer[node] = min(layer[one] for one in behind[node]) - 1
    return sum(layer[target] - layer[source] for source, targets in behind.items() for target in targets)
