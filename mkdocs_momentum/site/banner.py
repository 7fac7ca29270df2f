"""The banner of a retired spec: which one takes its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mkdocs_momentum.site.related import SHOWN, Related
from mkdocs_momentum.site.view import SpecLink
from mkdocs_momentum.spec.model import Spec, Stage

_PLACE = "{specs}"


class Sentence(NamedTuple):
    """A sentence that names specs: the words before them, the specs, the words behind them."""

    before: str
    specs: tuple[SpecLink, ...]
    after: str


class Banner(NamedTuple):
    """What a reader of a retired spec is told.

    Attributes:
        status: The status of the spec, as a sentence.
        stage: Name of the stage, part of a CSS class.
        sentences: Who takes its place.
    """

    status: str
    stage: str
    sentences: tuple[Sentence, ...]


def make_banner(spec: Spec, related: Related) -> Banner | None:
    """Return the banner of a spec; None when it is in use, or nothing is known to take its place.

    Of specs that replace each other in a circle none does.
    """
    if spec.status is None or spec.status.stage is not Stage.RETIRED:
        return None
    found = related.relations.succession(spec.path)
    if found is None or not found.successors or (found.cycle and not found.is_alive):
        return None
    key = "successor" if found.is_alive else "successor_gone"
    sentences = [_sentence(key, found.successors, spec, related)]
    # A longer way is told step by step by the specs along it: 2,000 of them would each name all that follow.
    if 0 < len(found.through) <= SHOWN:
        sentences.append(_sentence("successor_between", found.through, spec, related))
    status = related.words("successor_status", status=spec.status.label)
    return Banner(status, spec.status.stage.value, tuple(sentences))


def _sentence(key: str, paths: Sequence[str], spec: Spec, related: Related) -> Sentence:
    others = (related.relations.catalog.get(path) for path in paths)
    mentions = tuple(related.mention(other, spec.path) for other in others if other is not None)
    before, _, after = related.words(key, len(paths)).partition(_PLACE)
    return Sentence(before, mentions, after)
