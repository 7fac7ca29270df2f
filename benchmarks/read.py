"""What reading costs: generated specs, and every corpus that stands beside the checkout."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import generate
from benchmarks.measure import CHECKOUT, Figure
from mkdocs_momentum.spec.reader import Reader

LIMIT_MS = 0.25
CORPORA = CHECKOUT.parent / "shared" / "corpora"

Texts = Sequence[tuple[str, str]]


def figures(specs: int, count: int) -> Iterator[Figure]:
    """Measure ms per document and MB/s, on generated specs first."""
    texts = [(f"specs/{number:05}.md", generate.spec(number)) for number in range(1, specs + 1)]
    yield from _both(f"read: {specs} generated specs", texts, count, LIMIT_MS, _all_specs(texts))
    if not CORPORA.is_dir():
        yield Figure("read: corpora", (), note="skipped: none beside the checkout")
        return
    for folder in sorted(path for path in CORPORA.iterdir() if path.is_dir()):
        yield from _corpus(folder, count)


def _corpus(folder: Path, count: int) -> Iterator[Figure]:
    texts = [(str(path.relative_to(folder)), _text(path)) for path in sorted(folder.rglob("*.md"))]
    name = f"read: {folder.name}, {len(texts)} files"
    if not texts:
        yield Figure(name, (), note="skipped: no Markdown in it")
        return
    found = sum(_read(Reader(), *text) for text in texts)
    yield from _both(name, texts, count, None, f"{found} specs by evidence alone")


def _both(name: str, texts: Texts, count: int, limit: float | None, note: str) -> Iterator[Figure]:
    size = sum(len(text.encode()) for _, text in texts) / 1e6
    seconds = [_seconds(texts) for _ in range(count)]
    yield Figure(f"{name}, each", tuple(1000 * value / len(texts) for value in seconds), "ms", limit, note)
    yield Figure(f"{name}, speed", tuple(size / value for value in seconds), "MB/s")


def _seconds(texts: Texts) -> float:
    reader = Reader()
    start = time.process_time()
    for path, text in texts:
        _read(reader, path, text)
    return time.process_time() - start


def _read(reader: Reader, path: str, text: str) -> bool:
    return reader.read(path, text).spec is not None


def _all_specs(texts: Texts) -> str:
    missed = [path for path, text in texts if not _read(Reader(), path, text)]
    if missed:
        raise RuntimeError(f"{len(missed)} generated specs were not taken for specs, the first is {missed[0]}")
    return f"{sum(len(text.encode()) for _, text in texts) / len(texts) / 1000:.1f} kB each"


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="replace")
