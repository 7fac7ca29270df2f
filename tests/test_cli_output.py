"""Where a report goes: files are replaced whole, what is no file is written to and stays what it is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from shell import CONFIG, run, write

BAD = "# Bad\n\n**Version:** 1.0.0\n**Status:** Aproved\n**Owner:** Docs\n"
CHECK = ("check", "--format", "json", "--select", "unknown-status", "--output")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write(tmp_path, {"mkdocs.yml": CONFIG, "docs/specs/bad.md": BAD})


def shell(command: str) -> subprocess.CompletedProcess[str]:
    """Run a command line of bash in which ``momentum`` is the program."""
    # The interpreter's path may hold a space.
    # Written at once by some environments, output is kept back by default, and may fail a second time at the end.
    program = f'unset PYTHONUNBUFFERED; momentum() {{ "{sys.executable}" -m mkdocs_momentum "$@"; }}\n'
    return subprocess.run(["/bin/bash", "-c", program + command], capture_output=True, text=True, check=False)


def rules(report: str) -> list[str]:
    return [problem["rule"] for problem in json.loads(report)["problems"]]


def test_a_pipe_is_written_to_and_stays_a_pipe(site: Path) -> None:
    os.mkfifo(site / "pipe")
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append((site / "pipe").read_text(encoding="utf-8")), daemon=True)
    reader.start()

    assert run(*CHECK, "pipe").code == 1

    reader.join(timeout=10)
    assert [rules(text) for text in read] == [["unknown-status"]]
    assert (site / "pipe").is_fifo()


def test_a_device_behind_a_link_is_written_to(site: Path) -> None:
    terminal, device = os.openpty()
    (site / "link").symlink_to(os.ttyname(device))

    assert run(*CHECK, "link").code == 1
    assert os.read(terminal, 3) == b"{\r\n"
    os.close(terminal)
    os.close(device)
    assert (site / "link").is_symlink()


def test_a_link_to_a_file_leads_to_the_new_report(site: Path) -> None:
    (site / "real.json").write_text("old", encoding="utf-8")
    (site / "link.json").symlink_to("real.json")
    (site / "later.json").symlink_to("absent.json")

    run(*CHECK, "link.json")
    run(*CHECK, "later.json")

    assert (site / "link.json").is_symlink()
    assert rules((site / "real.json").read_text(encoding="utf-8")) == ["unknown-status"]
    assert rules((site / "absent.json").read_text(encoding="utf-8")) == ["unknown-status"]


@pytest.mark.usefixtures("site")
def test_a_hyphen_is_standard_output() -> None:
    done = run(*CHECK, "-")

    assert (done.code, rules(done.out), done.err) == (1, ["unknown-status"], "")
    assert not Path("-").exists()


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("sink", ["| cat", "> all.json; cat all.json"])
def test_a_name_of_standard_output_is_standard_output(sink: str) -> None:
    done = shell(f"momentum {' '.join(CHECK)} /dev/stdout {sink}")

    assert (rules(done.stdout), done.stderr) == (["unknown-status"], "")


@pytest.mark.usefixtures("site")
def test_a_process_gets_the_report() -> None:
    done = shell(f"momentum {' '.join(CHECK)} >(cat > got.json) > told.txt; wait $!; cat got.json")

    assert (rules(done.stdout), done.stderr) == (["unknown-status"], "")
    assert Path("told.txt").read_text(encoding="utf-8").startswith("docs/specs/bad.md:4: warning unknown-status")


@pytest.mark.parametrize(("given", "named"), [("reports", "reports"), ("", "."), ("link/", "link/")])
def test_a_folder_is_no_place_for_a_report(site: Path, given: str, named: str) -> None:
    (site / "reports").mkdir()
    (site / "link").symlink_to("reports")

    message = f"mkdocs-momentum: {named}: is a directory; name a file in it for the report\n"
    assert run(*CHECK, given) == (2, "", message)


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("words", ["list", "list --format csv", "check", "check --output -", "schema"])
def test_an_output_that_is_closed_ends_with_1_and_no_more(words: str) -> None:
    done = shell(f"momentum {words} >&-")

    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")


@pytest.mark.usefixtures("site")
def test_a_place_for_messages_that_is_closed_changes_nothing() -> None:
    done = shell("momentum list 2>&-; momentum list docs/none 2>&-; echo $?")

    assert done.stdout.splitlines()[1].split() == ["specs/bad.md", "Bad", "Aproved", "1.0.0"]
    assert done.stdout.splitlines()[-1] == "2"


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("words", "place"), [("list > /dev/full", "standard output"), ("check --output /dev/full", "/dev/full")]
)
def test_what_is_full_is_named(words: str, place: str) -> None:
    done = shell(f"momentum {words}")

    message = f"mkdocs-momentum: {place}: No space left on device\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", message)
