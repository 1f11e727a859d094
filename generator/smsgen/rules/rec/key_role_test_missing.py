"""REC055 key-role-test-missing."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.training_rounds import without_test
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC055",
    "key-role-test-missing",
    profile="audit",
    message=Text(
        "{person} holds a key role: {problem}",
        "{person}担任关键岗位：{problem}",
    ),
    help=Text(
        "Test the person, or change the assessment. The pass mark is set by pass_mark in sms.yml.",
        "请组织考核，或修改评价结论。合格线由sms.yml的pass_mark设置。",
    ),
)
def key_role_test_missing(facts: Facts) -> Iterable[Finding]:
    """Who holds a key role has passed a test (R-28)."""
    return without_test(facts)
