"""In which role a person takes a decision, if they may take it at all."""

from smsgen.analysis.entitlement import holds
from smsgen.analysis.pending import Pending
from smsgen.app.deciding import refusals
from smsgen.app.deciding.decision_desk import Desk
from smsgen.model.text import enumerated


def role_for(desk: Desk, standing: Pending, decision: str, person: str, wanted: str) -> str:
    """Return the role, that which is `wanted` where one is. Raises RefusedError where there is none."""
    document = standing.text.id
    allowed = standing.roles(decision)
    if wanted and wanted not in allowed:
        raise refusals.role_not_listed(document, decision, desk.role(wanted), desk.roles(allowed))
    if not allowed:
        raise refusals.nothing_asked(document, decision, standing.kind)
    known = desk.authority.people[person]
    held = [role for role in allowed if wanted in ("", role) and holds(known, role, desk.today)]
    if not held:
        raise refusals.role_not_held(known.name, decision, document, desk.roles((wanted,) if wanted else allowed))
    if decision in ("review", "approve"):
        held = _open(desk, standing, decision, person, held)
    elif decision in ("confirm", "withdraw"):
        held = _not_done(desk, standing, decision, person, held)
    if len(held) > 1 and decision != "confirm":
        raise refusals.which_role(known.name, enumerated(held))
    return held[0]


def _open(desk: Desk, standing: Pending, decision: str, person: str, held: list[str]) -> list[str]:
    """Return the roles in which the decision is still needed, of those that the person holds."""
    document, version, name = standing.text.id, standing.version, desk.name(person)
    if person in standing.text.authors:
        raise refusals.own_text(name, document, decision)
    own = [record for record in standing.decided if record.signer == person]
    if any(record.decision == decision and record.role in held for record in own):
        raise refusals.already_decided(name, document, version)
    wanted = [need.role for need in standing.open if need.decision == decision and need.role in held]
    if not wanted:
        by = [need.record for need in standing.needs if need.record and need.role in held and need.decision == decision]
        raise refusals.already_filled(document, version, enumerated(each.name for each in by))
    if own:
        raise refusals.two_roles(name, document, version)
    if decision == "approve":
        reviews = tuple(need.role for need in standing.open if need.decision == "review")
        if reviews:
            raise refusals.review_first(document, version, desk.roles(reviews))
    return wanted


def _not_done(desk: Desk, standing: Pending, decision: str, person: str, held: list[str]) -> list[str]:
    """Return the roles without a withdrawal yet; refuse to confirm twice on a day, or to withdraw in two roles."""
    document, version = standing.text.id, standing.version
    done = standing.withdrawals
    if decision == "confirm":
        done = tuple(each for each in standing.confirmations if desk.day(each.signed_at) == desk.today)
    if any(record.signer == person for record in done):
        raise refusals.already_decided(desk.name(person), document, version)
    if decision == "confirm":
        return held
    wanted = [role for role in held if role not in {record.role for record in done}]
    if not wanted:
        by = enumerated(each.name for each in done if each.role in held)
        raise refusals.already_filled(document, version, by)
    return wanted
