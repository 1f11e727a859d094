"""A decision, taken or open, as a line of a terminal."""

from smsgen.exporters.state_names import DECISION_NAMES, LEVEL_NAMES
from smsgen.model.text import Text
from smsgen.reports.control import MissingLine
from smsgen.reports.decisions import DecisionLine

_DECISION = Text("{decision} {name} ({role}) {day}, {level}", "{decision}：{name}（{role}），{day}，{level}")
_DEPUTY = Text("{role}, deputy for {person}", "{role}，代{person}")
_MISSING = Text("{decision} {role} ({people})", "{decision}：{role}（{people}）")
_MISSING_NOBODY = Text("{decision} {role} (nobody may at present)", "{decision}：{role}（目前无人可签）")
_COMMA = Text(", ", "、")
_TO_BE = {"review": Text("to be reviewed by", "待审核"), "approve": Text("to be approved by", "待批准")}


def decision_words(line: DecisionLine, language: str) -> str:
    """Return who decided what, in which role, when, and what proves it."""
    role = _DEPUTY.of(language).format(role=line.role, person=line.stands_for) if line.stands_for else line.role
    return _DECISION.of(language).format(
        decision=DECISION_NAMES[line.decision].of(language),
        name=line.name,
        role=role,
        day=line.on,
        level=LEVEL_NAMES[line.level].of(language),
    )


def missing_words(line: MissingLine, language: str) -> str:
    """Return which decision is open, in which role, and who may take it."""
    wording = _MISSING if line.people else _MISSING_NOBODY
    people = _COMMA.of(language).join(line.people)
    return wording.of(language).format(decision=_TO_BE[line.decision].of(language), role=line.role, people=people)
