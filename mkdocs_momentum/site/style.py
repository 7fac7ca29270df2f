"""The colours and icons that a site gives its statuses, as CSS."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable

from mkdocs_momentum.catalog.values import OptionError
from mkdocs_momentum.spec.lifecycle import Definition
from mkdocs_momentum.spec.model import Stage


def style(definitions: Iterable[Definition], load_icon: Callable[[str], str]) -> str:
    """Return the CSS for statuses of a site's own.

    Args:
        definitions: Statuses with a colour or an icon.
        load_icon: Returns the SVG of an icon of the theme by name; raises LookupError when there is none.

    Raises:
        OptionError: The theme has no icon of a name.
    """
    return "".join(_rule(definition, load_icon) for definition in definitions)


def _rule(definition: Definition, load_icon: Callable[[str], str]) -> str:
    settings = []
    if definition.color:
        settings.append(f"--momentum-color:{definition.color}")
    if definition.icon:
        settings.append(f"--momentum-icon:{_icon(definition, definition.icon, load_icon)}")
    body = ";".join(settings)
    nav = f".md-status--momentum-{definition.stage}-{definition.key}"
    return f".momentum-status--{definition.key},{nav}{{{body}}}\n"


def _icon(definition: Definition, name: str, load_icon: Callable[[str], str]) -> str:
    if name in list(Stage):
        return f"var(--momentum-icon-{name})"
    try:
        svg = base64.b64encode(load_icon(name).encode()).decode()
    except LookupError as error:
        fact = f"the theme has no icon {name}; name a stage or an icon of the theme"
        raise OptionError(f"statuses.{definition.key}.icon", fact) from error
    return f'url("data:image/svg+xml;base64,{svg}")'
