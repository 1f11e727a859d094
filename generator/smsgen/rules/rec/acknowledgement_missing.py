"""REC056 acknowledgement-missing."""

from collections.abc import Iterable

from smsgen.analysis.acknowledgements import unacknowledged
from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC056",
    "acknowledgement-missing",
    warning=True,
    message=Text(
        "{document} {version} has not been acknowledged by {people}",
        "{document} {version}尚未由{people}阅知",
    ),
    help=Text(
        "Let them read it and record that. The days for it are set by acknowledgement_days in sms.yml.",
        "请其阅读并记录。期限由sms.yml的acknowledgement_days设置。",
    ),
)
def acknowledgement_missing(facts: Facts) -> Iterable[Finding]:
    """Manual and policies reach everybody in a role (R-45)."""
    return unacknowledged(facts)
