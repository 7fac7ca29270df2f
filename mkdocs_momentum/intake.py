"""The files of a build: which are read, what was read in them, and the index page that is made beside them."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files

from mkdocs_momentum import host
from mkdocs_momentum.catalog.idle import idle_patterns
from mkdocs_momentum.catalog.lister import find_lister, reach_of
from mkdocs_momentum.catalog.listing import Reach
from mkdocs_momentum.catalog.options import Options
from mkdocs_momentum.checks.subject import Subject
from mkdocs_momentum.spec.front_matter import part
from mkdocs_momentum.spec.reader import normalise
from mkdocs_momentum.spec.reading import Reading
from mkdocs_momentum.spec.signs import names_directive

INDEX = "# {title}\n\n<!-- momentum/specs -->\n"
DATA = "specs.json"
_HOME = "index.md"
# How far the clock of a file system may be behind.
_BACK_S = 2.0

log = get_plugin_logger(__name__)


class Intake:
    """Reads the pages of one site, and keeps what it has read from build to build.

    Args:
        options: The site's options.
        drafts: Whether drafts are shown, as ``serve`` does.

    Attributes:
        index: The page that lists the specs, once ``place_data`` has settled it; None when the site has none.
    """

    def __init__(self, options: Options, *, drafts: bool = False) -> None:
        self._options = options
        self._drafts = drafts
        self._kept: dict[str, tuple[str, bool, Reading, Reach]] = {}
        self.index: File | None = None
        self._index: File | None = None
        self._texts: dict[str, tuple[File, str]] = {}
        self._pages: dict[str, File] = {}
        self._offered: Iterable[File] = ()
        self._began = 0.0

    def offer_index(self, files: Files, config: MkDocsConfig, title: str) -> None:
        """Add the index page, early enough for plugins that look for pages; it is taken back when it is not wanted."""
        path = self._options.index_path
        self._index = None
        self._offered = files
        if path is None or host.has_translations(config) or files.get_file_from_path(path) is not None:
            return
        made = host.make_page(config, path, INDEX.format(title=title))
        if any(file.dest_uri == made.dest_uri or self._lists(file) for file in files.documentation_pages()):
            return
        self._index = made
        files.append(made)

    def read(self, files: Files, config: MkDocsConfig) -> dict[str, Reading]:
        """Read every page, those of other plugins too.

        Returns:
            What was read, by path.
        """
        blogs = host.blog_folders(config)
        self._began = time.time()
        self._pages = pages = {file.src_uri: file for file in self._choose(files, blogs)}
        texts = [(path, self._text(path, file), path.startswith(blogs)) for path, file in pages.items()]
        self._texts.clear()
        unread = [one for one in texts if self._is_unread(*one)]
        read = {path: kept for path, kept in self._kept.items() if path in pages}
        for (path, text, is_post), reading in zip(unread, self._options.settings.read_all(unread), strict=True):
            reach = reach_of(reading.layout.body) if names_directive(text) else Reach.NONE
            read[path] = (text, is_post, reading, reach)
        self._kept = {path: read[path] for path in pages}
        self._tell_idle(files, config)
        return {path: kept[2] for path, kept in self._kept.items()}

    def source(self, file: File) -> str | None:
        """Return the text of a page, which MkDocs need not read once more; None when it may be another one by now."""
        path = file.src_uri
        if self._pages.get(path) is not file or file.abs_src_path is None:
            return None
        try:
            changed = os.stat(file.abs_src_path).st_mtime  # noqa: PTH116 - a Path of it takes as long again
        except OSError:
            return None
        return self._kept[path][0] if changed < self._began - _BACK_S else None

    def subjects(self) -> Iterator[Subject]:
        """Yield every page that was read, for the rules."""
        for path, (text, _, reading, _) in self._kept.items():
            yield Subject(path, text, reading)

    def _tell_idle(self, files: Files, config: MkDocsConfig) -> None:
        settings, offered = self._options.settings, self._offered
        self._offered = ()
        if not settings.include.idle(self._pages) and not settings.exclude.idle(self._pages):
            return
        # A pattern may be there for drafts, or for pages that a plugin leaves out of this build, as one for
        # translations does with those of other languages.
        every = {file.src_uri for file in (*offered, *files) if host.is_markdown(file) and file is not self._index}
        for level, text in idle_patterns(settings, every, host.docs_folder(config)):
            log.log(level, text)

    def _choose(self, files: Files, blogs: tuple[str, ...]) -> Iterator[File]:
        settings = self._options.settings
        for file in files:
            # Material's blog leaves its posts out until it has made its pages.
            is_post = file.src_uri.startswith(blogs) and settings.included(file.src_uri) is True
            is_page = host.is_page(file, drafts=self._drafts) or (is_post and host.is_markdown(file))
            if is_page and file is not self._index:
                yield file

    def _is_unread(self, path: str, text: str, is_post: bool) -> bool:
        kept = self._kept.get(path)
        return kept is None or kept[:2] != (text, is_post)

    def _text(self, path: str, file: File) -> str:
        known, text = self._texts.get(path, (None, ""))
        # Most files are still what they were when the index was offered; each is read from the disk once.
        if known is file:
            return text
        text, bad_line = host.read_text(file)
        if bad_line:
            log.warning(f"{path}:{bad_line}: a byte is no UTF-8 and is shown as \ufffd; save the file as UTF-8")
        return text

    def _lists(self, file: File) -> bool:
        try:
            text = host.text_of(file)
        except (OSError, ValueError):
            # The pages are read, and what is wrong with them is told, when all of them are there.
            return False
        if not file.generated_by:
            self._texts[file.src_uri] = (file, text)
        return names_directive(text) and reach_of(part(normalise(text)).body) > Reach.TEASER

    def place_data(self, files: Files, config: MkDocsConfig) -> str:
        """Settle the index page, and return where ``specs.json`` belongs below the site's folder.

        It stands beside the index page. That is the one of the option when it lists specs, else the first one that
        lists all of them, else the first one that lists some.
        """
        lister = find_lister({path: kept[3] for path, kept in self._kept.items()}, self._options.index_path)
        if self._index is not None:
            rival = any(file.dest_uri == self._index.dest_uri for file in files if file is not self._index)
            if files.get_file_from_path(self._index.src_uri) is self._index:
                if lister is None and not rival:
                    self.index = self._index
                    return _beside(self._index)
                files.remove(self._index)
        elif self._options.index_path is not None and lister is None:
            self._say_why(self._options.index_path, config)
        if lister is not None:
            self._say_what_is_index(lister, files, config)
        self.index = files.get_file_from_path(lister) if lister is not None else None
        # Without one it stands beside the home page, of which each language has its own.
        beside = self.index or files.get_file_from_path(_HOME)
        return _beside(beside) if beside is not None else DATA

    @staticmethod
    def _say_why(index: str, config: MkDocsConfig) -> None:
        if host.has_translations(config):
            log.info("no index page is made beside mkdocs-static-i18n; write <!-- momentum/specs --> into a page")
        else:
            log.info(f"{index} is a page of the site's own; write <!-- momentum/specs --> into it to list the specs")

    def _say_what_is_index(self, lister: str, files: Files, config: MkDocsConfig) -> None:
        """Say that a page with a part of the specs, or a board, is the index; one with all serves as well as ours."""
        wanted = self._options.index_path
        is_whole = self._kept[lister][3] is Reach.ALL
        if wanted in (None, lister) or is_whole or host.has_translations(config) or files.get_file_from_path(wanted):
            return
        log.info(
            f"{lister} is the index, as no page lists all specs in groups or a table: no {wanted} is made, and {DATA} "
            f"stands beside that page; write <!-- momentum/specs --> into one that lists all, or set `index: {lister}`"
        )


def _beside(file: File) -> str:
    return str(PurePosixPath(file.dest_uri).with_name(DATA)) if file.dest_uri else DATA
