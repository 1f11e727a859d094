"""REC004 record-form-version-unknown."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC004",
    "record-form-version-unknown",
    message=Text(
        "{form} never had a version {version} (the file has {now})",
        "{form}没有过{version}版（当前文件为{now}版）",
    ),
    help=Text(
        "Name the version of the form that was filled in: the one in the file, or one that was approved before it.",
        "请填写所用表单的版本：当前文件的版本，或此前批准过的版本。",
    ),
)
def record_form_version_unknown(facts: Facts) -> Iterable[Finding]:
    """Find a record of a version of its form that never was."""
    return facts.found("record-form-version-unknown")
