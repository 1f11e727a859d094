"""What `sms authority` says exists in both languages, and each command has its help."""

import re
from pathlib import Path

import pytest

import smsgen.cli.authority
from smsgen.cli.authority import words
from smsgen.cli.commands.authority import SUBCOMMANDS
from smsgen.cli.main import run
from smsgen.model.text import Text

FOLDER = Path(smsgen.cli.authority.__file__).parent
WORDS = {name: value for name, value in vars(words).items() if isinstance(value, Text)}


@pytest.mark.parametrize("name", WORDS)
def test_each_wording_has_the_same_values_in_both_languages_and_is_used(name: str) -> None:
    english, chinese = WORDS[name]
    assert english
    assert re.search("[\u4e00-\u9fff]", chinese)
    assert set(re.findall(r"{(\w+)", english)) == set(re.findall(r"{(\w+)", chinese))
    files = [*FOLDER.glob("*.py"), FOLDER.parent / "commands" / "authority.py"]
    assert any(re.search(rf"words\.{name}\b", file.read_text("utf-8")) for file in files)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("command", SUBCOMMANDS)
def test_each_command_has_help(command: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["authority", command, "-h", "--lang", language]) == 0
    shown = capsys.readouterr().out
    assert ("用法：" if language == "zh" else "Usage: ") + f"sms authority {command} " in shown
    assert "".join(SUBCOMMANDS[command].of(language).split()) in "".join(shown.split())


def test_every_module_is_a_command() -> None:
    modules = {file.stem.rstrip("_").replace("_", "-") for file in FOLDER.glob("*.py")}
    assert modules - {"--init", "words", "asking", "telling"} == set(SUBCOMMANDS)
