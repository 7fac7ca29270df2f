"""What the commands say of themselves: help whose examples run, completion, the hooks of pre-commit."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from shell import CONFIG, run, write

from mkdocs_momentum import __version__
from mkdocs_momentum.cli import COMMANDS, parser

BASH = shutil.which("bash") or "/bin/bash"
ROOT = Path(__file__).parent.parent
SPEC = "# Session timeout\n\n**Version:** 1.0.0\n**Status:** Draft\n**Owner:** Docs Team\n"


def examples(command: str) -> list[str]:
    """Return the commands that a help shows, without the words behind them."""
    text = run(command, "--help").out.partition("examples:")[2].partition("\n\n")[0]
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [re.split(r"\s{3,}", line)[0] for line in lines]


EXAMPLES = [(command, line) for command in COMMANDS for line in examples(command)]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.delenv("VISUAL", raising=False)
    for folder in (".local/share/bash-completion/completions", ".zfunc", ".config/fish/completions"):
        (tmp_path / folder).mkdir(parents=True)
    files = {f"docs/{path}.md": SPEC for path in ("auth", "specs/007-timeout")}
    return write(tmp_path, {"mkdocs.yml": CONFIG, "templates/adr.md": "# {{ title }}\n", **files})


def test_every_command_has_examples() -> None:
    assert {command for command, _ in EXAMPLES} == set(COMMANDS)
    assert len(EXAMPLES) > 20


@pytest.mark.parametrize(("command", "line"), EXAMPLES, ids=[line for _, line in EXAMPLES])
def test_every_example_of_the_help_runs(site: Path, command: str, line: str) -> None:
    words, _, target = line.partition(" > ")
    program, *arguments = shlex.split(words)
    if "--template" not in arguments:
        shutil.rmtree(site / "templates")

    done = run(*arguments)

    assert (program, arguments[0]) == ("mkdocs-momentum", command)
    assert done.code in ((0, 1) if command == "check" else (0,)), done.err
    assert done.out or "--output" in arguments or "--diff" in arguments
    if target:
        path = Path(target.replace("~", str(site)))
        assert path.parent.is_dir()


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_fits_a_terminal(command: str) -> None:
    assert [line for line in run(command, "--help").out.splitlines() if len(line) > 120] == []


def test_the_program_tells_its_commands_and_its_version() -> None:
    told = run("--help").out

    assert all(
        re.search(rf"^    {name}\s+{re.escape(what[:20])}", told, re.MULTILINE) for name, (_, what) in COMMANDS.items()
    )
    assert run("--version") == (0, f"mkdocs-momentum {__version__}\n", "")
    assert run().code == 2


def test_an_interruption_ends_without_a_word(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("mkdocs_momentum.commands.listing.open_source", interrupted)

    assert run("list", str(site)) == (130, "", "")


@pytest.mark.parametrize(
    ("words", "fact"),
    [
        ("lst", "argument COMMAND: invalid choice: 'lst'"),
        ("list --sort", "argument --sort: expected one argument"),
        ("check --fail-on sometimes", "argument --fail-on: invalid choice: 'sometimes'"),
        ("status a.md", "the following arguments are required: NEW"),
    ],
)
def test_wrong_use_is_told_in_one_line(words: str, fact: str) -> None:
    done = run(*words.split())

    named = (
        f"mkdocs-momentum {words.split(maxsplit=1)[0]}" if words.split(maxsplit=1)[0] in COMMANDS else "mkdocs-momentum"
    )
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"{named}: {fact}")
    assert done.err.endswith(f"; see `{named} --help`\n")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_alone_is_declared_as_among_all(command: str) -> None:
    def told(names: list[str]) -> str:
        actions = parser(names)._subparsers
        assert actions is not None
        return str(actions._group_actions[0].choices[command].format_help())  # type: ignore[index]

    assert told([command]) == told(list(COMMANDS))


@pytest.mark.parametrize("word", ["check", "new", "status", "completion"])
def test_a_listing_of_a_folder_starts_without_what_it_does_not_need(tmp_path: Path, word: str) -> None:
    write(tmp_path, {"a.md": SPEC})
    code = (
        "import sys; from mkdocs_momentum.cli import main; main(['list', '.']);"
        "print(*sorted(sys.modules), file=sys.stderr)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=True
    )

    loaded = set(done.stderr.split())
    assert "mkdocs_momentum.commands.listing" in loaded
    assert f"mkdocs_momentum.commands.{word}" not in loaded
    assert not {"mkdocs", "bs4", "jinja2", "shtab", "mkdocs_momentum.checks.rule"} & loaded


def completed(line: str) -> list[str]:
    """Return what bash offers for the last word of a line."""
    script = run("completion", "bash").out
    words = line.split(" ")
    ask = (
        f"{script}\nCOMP_WORDS=({' '.join(shlex.quote(word) for word in words)})\nCOMP_CWORD={len(words) - 1}\n"
        'COMP_LINE="${COMP_WORDS[*]}"\nCOMP_POINT=${#COMP_LINE}\n'
        "complete -p mkdocs-momentum >/dev/null || exit 3\n"
        f"_shtab_mkdocs_momentum mkdocs-momentum {shlex.quote(words[-1])} {shlex.quote(words[-2])}\n"
        'printf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    done = subprocess.run([BASH, "-c", ask], capture_output=True, text=True, encoding="utf-8", check=True)
    return done.stdout.split()


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("mkdocs-momentum c", ["check", "completion"]),
        ("mkdocs-momentum check --fo", ["--format"]),
        ("mkdocs-momentum check --format s", ["sarif"]),
        ("mkdocs-momentum check --fail-on w", ["warning"]),
        ("mkdocs-momentum list --st", ["--status", "--stage"]),
        ("mkdocs-momentum completion f", ["fish"]),
        ("mkdocs-momentum check docs/a", ["docs/auth.md"]),
        ("mkdocs-momentum check -f mk", ["mkdocs.yml"]),
        ("mkdocs-momentum list do", ["docs"]),
    ],
)
@pytest.mark.usefixtures("site")
def test_bash_completes_commands_options_and_values(line: str, offered: list[str]) -> None:
    assert completed(line) == offered


@pytest.mark.parametrize(
    ("shell", "start"),
    [("zsh", "#compdef mkdocs-momentum"), ("fish", "complete -c mkdocs-momentum")],
)
def test_other_shells_get_a_script_that_names_every_command(shell: str, start: str) -> None:
    script = run("completion", shell).out

    assert any(line.startswith(start) for line in script.splitlines())
    assert [name for name in COMMANDS if name not in script] == []


HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_the_hooks_are_those_of_the_guide() -> None:
    guide = (ROOT / "example-site/docs/guide/checks.md").read_text(encoding="utf-8")

    assert [hook["id"] for hook in HOOKS] == ["mkdocs-momentum-check", "mkdocs-momentum-fix"]
    assert [hook["id"] for hook in HOOKS if hook["id"] not in guide] == []


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_on_the_files_of_a_commit(site: Path, hook: dict[str, object]) -> None:
    write(site, {"README.md": SPEC, "docs/specs/008-b.md": SPEC.replace("Draft", "Aproved")})
    program, *arguments = shlex.split(str(hook["entry"]))

    clean = run(*arguments, "README.md", "docs/specs/007-timeout.md")

    assert program == "mkdocs-momentum"
    assert clean.code == 0
    assert clean.out == "1 spec checked: no problems\n"
    assert run(*arguments, "docs/specs/008-b.md").code == 1
