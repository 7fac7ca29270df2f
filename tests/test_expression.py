"""Expressions are compiled late, so every one of them is compiled here."""

from __future__ import annotations

import ast
import copy
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import mkdocs_momentum
from mkdocs_momentum.spec.expression import expression

MODULES = sorted(
    found.name
    for found in pkgutil.walk_packages(mkdocs_momentum.__path__, "mkdocs_momentum.")
    if not found.name.endswith("__main__")
)


def made(value: object) -> Iterator[re.Pattern[str]]:
    """Yield the expressions in the value of a name of a module."""
    if type(value) is type(expression("")):
        yield value
    elif isinstance(value, tuple | list | frozenset):
        for one in value:
            yield from made(one)
    elif isinstance(value, dict):
        yield from made(tuple(value.values()))


def written(module: str) -> int:
    """Return how many expressions a module makes while it is imported."""
    file = importlib.import_module(module).__file__
    tree = ast.parse(Path(file or "").read_text(encoding="utf-8"))
    outside = [node for node in tree.body if not isinstance(node, ast.FunctionDef | ast.ClassDef)]
    calls = [call for node in outside for call in ast.walk(node) if isinstance(call, ast.Call)]
    assert not [call for call in calls if ast.unparse(call.func) == "re.compile"], f"{module} compiles early"
    return sum(ast.unparse(call.func) == "expression" for call in calls)


@pytest.mark.parametrize("module", MODULES)
def test_all_expressions_of_a_module_compile(module: str) -> None:
    found = [one for value in vars(importlib.import_module(module)).values() for one in made(value)]
    assert len(found) >= written(module)
    for one in found:
        # Asking for anything but the text compiles it, and raises what is wrong with it.
        assert one.groups >= 0


def test_an_expression_is_one_of_re() -> None:
    letters = expression(r"(?P<first>[a-z])[a-z]*", re.IGNORECASE)
    assert letters.pattern == r"(?P<first>[a-z])[a-z]*"
    assert [found["first"] for found in letters.finditer("One two")] == ["O", "t"]
    assert letters.sub("x", "One two") == "x x"
    assert letters.flags & re.IGNORECASE
    assert letters.match is letters.match


def test_a_mistake_is_told_at_the_first_use() -> None:
    broken = expression("(")
    with pytest.raises(re.error, match="unterminated"):
        broken.search("text")


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy])
@pytest.mark.parametrize("is_used", [True, False])
def test_an_expression_can_be_copied(again: Callable[[re.Pattern[str]], re.Pattern[str]], *, is_used: bool) -> None:
    letters = expression("[a-z]+", re.IGNORECASE)
    assert not is_used or letters.match("a")
    assert again(letters).sub("x", "One two") == "x x"
