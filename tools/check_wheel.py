"""Build the wheel, and use it as a stranger would: ``python -m tools.check_wheel``.

The wheel is made from the source distribution, and everything runs away from the checkout, so that a file that was
forgotten is missed.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import venv
import zipfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "mkdocs_momentum"
IGNORED = {".pyc", ".pyo"}


class WheelError(Exception):
    """The wheel is not what it should be; the message says where."""


def main() -> int:
    """Return 0 when the wheel holds all that it needs and works, 1 when not."""
    try:
        with tempfile.TemporaryDirectory(prefix="wheel-") as folder:
            _check(Path(folder))
    except WheelError as error:
        print(f"wheel: {error}", file=sys.stderr)
        return 1
    return 0


def _check(folder: Path) -> None:
    wheel = build_wheel(folder / "dist")
    check_content(wheel)
    bin_folder = install(wheel, folder / "venv")
    site = folder / "example site"
    shutil.copytree(ROOT / "example-site", site, ignore=shutil.ignore_patterns("site"))
    compare(bin_folder, site)
    print(f"wheel: {wheel.name} holds every file, and builds and lists the example site")


def build_wheel(folder: Path) -> Path:
    """Build the source distribution, and the wheel from it; return the wheel."""
    _run([sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT)], ROOT)
    return _only(folder, "*.whl")


def _only(folder: Path, pattern: str) -> Path:
    found = sorted(folder.rglob(pattern))
    if len(found) != 1:
        raise WheelError(f"there should be one {pattern} and there are {len(found)}")
    return found[0]


def check_content(wheel: Path) -> None:
    """Raise when the wheel and the package's folder do not hold the same files."""
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if not name.split("/", 1)[0].endswith(".dist-info")}
    files = (path for path in (ROOT / PACKAGE).rglob("*") if path.is_file() and path.suffix not in IGNORED)
    written = {path.relative_to(ROOT).as_posix() for path in files}
    if packed != written:
        raise WheelError(f"missing: {sorted(written - packed)}; should not be there: {sorted(packed - written)}")
    # The same files in both say nothing when the folder itself has lost them.
    for suffix in ("/py.typed", ".html", ".css", ".schema.json"):
        if not any(name.endswith(suffix) for name in packed):
            raise WheelError(f"no {suffix} in it")


def install(wheel: Path, folder: Path) -> Path:
    """Install the wheel into a new environment; return the folder of its programs."""
    venv.create(folder, with_pip=True)
    python = next(path for path in (folder / "bin/python", folder / "Scripts/python.exe") if path.exists())
    _run([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)], folder)
    return python.parent


def compare(bin_folder: Path, site: Path) -> None:
    """Raise when the example site cannot be built strictly, or the terminal does not list what the build wrote."""
    config = str(site / "mkdocs.yml")
    _run([str(bin_folder / "mkdocs"), "build", "--strict", "-f", config], site.parent)
    data = _only(site / "site", "specs.json")
    if not (data.parent / "index.html").read_text(encoding="utf-8").count("momentum-table"):
        raise WheelError("the page beside specs.json lists no specs")
    built = json.loads(data.read_text(encoding="utf-8"))
    command = [str(bin_folder / "mkdocs-momentum"), "list", "--format", "json", "-f", config]
    listed = json.loads(_run(command, site.parent))
    if not built["specs"]:
        raise WheelError("the example site lists no spec")
    if built != listed:
        names = [name for name in built if built[name] != listed.get(name)]
        raise WheelError(f"specs.json and the terminal differ in {', '.join(names)}")


def _run(command: Sequence[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise WheelError(f"{' '.join(command)}: exit status {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
