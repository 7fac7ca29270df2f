"""The option ``relations``, checked: which kinds of relations a site knows."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_momentum.catalog.hints import nearest
from mkdocs_momentum.catalog.values import check_names, fail, read_bool, read_mapping, read_text, read_texts, shown
from mkdocs_momentum.relations.kinds import BUILT_IN, Kind, Kinds, canonical
from mkdocs_momentum.spec.keys import Keys
from mkdocs_momentum.spec.lifecycle import slug

_OPTIONS = ("inverse", "label", "inverse_label", "fields", "inverse_fields", "ordered")


def read_kinds(value: object, keys: Keys | None = None) -> Kinds:
    """Return the kinds that a site knows: the built-in ones as it changes them, and its own.

    Args:
        value: The option as written: kinds by key, each with what it changes, or ``false`` for one that is not wanted.
        keys: The keys of metadata that the site knows.

    Raises:
        OptionError: A name or a value is wrong.
    """
    keys = keys or Keys()
    kinds = {kind.key: kind for kind in BUILT_IN}
    for key, given in read_mapping("relations", {} if value is None else value).items():
        name = f"relations.{key}"
        if given is False:
            if kinds.pop(key, None) is None:
                fail(name, f"switches off a kind that there is not; {_known(key, kinds)}")
            continue
        options = read_mapping(name, {} if given is None or given is True else given)
        check_names(f"{name}.", options, _OPTIONS)
        kinds[key] = _kind(name, options, kinds[key]) if key in kinds else _new(name, key, options, kinds)
    _check_keys(kinds)
    _check_fields(kinds, keys)
    return Kinds(kinds.values(), keys)


def _known(key: str, kinds: Mapping[str, Kind]) -> str:
    meant = nearest(key, kinds)
    listed = ", ".join(kinds)
    return f'did you mean "{meant}"? Known are {listed}' if meant else f"known are {listed}"


def _new(name: str, key: str, options: Mapping[str, object], kinds: Mapping[str, Kind]) -> Kind:
    if slug(key) != key:
        fail(name, f"is no name for a kind; write it in small letters with hyphens, such as `{slug(key) or 'needs'}`")
    other = next((kind for kind in kinds.values() if kind.inverse == key), None)
    if other is not None:
        fail(name, f"is the other side of {other.key}; say there what is to be changed")
    if "inverse" not in options:
        meant = nearest(key, kinds)
        fact = f"is not known; did you mean `relations.{meant}`? A new kind" if meant else "is a new kind and"
        remedy = f"write `inverse:` with it, or `inverse: {key}` when both sides are the same"
        fail(name, f"{fact} needs a name for its other side; {remedy}")
    return _kind(name, options, Kind(key, "", (key,), label=_label(key)))


def _kind(name: str, options: Mapping[str, object], base: Kind) -> Kind:
    inverse = read_text(f"{name}.inverse", options["inverse"]) if "inverse" in options else base.inverse
    if slug(inverse) != inverse:
        fail(f"{name}.inverse", f"must be in small letters with hyphens, not {shown(inverse)}")
    is_renamed, is_symmetric = inverse != base.inverse, inverse == base.key
    if is_symmetric and base.inverse_fields:
        # Fields that say "superseded by" would state the contrary.
        fail(f"{name}.inverse", f'must be another name than "{base.key}", for its two sides differ; take it out')
    own = (inverse,) if is_renamed and not is_symmetric else ()
    return base._replace(
        inverse=inverse,
        label=_text(name, options, "label") or base.label,
        inverse_label=_text(name, options, "inverse_label") or (_label(inverse) if is_renamed else base.inverse_label),
        fields=(*base.fields, *_texts(name, options, "fields")),
        inverse_fields=(*base.inverse_fields, *own, *_texts(name, options, "inverse_fields")),
        is_ordered=_order(name, options, is_symmetric=is_symmetric, default=base.is_ordered),
    )


def _check_keys(kinds: Mapping[str, Kind]) -> None:
    seen: dict[str, str] = {}
    for kind in kinds.values():
        for key in dict.fromkeys((kind.key, kind.inverse)):
            if seen.setdefault(key, kind.key) != kind.key:
                fail(f"relations.{kind.key}", f'and relations.{seen[key]} are both called "{key}"; rename one of them')


def _check_fields(kinds: Mapping[str, Kind], keys: Keys) -> None:
    claimed: dict[str, str] = {}
    for kind in kinds.values():
        sides = [(kind.key, field) for field in kind.fields] + [(kind.inverse, field) for field in kind.inverse_fields]
        for side, field in sides:
            name = canonical(field, keys)
            if not name:
                fail(f"relations.{kind.key}.fields", f"holds {shown(field)}, which has no letter or digit; take it out")
            other = claimed.setdefault(name, side)
            if other != side:
                fail(
                    f"relations.{kind.key}",
                    f'claims the field "{field}", which states {other}; leave it to one of them',
                )


def _label(key: str) -> str:
    return key.replace("-", " ").capitalize()


def _text(name: str, options: Mapping[str, object], key: str) -> str:
    return read_text(f"{name}.{key}", options[key]) if key in options else ""


def _texts(name: str, options: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = options.get(key, [])
    return tuple(read_texts(f"{name}.{key}", [value] if isinstance(value, str) else value))


def _order(name: str, options: Mapping[str, object], *, is_symmetric: bool, default: bool) -> bool:
    if "ordered" not in options:
        return default and not is_symmetric
    is_ordered = read_bool(f"{name}.ordered", options["ordered"])
    if is_ordered and is_symmetric:
        fail(f"{name}.ordered", "must be false for a kind that is the same from both sides; take it out")
    return is_ordered
