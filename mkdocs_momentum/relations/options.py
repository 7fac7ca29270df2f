"""The option ``relations``, checked: which kinds of relations a site knows."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_momentum.catalog.values import check_names, fail, read_mapping, read_text, read_texts, shown
from mkdocs_momentum.relations.kinds import BUILT_IN, Kind, Kinds
from mkdocs_momentum.spec.lifecycle import slug

_OPTIONS = ("inverse", "label", "inverse_label", "fields", "inverse_fields", "ordered")


def read_kinds(value: object) -> Kinds:
    """Return the kinds that a site knows: the built-in ones as it changes them, and its own.

    Args:
        value: The option as written: kinds by key, each with what it changes, or ``false`` for one that is not wanted.

    Raises:
        OptionError: A name or a value is wrong.
    """
    kinds = {kind.key: kind for kind in BUILT_IN}
    for key, given in read_mapping("relations", value).items():
        name = f"relations.{key}"
        if given is False:
            if kinds.pop(key, None) is None:
                fail(name, f"switches off a kind that there is not; known are {', '.join(kinds)}")
            continue
        options = read_mapping(name, {} if given is None or given is True else given)
        check_names(f"{name}.", options, _OPTIONS)
        kinds[key] = _kind(name, key, options, kinds.get(key))
    _check_keys(kinds)
    return Kinds(kinds.values())


def _kind(name: str, key: str, options: Mapping[str, object], base: Kind | None) -> Kind:
    if slug(key) != key:
        fail(name, f"is no name for a kind; write it in small letters with hyphens, such as `{slug(key) or 'needs'}`")
    if base is None and "inverse" not in options:
        fail(
            name, f"is a new kind and needs its name from the other side; write `inverse:`, `{key}` when it is the same"
        )
    kind = base or Kind(key, "", (key,), label=_label(key))
    inverse = read_text(f"{name}.inverse", options["inverse"]) if "inverse" in options else kind.inverse
    if slug(inverse) != inverse:
        fail(f"{name}.inverse", f"must be in small letters with hyphens, not {shown(inverse)}")
    if base is None:
        own = (inverse,) if inverse != key else ()
        kind = kind._replace(inverse_fields=own, inverse_label=_label(inverse))
    return kind._replace(
        inverse=inverse,
        label=_text(name, options, "label") or kind.label,
        inverse_label=_text(name, options, "inverse_label") or kind.inverse_label,
        fields=(*kind.fields, *_texts(name, options, "fields")),
        inverse_fields=(*kind.inverse_fields, *_texts(name, options, "inverse_fields")),
        is_ordered=_switch(name, options, default=kind.is_ordered and inverse != key),
    )


def _check_keys(kinds: Mapping[str, Kind]) -> None:
    seen: dict[str, str] = {}
    for kind in kinds.values():
        for key in {kind.key, kind.inverse}:
            if seen.setdefault(key, kind.key) != kind.key:
                fail(f"relations.{kind.key}", f'and relations.{seen[key]} are both called "{key}"; rename one of them')


def _label(key: str) -> str:
    return key.replace("-", " ").capitalize()


def _text(name: str, options: Mapping[str, object], key: str) -> str:
    return read_text(f"{name}.{key}", options[key]) if key in options else ""


def _texts(name: str, options: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = options.get(key, [])
    return tuple(read_texts(f"{name}.{key}", [value] if isinstance(value, str) else value))


def _switch(name: str, options: Mapping[str, object], *, default: bool) -> bool:
    value = options.get("ordered", default)
    if not isinstance(value, bool):
        fail(f"{name}.ordered", f"must be true or false, not {shown(value)}")
    return value
