"""The allocation of duties (职能分配表): which department leads a clause of the standard, which take part (R-17).

It is worked out from what the documents declare, so nobody has to keep it. The owner of the procedure that answers a
clause leads it; where none does, the owner of the policy, of the manual, of the work instruction, of the form. Of
several it is the one more of whose answers lie in the same section of the standard (8.6), then the one that answers
fewer clauses. The owners of all other documents that answer it, and of the forms that these use, take part. A role
counts for the department that `departments` of sms.yml lists it under.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from smsgen.analysis.coverage import StandardCoverage
from smsgen.analysis.facts import Facts
from smsgen.model.document import Document
from smsgen.model.settings import Department
from smsgen.model.text import Text

_FIRST = ("procedure", "policy", "manual", "guide", "form")
LEADS, TAKES_PART = "leads", "takes-part"


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A leaf clause. lead: id of the leading role, "" where no document answers the clause; document: that says so.

    departments: code → LEADS or TAKES_PART. reasons: code → ids of the documents by which the department has its part.
    """

    clause: str
    title: Text
    lead: str
    document: str
    departments: Mapping[str, str]
    reasons: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class DutyMatrix:
    """The allocation for one standard, in the order of its clauses. key: of the catalogue.

    departments: those that have roles, in the order of sms.yml. unplaced: roles that own something and belong to no
    department, so that what they do shows nowhere.
    """

    key: str
    departments: tuple[Department, ...]
    rows: tuple[DutyRow, ...]
    unplaced: tuple[str, ...]


def duty_matrix(facts: Facts) -> tuple[DutyMatrix, ...]:
    """Return the allocation for each standard; () where sms.yml lists no role under a department."""
    departments = tuple(each for each in facts.sms.settings.departments if each.roles)
    return tuple(_matrix(facts, each, departments) for each in facts.coverage.standards.values() if departments)


def department_of(facts: Facts, role: str) -> Department | None:
    """Return the department that a role belongs to, None where sms.yml says none."""
    return next((each for each in facts.sms.settings.departments if role in each.roles), None)


def _matrix(facts: Facts, covered: StandardCoverage, departments: tuple[Department, ...]) -> DutyMatrix:
    place = {role: department.code for department in departments for role in department.roles}
    unplaced: set[str] = set()
    rows = []
    for found in covered.clauses.values():
        if not found.clause.leaf:
            continue
        answering = [facts.sources[claim.document] for claim in found.claims if claim.document in facts.sources]
        answering.sort(key=partial(_rank, found.clause.id))
        concerned = list(_concerned(facts, answering))
        unplaced |= {each.owner for each in concerned} - place.keys()
        reasons: dict[str, list[str]] = {}
        for each in concerned:
            if each.owner in place:
                reasons.setdefault(place[each.owner], []).append(each.id)
        leading = place.get(answering[0].owner, "") if answering else ""
        rows.append(
            DutyRow(
                clause=found.clause.id,
                title=found.clause.title,
                lead=answering[0].owner if answering else "",
                document=answering[0].id if answering else "",
                departments={code: LEADS if code == leading else TAKES_PART for code in reasons},
                reasons={code: tuple(dict.fromkeys(ids)) for code, ids in reasons.items()},
            )
        )
    return DutyMatrix(covered.standard.key, departments, tuple(rows), tuple(sorted(unplaced)))


def _rank(clause: str, document: Document) -> tuple[int, float, int, str]:
    """Return by what the documents that answer a clause are put in order, the leading one first."""
    sections = [claim.clause.rpartition(":")[2].split(".")[:2] for claim in document.clauses]
    at_home = sections.count(clause.split(".")[:2]) / len(sections)
    return (_FIRST.index(document.tier), -at_home, len(sections), document.id)


def _concerned(facts: Facts, answering: list[Document]) -> Iterator[Document]:
    """Yield the documents that answer a clause, then the forms that they use."""
    yield from answering
    for document in answering:
        yield from (facts.sources[form] for form in document.forms if form in facts.sources)
