"""Circles in a graph."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping

_Graph = Mapping[str, Iterable[str]]

MOST = 20
"""Circles that are told of nodes that all reach each other."""

_STARTS = 100
_PAIR = 2


def find_cycles(edges: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Return circles, short ones first where several share a node; no two of them share an edge.

    An edge from a node to itself makes none. Where nodes hang together in more circles than ``MOST``, further ones are
    left out; when these are mended, they come to light.

    Args:
        edges: Pairs of nodes, from and to.
    """
    graph: dict[str, dict[str, None]] = defaultdict(dict)
    for source, target in edges:
        if source != target:
            graph[source][target] = None
    return [cycle for component in find_components(graph) if len(component) > 1 for cycle in _inside(component, graph)]


def _inside(component: list[str], graph: dict[str, dict[str, None]]) -> list[tuple[str, ...]]:
    """Return the circles of nodes that reach each other; their edges are taken out of the graph."""
    found: list[tuple[str, ...]] = []
    waiting = [component]
    while waiting and len(found) < MOST:
        members = set(waiting.pop())
        cycle = _shortest(members, graph)
        found.append(cycle)
        for node, following in zip(cycle, (*cycle[1:], cycle[0]), strict=True):
            del graph[node][following]
        inner = {node: [one for one in graph[node] if one in members] for node in sorted(members)}
        waiting += [part for part in find_components(inner) if len(part) > 1]
    return found


def _shortest(members: set[str], graph: _Graph) -> tuple[str, ...]:
    """Return the shortest circle through any of the first nodes, told from its first node on."""
    best: tuple[str, ...] = ()
    for start in sorted(members)[:_STARTS]:
        way = _way_round(start, members, graph)
        if not best or len(way) < len(best):
            best = way
        if len(best) == _PAIR:
            break
    first = best.index(min(best))
    return best[first:] + best[:first]


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


def find_components(graph: _Graph) -> list[list[str]]:
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
