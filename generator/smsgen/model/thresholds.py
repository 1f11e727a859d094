"""From where on something is worth a finding: the key `thresholds` of sms.yml, with the default of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

SLA_PARTS = ("targets", "workload_limits", "exceptions", "response", "liability", "data_source")
PRIORITIES = ("p1", "p2", "p3", "p4")
LEVELS = ("high", "medium", "low")

_RESOLUTION = MappingProxyType({"p1": 240, "p2": 480, "p3": 1620, "p4": 2700})
_MATRIX: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"high": ("p1", "p2", "p3"), "medium": ("p2", "p3", "p4"), "low": ("p3", "p4", "p4")}
)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The limits that the checks on records go by. Days are working days where the name begins with `working_days_`.

    back_fill_days: a record written more days after the day that it is about counts as filled in afterwards.
    emergency_percent: of the changes of a month at most. change_medium, change_high: risk scores of a change from which
    the risk is medium and high. risk_medium, risk_high: the same of the risk register. review_months: between reviews
    of agreements and of suppliers. sla_required: of SLA_PARTS. sla_credit_limit: percent. resolution: priority →
    minutes, where no agreement says otherwise. round_the_clock: priorities whose minutes run day and night.
    priority_matrix: impact → priority by urgency high, medium, low. working_hours: first and last minute after
    midnight of a working day. holidays: ISO days, Monday to Friday, on which nobody works. training_quarterly: process
    training is due each quarter.
    """

    back_fill_days: int = 7
    emergency_percent: int = 10
    change_medium: int = 3
    change_high: int = 6
    working_days_emergency_papers: int = 2
    working_days_cab_review: int = 5
    working_days_change_review: int = 10
    working_days_request_simple: int = 1
    working_days_request_standard: int = 3
    working_days_problem_cause: int = 30
    working_days_complaint_answer: int = 5
    working_days_report: int = 5
    working_days_cause: int = 10
    effect_days: int = 90
    review_months: int = 12
    audit_cycle_months: int = 12
    continuity_test_months: int = 12
    risk_review_months: int = 3
    risk_medium: int = 8
    risk_high: int = 15
    acknowledgement_days: int = 30
    working_days_maintenance: int = 5
    training_rounds: int = 2
    pass_mark: int = 80
    sla_credit_limit: int = 20
    quotations: int = 3
    reserve_least: int = 10
    reserve_most: int = 15
    training_quarterly: bool = True
    sla_required: tuple[str, ...] = SLA_PARTS
    resolution: Mapping[str, int] = field(default_factory=lambda: _RESOLUTION)
    round_the_clock: tuple[str, ...] = ("p1", "p2")
    priority_matrix: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _MATRIX)
    working_hours: tuple[int, int] = (510, 1050)
    holidays: tuple[str, ...] = ()
