"""A rule: a value that pairs a check with its code, its name and its wording in both languages."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from smsgen.analysis.facts import Facts
from smsgen.diagnostics import Finding
from smsgen.model.text import Text

Check = Callable[[Facts], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong with a set.

    code: family and three digits, never reused. name: states the fault. profile: the first profile in which it is an
    error (`draft`, `release` or `audit`); below it, it is a warning. message, help: wording with `{placeholders}` that
    the findings' values fill; help says what to do. check: yields the findings, each with the rule's name. quiet: below
    its profile nothing is said, because what it finds is what the lower profile is for. note, warning: never more.
    """

    code: str
    name: str
    profile: str
    message: Text
    help: Text
    check: Check
    quiet: bool = False
    note: bool = False
    warning: bool = False

    @property
    def can_fail(self) -> bool:
        """Whether a finding is ever an error."""
        return not (self.note or self.warning)

    @property
    def family(self) -> str:
        """The letters of the code, such as `REF`."""
        return self.code.rstrip("0123456789")


def rule(  # noqa: PLR0913 — each is a part of what a rule is
    code: str,
    name: str,
    *,
    message: Text,
    help: Text,  # noqa: A002 — the word that the reports use
    profile: str = "draft",
    quiet: bool = False,
    note: bool = False,
    warning: bool = False,
) -> Callable[[Check], Rule]:
    """Turn the function below into a `Rule`. Nothing is registered: `rules/__init__.py` lists the values."""

    def make(check: Check) -> Rule:
        return Rule(code, name, profile, message, help, check, quiet, note, warning)

    return make
