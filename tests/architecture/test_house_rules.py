"""The house rules that a machine can check: sizes, names, layers, and that every command is documented."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from smsgen.cli import messages
from smsgen.cli.command import COMMANDS
from smsgen.model.text import Text

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "generator" / "smsgen"
GUIDES = ("generator/docs/guide.md", "generator/docs/guide.zh.md")
FORBIDDEN_NAMES = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}
MODULE_LINES = 400
FUNCTION_LINES = 60

MODULES = sorted(path for folder in (PACKAGE, ROOT / "tests") for path in folder.rglob("*.py"))
IDS = [path.relative_to(ROOT).as_posix() for path in MODULES]


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_sizes_and_names(path: Path) -> None:
    source = path.read_text("utf-8")
    assert source.count("\n") <= MODULE_LINES
    faults = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            if node.end_lineno - node.lineno >= FUNCTION_LINES:
                faults.append(f"{node.name} has more than {FUNCTION_LINES} lines")
        if isinstance(node, ast.ClassDef) and FORBIDDEN_NAMES & set(_words(node.name)):
            faults.append(f"{node.name} says nothing of what it is")
    assert not faults
    assert not FORBIDDEN_NAMES & set(path.relative_to(ROOT).with_suffix("").parts)
    assert not FORBIDDEN_NAMES & set(path.stem.split("_"))


def test_what_the_linter_is_told_to_overlook_has_a_reason() -> None:
    bare = re.compile(r"# noqa(?:: *[A-Z0-9, ]+)?$")
    lines = ((path, line) for path in MODULES for line in path.read_text("utf-8").split("\n"))
    assert [f"{path.name}: {line.strip()}" for path, line in lines if bare.search(line)] == []


def _words(name: str) -> list[str]:
    return [word.lower() for word in re.findall("[A-Z][a-z]*", name)]


def test_layers_and_doors_hold() -> None:
    program = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert program is not None
    done = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_host_of_a_registry_and_no_path_of_a_machine() -> None:
    host = re.compile(r"https?://[a-z0-9.-]*(?:pypi|pythonhosted|npmjs|npmmirror)[a-z0-9.-]*|--(?:extra-)?index-url")
    files = ["pyproject.toml", "requirements.lock", "requirements-build.lock", "Makefile", *_in(".ci")]
    files += [
        path.relative_to(ROOT).as_posix() for path in PACKAGE.rglob("package*.json") if "node_modules" not in path.parts
    ]
    found = [f"{name}: {match[0]}" for name in files for match in host.finditer((ROOT / name).read_text("utf-8"))]
    assert not found


def _in(folder: str) -> list[str]:
    return [f"{folder}/{path.name}" for path in (ROOT / folder).iterdir()]


@pytest.mark.parametrize("guide", GUIDES)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command: str, guide: str) -> None:
    assert re.search(rf"\bsms {command}\b", (ROOT / guide).read_text("utf-8"))


def test_every_command_has_a_module_and_every_module_a_command() -> None:
    modules = {path.stem for path in (PACKAGE / "cli" / "commands").glob("*.py")} - {"__init__"}
    assert modules == set(COMMANDS)


def test_every_message_exists_in_both_languages_with_the_same_placeholders() -> None:
    for name, message in vars(messages).items():
        if isinstance(message, Text) and any(message):
            assert all(message), name
            assert _placeholders(message.en) == _placeholders(message.zh), name


def _placeholders(wording: str) -> set[str]:
    return set(re.findall(r"\{(\w+)", wording))


def test_every_message_is_used() -> None:
    used = "".join(path.read_text("utf-8") for path in (PACKAGE / "cli").rglob("*.py"))
    unused = [
        name for name, value in vars(messages).items() if isinstance(value, Text) and f"messages.{name}" not in used
    ]
    assert not unused
