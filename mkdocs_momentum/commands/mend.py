"""What ``check --fix`` and ``check --diff`` do to files."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator

from mkdocs_momentum.authoring.fix import fix
from mkdocs_momentum.authoring.text import Text, read_file, write_file
from mkdocs_momentum.authoring.values import reader
from mkdocs_momentum.commands.choice import Choice
from mkdocs_momentum.spec.expression import expression
from mkdocs_momentum.terminal import note, watched, write

# With it two spaces make a level, so that four would be two of them.
_OTHER_INDENTS = ("mdx_truly_sane_lists",)
_LINE = expression(r"[^\n]*\n|[^\n]+")
_PLURALS = {"box": "boxes", "status": "statuses", "blank line before a list": "blank lines before lists"}


def mend(chosen: Choice, *, dry: bool) -> bool:
    """Mend the files of a check, and say what was done.

    Args:
        chosen: What the check is about.
        dry: Whether the changes are only shown.

    Returns:
        Whether there was anything to mend.
    """
    total: Counter[str] = Counter()
    files = 0
    for path, old, new, done in _changes(chosen):
        files += 1
        total += done
        if dry:
            write(_diff(chosen.name(path), old, new))
        else:
            write_file(chosen.source.real()[path], new.data)
            note(f"{chosen.name(path)}: mended {_told(done)}")
    if dry:
        note(f"{files} file{'' if files == 1 else 's'} would change: {_told(total)}" if files else "nothing to mend")
    return files > 0


def _changes(chosen: Choice) -> Iterator[tuple[str, Text, Text, Counter[str]]]:
    source = chosen.source
    indents = not any(name.startswith(_OTHER_INDENTS) for name in source.extensions)
    settings = source.options.settings
    for path, _, file, is_post in watched(source.files, len(source.files), "mending"):
        if file is not None and path in chosen:
            old = read_file(file)
            new, done = fix(old, reader(path, settings, is_post=is_post), settings, indents=indents)
            if new.data != old.data:
                yield path, old, new, done


def _told(done: Counter[str]) -> str:
    return ", ".join(
        f"{count} {what if count == 1 else _PLURALS.get(what, f'{what}s')}" for what, count in done.items()
    )


def _diff(name: str, old: Text, new: Text) -> str:
    lines = difflib.unified_diff(_LINE.findall(old.text), _LINE.findall(new.text), name, name)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
