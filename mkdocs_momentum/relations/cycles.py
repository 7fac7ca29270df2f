"""Circles in a graph."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence

_Graph = Mapping[str, Sequence[str]]


def find_cycles(edges: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Return one circle, as short as one there is, for each set of nodes that reach each other.

    An edge from a node to itself makes none.

    Args:
        edges: Pairs of nodes, from and to.
    """
    graph: dict[str, list[str]] = defaultdict(list)
    for source, target in edges:
        if source != target:
            graph[source].append(target)
    return [_shortest(component, graph) for component in _components(graph) if len(component) > 1]


def _shortest(component: list[str], graph: _Graph) -> tuple[str, ...]:
    inside = set(component)
    ways = (_way_round(start, inside, graph) for start in sorted(component))
    return min(ways, key=len)


def _way_round(start: str, inside: set[str], graph: _Graph) -> tuple[str, ...]:
    """Return the nodes of a shortest way from a node back to itself."""
    before: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        for following in graph.get(node, ()):
            if following == start:
                return _traced(node, before)
            if following in inside and following not in before:
                before[following] = node
                waiting.append(following)
    return ()


def _traced(node: str, before: Mapping[str, str]) -> tuple[str, ...]:
    way = [node]
    while way[-1] in before:
        way.append(before[way[-1]])
    return tuple(reversed(way))


def _components(graph: _Graph) -> list[list[str]]:
    """Return the strongly connected components, by Tarjan's algorithm without recursion.

    Source: R. Tarjan, Depth-first search and linear graph algorithms, SIAM Journal on Computing 1 (2), 1972.
    """
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    found: list[list[str]] = []
    for root in list(graph):
        if root in number:
            continue
        work = [(root, iter(graph.get(root, ())))]
        number[root] = low[root] = len(number)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, following = work[-1]
            child = next((one for one in following if one not in number or one in on_stack), None)
            if child is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == number[node]:
                    found.append(_popped(stack, on_stack, node))
            elif child in number:
                low[node] = min(low[node], number[child])
            else:
                number[child] = low[child] = len(number)
                stack.append(child)
                on_stack.add(child)
                work.append((child, iter(graph.get(child, ()))))
    return found


def _popped(stack: list[str], on_stack: set[str], last: str) -> list[str]:
    component: list[str] = []
    while not component or component[-1] != last:
        component.append(stack.pop())
        on_stack.discard(component[-1])
    return component
