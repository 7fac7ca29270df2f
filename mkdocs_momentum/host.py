"""What is asked of MkDocs outside its events: files, addresses, plugins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from traceback import extract_tb

from mkdocs.config import load_config
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.structure.files import File, Files, InclusionLevel, get_files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from mkdocs_momentum.catalog.catalog import Catalog
from mkdocs_momentum.config import MomentumConfig
from mkdocs_momentum.spec.model import Spec

_TASK_LISTS = ("pymdownx.tasklist", "markdown_checklist", "mdx_checklist", "mdx_gfm", "github_checklist", "tasklist")

# The last part of their names, as in `markdown.extensions.wikilinks`.
_WIKI_LINKS = ("wikilinks", "mdx_wikilink_plus", "roamlinks", "ezlinks")


def folder(config: MkDocsConfig) -> Path:
    """Return the folder of the site's configuration file; the one here for a site without such a file."""
    return Path(config.config_file_path or "mkdocs.yml").parent


def docs_folder(config: MkDocsConfig) -> str:
    """Return the docs folder as seen from the folder of the configuration file, with ``/``."""
    docs, here = Path(config.docs_dir), folder(config).absolute()
    return docs.relative_to(here).as_posix() if docs.is_relative_to(here) else docs.name


def text_of(file: File) -> str:
    """Return a page's text as MkDocs reads it.

    Raises:
        OSError: It cannot be read.
        ValueError: A byte of it is no UTF-8.
    """
    if type(file) is not File or file.abs_src_path is None:
        return file.content_string
    # The same in two thirds of the time.
    text = file.content_bytes.decode().removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def read_text(file: File) -> tuple[str, int]:
    """Return a page's text, and the line of the first byte that is no UTF-8; 0 when all are.

    MkDocs ends the build at such a byte; the page is given its text with a sign in that place instead.
    """
    try:
        return text_of(file), 0
    except UnicodeDecodeError as error:
        data = file.content_bytes
        line = data.count(b"\n", 0, error.start) + 1
        text = data.decode("utf-8-sig", "replace")
        source = file.abs_src_path
        file.content_string = text
        file.abs_src_path = source
        return text, line


def is_markdown(file: File) -> bool:
    """Tell whether a file is one that pages are made from."""
    return file.is_documentation_page()


def is_page(file: File, *, drafts: bool = False) -> bool:
    """Tell whether a file becomes a page of the site; ``drafts`` when the site shows its drafts."""
    shown = file.inclusion.is_in_serve() if drafts else not file.inclusion.is_excluded()
    return is_markdown(file) and shown


def located(files: Files, path: str) -> str:
    """Return the path of the page that a link to a path leads to; the path itself when there is none.

    A plugin for translations has files of its own behind links: ``a.de.md`` for ``a.md`` on a German page.
    """
    file = files.get_file_from_path(path)
    return path if file is None else file.src_uri


def blog_folders(config: MkDocsConfig) -> tuple[str, ...]:
    """Return the folders of Material's blogs, each with ``/`` at its end."""
    plugins = [plugin for name, plugin in config.plugins.items() if name.split(" ")[0] in ("material/blog", "blog")]
    folders = [str(plugin.config.get("blog_dir", "")).strip("./") for plugin in plugins]
    # A blog that is the whole site keeps its posts in a folder of their own.
    return tuple(f"{folder}/" if folder else "posts/" for folder in folders)


def excerpts(context: Mapping[str, object]) -> Iterator[Page]:
    """Yield the beginnings of posts that a page of Material's blog shows; it renders them anew for each such page."""
    posts = context.get("posts")
    for post in posts if isinstance(posts, list) else ():
        if isinstance(post, Page) and hasattr(post, "post"):
            yield post


def shows_tags(config: MkDocsConfig) -> bool:
    """Tell whether another plugin shows the tags of a page."""
    return any(name.split(" ")[0] in ("material/tags", "tags") for name in config.plugins)


def has_wiki_links(config: MkDocsConfig) -> bool:
    """Tell whether another extension or plugin makes links of ``[[name]]``."""
    names = {name.split(" ")[0] for name in config.plugins} | set(config.markdown_extensions)
    return any(name.rpartition(".")[2] in _WIKI_LINKS or "obsidian" in name for name in names)


def has_translations(config: MkDocsConfig) -> bool:
    """Tell whether mkdocs-static-i18n builds the site, which cannot take pages that are no files."""
    return any(name.split(" ")[0] == "i18n" for name in config.plugins)


def has_task_lists(config: MkDocsConfig) -> bool:
    """Tell whether an extension renders ``[x]`` as a box."""
    return any(name.startswith(_TASK_LISTS) for name in config.markdown_extensions)


def icon_svg(config: MkDocsConfig, name: str) -> str:
    """Return an icon of the theme.

    Raises:
        LookupError: The theme has no icon of that name.
    """
    for folder in config.theme.dirs:
        path = Path(folder) / ".icons" / f"{name}.svg"
        if path.is_file():
            return path.read_text(encoding="utf-8")
    raise LookupError(name)


def language(config: MkDocsConfig) -> str:
    """Return the language that the theme speaks, as a code such as ``de`` or ``pt-BR``."""
    # Material has a language, the other themes a locale.
    return str(config.theme.get("language") or config.theme.get("locale") or "en")


def deferred(path: str) -> ExtraScriptValue:
    """Return a script of the site that runs once the page is read."""
    script = ExtraScriptValue(path)
    script.defer = True
    return script


def load(config_file: str | None) -> tuple[MkDocsConfig, list[File]]:
    """Return a site's configuration and its Markdown files, drafts and the like too, without building it.

    Args:
        config_file: Path of the configuration file; None for the one in this folder.

    Raises:
        ValueError: The configuration is wrong, or what it names fails; the message says what.
    """
    try:
        config = load_config(config_file)
        files = get_files(config)
    except (MkDocsException, Abort) as error:
        raise ValueError(" ".join(str(error).split())) from error
    # Hooks and plugins are programs: they raise anything, and may end the process.
    except (Exception, SystemExit) as error:
        remedy = "mend it, or take it out of `hooks` or `plugins`"
        raise ValueError(f"cannot be loaded: {_raised(error)}; {remedy}") from error
    return config, [file for file in files if is_markdown(file)]


def _raised(error: BaseException) -> str:
    """Return in one line where an error was raised, and what it says."""
    last = extract_tb(error.__traceback__)[-1]
    file, line, text = last.filename, last.lineno, str(error)
    if isinstance(error, SyntaxError):
        file, line, text = error.filename or file, error.lineno, error.msg
    place = Path(file).relative_to(Path.cwd()) if Path(file).is_relative_to(Path.cwd()) else file
    said = ": ".join(part for part in (type(error).__name__, " ".join(text.split())) if part)
    return f"{place}:{line}: {said}"


def momentum_options(config: MkDocsConfig) -> dict[str, object]:
    """Return the options that a site gives this plugin, as written; none when it is not in use."""
    for plugin in config.plugins.values():
        if isinstance(plugin.config, MomentumConfig):
            return plugin.config.given()
    return {}


def in_nav(nav: object, path: str) -> bool:
    """Tell whether an explicit nav lists a page."""
    if isinstance(nav, list):
        return any(in_nav(item, path) for item in nav)
    if isinstance(nav, Mapping):
        return any(in_nav(item, path) for item in nav.values())
    return nav == path


def make_page(config: MkDocsConfig, path: str, content: str) -> File:
    """Return a page made by the plugin; outside an explicit nav that does not list it."""
    outside = config.nav is not None and not in_nav(config.nav, path)
    inclusion = InclusionLevel.NOT_IN_NAV if outside else InclusionLevel.UNDEFINED
    return File.generated(config, path, content=content, inclusion=inclusion)


def index_url(config: MkDocsConfig, path: str | None) -> str:
    """Return the address of the index page that the plugin makes at a path; ``""`` where it makes none."""
    if path is None or has_translations(config):
        return ""
    return File(path, config.docs_dir, config.site_dir, config.use_directory_urls).url


def static_paths(files: Files) -> frozenset[str]:
    """Return the paths below the site's folder of all files that no page is made of."""
    return frozenset(file.dest_uri for file in files if not is_markdown(file))


def place_of(file: File) -> str:
    """Return where a page stands below the site's folder: a folder with ``/`` at its end, or a file."""
    return file.dest_uri.removesuffix("index.html") if file.url.endswith("/") else file.dest_uri


def relative(url: str, page_url: str) -> str:
    """Return an address below the site's root as seen from a page."""
    return get_relative_url(url, page_url)


def specs_of(catalog: Catalog, files: Files) -> Iterator[tuple[File, Spec]]:
    """Yield each spec of this site with its file."""
    for spec in catalog.own:
        file = files.get_file_from_path(spec.path)
        if file is not None:
            yield file, spec
