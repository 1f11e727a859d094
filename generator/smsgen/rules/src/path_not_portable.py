"""SRC013 path-not-portable."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "SRC013",
    "path-not-portable",
    profile="release",
    message=Text(
        "the file name “{name}” has characters other than A–Z, a–z, 0–9, dot, hyphen and underscore",
        "文件名“{name}”含有字母、数字、点、连字符、下划线以外的字符",
    ),
    help=Text(
        "Rename it, for example prc-17-change-management.md. The title in the front matter may be Chinese.",
        "请改名，如prc-17-change-management.md；元数据中的标题可用中文。",
    ),
)
def path_not_portable(facts: Facts) -> Iterable[Finding]:
    """File names become addresses on the site and in archives; only portable ones survive every system."""
    return facts.found("path-not-portable")
