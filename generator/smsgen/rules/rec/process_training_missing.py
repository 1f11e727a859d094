"""REC054 process-training-missing."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.analysis.training_rounds import missing_process_training
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "REC054",
    "process-training-missing",
    warning=True,
    message=Text(
        "no training about a process was held in {quarter}",
        "{quarter}没有举行过程培训",
    ),
    help=Text(
        'Hold it, or set training_quarterly to "no" in sms.yml.',
        '请举行培训，或在sms.yml中将training_quarterly设为"no"。',
    ),
)
def process_training_missing(facts: Facts) -> Iterable[Finding]:
    """Processes are trained every quarter (R-10, R-60)."""
    return missing_process_training(facts)
