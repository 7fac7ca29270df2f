"""The pages that the terminal reads: a site's, or the Markdown files of a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from mkdocs_momentum.catalog.options import Options, read_options

_SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
_SITE_FILES = ("mkdocs.yml", "mkdocs.yaml")


class SourceError(Exception):
    """What was asked for cannot be read; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is read.

    Attributes:
        path: Its path below the docs folder, with ``/``.
        text: Its text.
        url: The address of its page below the site's root.
        is_post: Whether it is a page of a blog.
    """

    path: str
    text: str
    url: str
    is_post: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Where pages come from: the options that hold for them, and the pages one by one."""

    options: Options = field(default_factory=Options)
    root: Path = field(default_factory=Path)
    files: tuple[tuple[str, str, Path | None, bool], ...] = ()

    def pages(self) -> Iterator[Page]:
        """Yield the pages; one that cannot be decoded has signs in place of its bad bytes."""
        for path, url, file, is_post in self.files:
            if file is not None:
                yield Page(path, file.read_bytes().decode("utf-8-sig", "replace"), url, is_post)

    def find(self, path: str) -> Page:
        """Return one page, named by its path below the docs folder or from here.

        Raises:
            SourceError: There is no such page.
        """
        real = Path(path).resolve()
        for page in replace(self, files=tuple(file for file in self.files if _is_named(file, path, real))).pages():
            return page
        raise SourceError(f"{path}: is no page of this site; name it by its path below {self.root} or from here")


def _is_named(file: tuple[str, str, Path | None, bool], path: str, real: Path) -> bool:
    return file[0] == path or (file[2] is not None and file[2].resolve() == real)


def open_source(config_file: str | None, folder: str | None) -> Source:
    """Return the pages of a site or of a folder.

    Args:
        config_file: Path of a ``mkdocs.yml``; None to look in this folder.
        folder: Path of a folder of Markdown files, for which no configuration is read; None for a site.

    Raises:
        SourceError: There is no such file or folder.
        OptionError: The site's options are wrong.
    """
    if folder is not None:
        if Path(folder).is_file():
            raise SourceError(f"{folder}: is a file; name a folder, or use --explain for one file")
        if not Path(folder).is_dir():
            raise SourceError(f"{folder}: there is no such folder; name the folder that holds the Markdown files")
        return _folder(Path(folder))
    if config_file is None and not any(Path(name).is_file() for name in _SITE_FILES):
        raise SourceError("there is no mkdocs.yml here; name one with -f, or name a folder of Markdown files")
    if config_file is not None and not Path(config_file).is_file():
        raise SourceError(f"{config_file}: there is no such file; name the mkdocs.yml of the site")
    return _site(config_file)


def _folder(root: Path) -> Source:
    found = []
    for folder, names, files in os.walk(root):
        names[:] = sorted(name for name in names if not name.startswith("."))
        below = Path(folder)
        parts = below.relative_to(root).parts
        for name in sorted(files):
            if name.endswith(_SUFFIXES) and not name.startswith("."):
                path = "/".join((*parts, name))
                found.append((path, page_url(path), below / name, False))
    return Source(root=root, files=tuple(found))


def page_url(path: str) -> str:
    """Return the address that MkDocs gives a page by default: ``a/b.md`` stands at ``a/b/``."""
    from urllib.parse import quote  # noqa: PLC0415 - a listing of thousands starts faster without what it may not need

    folder, _, name = path.rpartition("/")
    stem = name.rsplit(".", 1)[0]
    parts = [folder] if stem in ("index", "README") else [folder, stem]
    return quote("/".join(part for part in parts if part) + "/").removeprefix("/") or "./"


def _site(config_file: str | None) -> Source:
    # A folder is listed without MkDocs, whose import takes longer than reading a thousand specs.
    from mkdocs_momentum import host  # noqa: PLC0415

    try:
        config, files = host.load(config_file)
    except ValueError as error:
        raise SourceError(f"{config_file or 'mkdocs.yml'}: {error}") from error
    blogs = host.blog_folders(config)
    found = tuple(
        (file.src_uri, file.url, Path(file.abs_src_path) if file.abs_src_path else None, file.src_uri.startswith(blogs))
        for file in files
    )
    return Source(read_options(host.momentum_options(config)), Path(config.docs_dir), found)
