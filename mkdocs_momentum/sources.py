"""The pages that the terminal reads: a site's, or the Markdown files of a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from mkdocs_momentum.catalog.idle import idle_patterns
from mkdocs_momentum.catalog.options import INDEX, Options, read_options
from mkdocs_momentum.spec.batches import in_batches
from mkdocs_momentum.spec.reading import Reading
from mkdocs_momentum.terminal import note

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
    """Where pages come from: the options that hold for them, and the pages one by one.

    Attributes:
        options: The options.
        root: The folder that the paths of pages begin at.
        files: Path, address and file of each page, and whether it is a page of a blog; no file where there is none.
        config: The site's configuration file; None for a folder.
        extensions: The Markdown extensions of the site; empty for a folder.
        name: Name of the site; None for a folder.
        url: Absolute address of the site; None when it states none.
        index: Address that the index page has when a build makes one; ``""`` when it makes none.
        hidden: Paths of the files that the site makes no page of, such as drafts.
        folder: The docs folder as seen from the configuration file; ``""`` for a folder.
    """

    options: Options = field(default_factory=Options)
    root: Path = field(default_factory=Path)
    files: tuple[tuple[str, str, Path | None, bool], ...] = ()
    config: Path | None = None
    extensions: tuple[str, ...] = ()
    name: str | None = None
    url: str | None = None
    index: str = ""
    hidden: tuple[str, ...] = ()
    folder: str = ""

    def pages(self) -> Iterator[Page]:
        """Yield the pages; one that cannot be decoded has signs in place of its bad bytes."""
        for path, url, file, is_post in self.files:
            if file is not None:
                yield Page(path, file.read_bytes().decode("utf-8-sig", "replace"), url, is_post)

    def readings(self) -> Iterator[tuple[Page, Reading]]:
        """Yield the pages, each with what is read in it."""
        for pages in in_batches(self.pages()):
            texts = [(page.path, page.text, page.is_post) for page in pages]
            yield from zip(pages, self.options.settings.read_all(texts), strict=True)

    def real(self) -> dict[str, Path]:
        """Return the file of each page by its path below the root."""
        return {path: file for path, _, file, _ in self.files if file is not None}

    def tell_idle(self) -> None:
        """Say on standard error which patterns of the options fit no page."""
        paths = [*(path for path, *_ in self.files), *self.hidden]
        for _, text in idle_patterns(self.options.settings, paths, self.folder):
            note(text)

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
    if config_file is None and not has_site():
        raise SourceError("there is no mkdocs.yml here; name one with -f, or name a folder of Markdown files")
    if config_file is not None and not Path(config_file).is_file():
        raise SourceError(f"{config_file}: there is no such file; name the mkdocs.yml of the site")
    return _site(config_file)


def open_around(config_file: str | None, file: str) -> Source:
    """Return the site that is named or stands here, else the folder of a file.

    Raises:
        SourceError: There is no such configuration file.
        OptionError: The site's options are wrong.
    """
    if config_file is not None or has_site():
        return open_source(config_file, None)
    return _folder(Path(file).parent)


def has_site() -> bool:
    """Tell whether a configuration of MkDocs stands in this folder."""
    return any(Path(name).is_file() for name in _SITE_FILES)


def is_markdown(path: Path) -> bool:
    """Tell whether a file is Markdown by its name."""
    return path.name.endswith(_SUFFIXES)


def open_files(paths: list[Path]) -> Source:
    """Return the Markdown files among paths and in the folders among them, as pages without a site."""
    if len(paths) == 1 and paths[0].is_dir():
        return _folder(paths[0])
    real = [path.resolve() for path in paths]
    root = Path(os.path.commonpath([path if path.is_dir() else path.parent for path in real]))
    found: dict[Path, None] = {}
    for path in real:
        if path.is_dir():
            found |= dict.fromkeys(_folder(path).real().values())
        elif is_markdown(path):
            found[path] = None
    named = [(file.relative_to(root).as_posix(), file) for file in found]
    pages = [(path, file) for path, file in named if _has_name(path)]
    return Source(root=root, files=tuple((path, page_url(path), file, False) for path, file in pages))


def _folder(root: Path) -> Source:
    found = []
    for folder, names, files in os.walk(root):
        names[:] = sorted(name for name in names if not name.startswith("."))
        below = Path(folder)
        parts = below.relative_to(root).parts
        for name in sorted(files):
            if name.endswith(_SUFFIXES) and not name.startswith("."):
                path = "/".join((*parts, name))
                if _has_name(path):
                    found.append((path, page_url(path), below / name, False))
    return Source(root=root, files=tuple(found), index=page_url(INDEX))


def _has_name(path: str) -> bool:
    """Tell whether a path is text, and say so when it is not: no address can be made of it, nor a document."""
    if path.isascii():
        return True
    try:
        path.encode()
    except UnicodeEncodeError:
        note(f"{path}: its name is no UTF-8, so it is left out; rename it")
        return False
    return True


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
        if host.is_page(file) and _has_name(file.src_uri)
    )
    hidden = tuple(file.src_uri for file in files if not host.is_page(file))
    options = read_options(host.momentum_options(config))
    extensions = tuple(config.markdown_extensions)
    index = host.index_url(config, options.index_path)
    return Source(
        options, Path(config.docs_dir), found, Path(config.config_file_path), extensions,
        config.site_name, config.site_url or None, index, hidden, host.docs_folder(config),
    )  # fmt: skip
