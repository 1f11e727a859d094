"""SRC029 settings-missing."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC029",
    "settings-missing",
    message=Text("there is no sms.yml here", "此处没有sms.yml"),
    help=Text(
        "Run the command in the folder of the set, or name it with -C; sms.yml holds its settings.",
        "请在体系文件夹中运行命令，或用-C指定；sms.yml保存其设置。",
    ),
)
def settings_missing(facts: Facts) -> Iterable[Finding]:
    """Without settings nothing can be judged; the run ends with exit code 2."""
    return facts.found("settings-missing")
