"""The replayed year of the example: what happened, month by month. Every day is a working day in Shanghai.

Read this to know what every golden below tests/golden/replay/ must say. `decide` signs; `commit` brings what was signed
into the repository. Who decides on what stands in authority/1.yml of the example:

- manual and policy: the quality manager (Li Qing) reviews; top management (Chen An) approves what is major, the
  management representative (Zhou Ning) what is minor
- procedure: the quality manager reviews and the management representative approves what is major; the quality manager
  approves what is minor
- guide and form: the quality manager reviews what is major; the owner approves. A translation: the quality manager
- confirmed by the owner every twelve months; the languages of a version take effect on one day
"""

import csv
from hashlib import sha256
from pathlib import Path

from smsgen.adapters.ssh_signatures import fingerprint
from smsgen.app.authority.accepted_faults import accept, present_faults
from smsgen.app.authority.authority import Draft, open_registers
from smsgen.app.authority.authority_keys import rotate_key
from smsgen.app.authority.authority_people import give_role, leave, stand_in
from smsgen.app.authority.baseline_takeover import take_over
from smsgen.model.authority import Acting, Authority, RoleTerm
from smsgen.model.baseline import AcceptedFault
from tests.fixtures.approve_example import ROOT
from tests.fixtures.approving import private_key, public_key
from tests.replay.living_repository import LivingRepository, moment
from tests.replay.texts import PATHS, SETTINGS, both, chinese, english

_STANDARD = "standards/silent-1-2020.yml"
_COLUMNS = ("id", "version", "language", "approver", "role", "date", "effective_from", "place", "scan", "reason")


def year(root: Path) -> LivingRepository:
    """Make `root` the repository of the year, as it stands on 2027-02-28; return it."""
    set_ = LivingRepository(root)
    for quarter in (_start, _spring, _people, _rejected, _in_force, _late, _winter):
        quarter(set_)
    return set_


def _start(set_: LivingRepository) -> None:
    """Start control on 2 March 2026, with all texts; two of them were approved on paper on 15 December 2025."""
    set_.write({"sms.yml": SETTINGS, ".gitattributes": "* -text\n"})
    set_.write({_STANDARD: (ROOT / "tests/rules/set" / _STANDARD).read_bytes()})
    set_.write({f"authority/1.yml{end}": (ROOT / f"authority/1.yml{end}").read_bytes()
                for end in ("", ".chen.an.sig", ".li.qing.sig")})  # fmt: skip
    set_.write(english("SMS-GDE-06", "1.0"))
    for document in ("SMS-MAN-01", "SMS-MAN-04", "SMS-POL-05", "SMS-PRC-17", "SMS-GDE-08", "SMS-FRM-30"):
        set_.write(both(document, "1.0"))
    take_over(open_registers(set_.root), _paper_list(set_.root.parent / "paper.csv"), moment("2026-03-02 08:30"))
    set_.sign_registers()
    set_.commit("2026-03-02 09:00", "wu.fan", "Start of control")


def _paper_list(file: Path) -> Path:
    """Write the list of what was approved on paper; return it."""
    rows = [_COLUMNS]
    for document in ("SMS-MAN-01", "SMS-POL-05"):
        for language in ("en", "zh"):
            scan = sha256(f"scan of {document} {language}".encode()).hexdigest()
            approval = ("Chen An 陈安", "top-management", "2025-12-15", "2026-01-05")
            paper = ("Safe 3, folder 12", scan, "Signed on paper before the repository existed.")
            rows.append((document, "1.0", language, *approval, *paper))
    with file.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows(rows)
    return file


def _spring(set_: LivingRepository) -> None:
    """Approve the first versions and a later translation; correct a misspelt word in English, then one in Chinese."""
    children = ("SMS-GDE-06", "SMS-GDE-08", "SMS-FRM-30")
    for index, document in enumerate(("SMS-PRC-17", *children, "SMS-MAN-04")):
        set_.decide(f"2026-03-09 10:0{index}", "li.qing", "review", document)
    effective = {"effective_from": "2026-03-16"}
    set_.decide("2026-03-10 09:00", "chen.an", "approve", "SMS-MAN-04", **effective)
    set_.decide("2026-03-10 10:00", "zhou.ning", "approve", "SMS-PRC-17", **effective)
    for index, document in enumerate(children):
        set_.decide(f"2026-03-10 11:0{index}", "xu.dan", "approve", document, **effective)
    for index, document in enumerate(("SMS-PRC-17", "SMS-GDE-08", "SMS-FRM-30", "SMS-MAN-04")):
        set_.decide(f"2026-03-10 14:0{index}", "li.qing", "approve", document, language="zh", **effective)
    set_.commit("2026-03-10 18:00", "wu.fan", "Approvals for change management")

    set_.write(chinese("SMS-GDE-06", "1.0"))
    set_.commit("2026-04-16 16:00", "tang.li", "Chinese text of the guide")
    set_.decide("2026-04-20 10:00", "li.qing", "approve", "SMS-GDE-06")
    set_.commit("2026-04-20 18:00", "wu.fan", "Approval of the Chinese guide")

    set_.write(both("SMS-PRC-17", "1.1"))
    set_.commit("2026-05-11 16:00", "xu.dan", "A misspelt word")
    set_.decide("2026-05-12 10:00", "li.qing", "approve", "SMS-PRC-17")
    set_.commit("2026-05-12 18:00", "wu.fan", "Approval of procedure 1.1")
    # The parent has changed: its owner looks at each child, and finds that they may stay.
    for index, document in enumerate(children):
        set_.decide(f"2026-05-18 10:0{index}", "xu.dan", "confirm", document)
    set_.commit("2026-05-18 18:00", "wu.fan", "Children of the procedure confirmed")

    set_.write(chinese("SMS-PRC-17", "1.1", "2"))
    set_.commit("2026-06-02 16:00", "xu.dan", "A wrong character")
    set_.decide("2026-06-03 10:00", "li.qing", "approve", "SMS-PRC-17", language="zh")
    set_.commit("2026-06-03 18:00", "wu.fan", "Approval of the Chinese revision")


def _people(set_: LivingRepository) -> None:
    """Name a deputy for July, let an owner leave in August, change a key in September."""

    def deputy(before: Draft) -> Authority:
        return stand_in(
            before, "wu.fan", Acting("quality-manager", "li.qing", "2026-07-01", "2026-07-31", "LOA-2026-031")
        )

    set_.change_register("2026-06-22 10:00", deputy)
    set_.commit("2026-06-22 18:00", "wu.fan", "Register 2: a deputy")
    set_.write(both("SMS-GDE-06", "1.1"))
    set_.commit("2026-07-06 16:00", "tang.li", "Requests go to the portal")
    set_.decide("2026-07-07 10:00", "xu.dan", "approve", "SMS-GDE-06", language="en")
    set_.decide("2026-07-08 10:00", "wu.fan", "approve", "SMS-GDE-06", language="zh")
    set_.commit("2026-07-08 18:00", "wu.fan", "Approval of guide 1.1")

    def successor(before: Draft) -> Authority:
        return give_role(before, "guo.peng", RoleTerm("change-manager", "2026-09-01", "", "LOA-2026-040"))

    set_.change_register("2026-08-24 10:00", successor, lambda before: leave(before, "xu.dan", "2026-08-31"))
    set_.commit("2026-08-24 18:00", "wu.fan", "Register 3: a new change manager")

    def new_key(before: Draft) -> Authority:
        return rotate_key(before, "li.qing", public_key("li.qing.new"), fingerprint=fingerprint)

    set_.change_register("2026-09-07 10:00", new_key)
    set_.keys["li.qing"] = private_key("li.qing.new")
    set_.commit("2026-09-07 18:00", "wu.fan", "Register 4: a new key")


def _rejected(set_: LivingRepository) -> None:
    """Reject version 2.0, which comes back as 2.1 through a branch; end a key that was stolen."""
    set_.write(english("SMS-PRC-17", "2.0"))
    set_.commit("2026-09-14 16:00", "guo.peng", "Emergency changes in the procedure")
    set_.decide("2026-09-16 10:00", "li.qing", "review", "SMS-PRC-17", language="en")
    set_.decide("2026-09-17 10:00", "zhou.ning", "reject", "SMS-PRC-17", language="en")
    set_.commit("2026-09-17 18:00", "wu.fan", "Rejection of procedure 2.0")
    set_.git("2026-09-21 09:00", "guo.peng", "switch", "--quiet", "--create", "procedure-2.1")
    set_.write(english("SMS-PRC-17", "2.1"))
    set_.commit("2026-09-21 16:00", "guo.peng", "A limit for emergency changes")
    set_.write(chinese("SMS-PRC-17", "2.1"))
    set_.commit("2026-09-22 16:00", "guo.peng", "The same in Chinese")
    set_.git("2026-09-22 17:00", "wu.fan", "switch", "--quiet", "main")
    set_.merge("2026-09-22 18:00", "wu.fan", "procedure-2.1")
    effective = {"effective_from": "2026-11-01"}
    set_.decide("2026-09-24 10:00", "li.qing", "review", "SMS-PRC-17", language="en")
    set_.decide("2026-09-28 10:00", "zhou.ning", "approve", "SMS-PRC-17", **effective)
    set_.decide("2026-09-29 10:00", "li.qing", "approve", "SMS-PRC-17", **effective)
    set_.commit("2026-09-29 18:00", "wu.fan", "Approval of procedure 2.1")

    def stolen(before: Draft) -> Authority:
        when = moment("2026-10-12 18:00").isoformat()
        return rotate_key(
            before, "zhou.ning", public_key("zhou.ning.new"), fingerprint=fingerprint, compromised_at=when
        )

    set_.change_register("2026-10-13 10:00", stolen)
    set_.keys["zhou.ning"] = private_key("zhou.ning.new")
    set_.commit("2026-10-13 11:00", "wu.fan", "Register 5: a stolen key")


def _in_force(set_: LivingRepository) -> None:
    """See procedure 2.1 take effect on 1 November: withdraw one child, confirm another; the third is renewed later."""
    set_.decide("2026-11-02 10:00", "guo.peng", "withdraw", "SMS-GDE-08", language="en")
    set_.decide("2026-11-02 11:00", "li.qing", "withdraw", "SMS-GDE-08", language="zh")
    set_.decide("2026-11-03 10:00", "guo.peng", "confirm", "SMS-FRM-30")
    set_.commit("2026-11-03 18:00", "wu.fan", "Guide on emergencies withdrawn, form confirmed")
    path = PATHS["SMS-GDE-08"]
    set_.write({path: None, path.replace(".md", ".zh.md"): None})
    set_.commit("2026-11-04 16:00", "wu.fan", "The withdrawn guide is removed")


def _late(set_: LivingRepository) -> None:
    """Sign form 1.1 on 10 and 11 November, which comes in on 15 December only; accept that. Renew a guide meanwhile."""
    set_.write(both("SMS-FRM-30", "1.1"))
    set_.commit("2026-11-09 16:00", "tang.li", "The form says where it goes")
    late = set_.decide("2026-11-10 10:00", "guo.peng", "approve", "SMS-FRM-30", language="en")
    late += set_.decide("2026-11-11 10:00", "li.qing", "approve", "SMS-FRM-30", language="zh")
    held = set_.hold_back(late)

    set_.git("2026-11-12 09:00", "tang.li", "switch", "--quiet", "--create", "guide-2.0")
    set_.write(english("SMS-GDE-06", "2.0"))
    set_.commit("2026-11-12 16:00", "tang.li", "Emergencies in the guide")
    set_.write(chinese("SMS-GDE-06", "2.0"))
    set_.commit("2026-11-13 16:00", "tang.li", "The same in Chinese")
    set_.git("2026-11-16 09:00", "wu.fan", "switch", "--quiet", "main")
    set_.squash("2026-11-16 16:00", "wu.fan", "guide-2.0", also="tang.li")
    set_.decide("2026-11-17 10:00", "li.qing", "review", "SMS-GDE-06", language="en")
    set_.decide("2026-11-18 10:00", "guo.peng", "approve", "SMS-GDE-06", language="en")
    set_.decide("2026-11-18 14:00", "li.qing", "approve", "SMS-GDE-06", language="zh")
    set_.commit("2026-11-18 18:00", "wu.fan", "Approval of guide 2.0")

    set_.decide("2026-12-08 10:00", "zhou.ning", "confirm", "SMS-MAN-01")
    set_.commit("2026-12-08 18:00", "wu.fan", "Manual confirmed")

    set_.write(held)
    set_.commit("2026-12-15 09:00", "wu.fan", "Approval of form 1.1, late")
    registers, now = open_registers(set_.root), moment("2026-12-16 10:00")
    found = [each for each in present_faults(set_.root) if each.rule == "time-landing-gap"]
    for fault in found:
        reason = "The computer with the signatures was under repair for five weeks."
        accept(registers, AcceptedFault(fault.rule, fault.path, fault.commit, reason), found, now)
        registers = open_registers(set_.root)
    set_.sign_registers()
    set_.commit("2026-12-16 18:00", "wu.fan", "A late landing accepted")


def _winter(set_: LivingRepository) -> None:
    """Renew the policy, whose review was due on 15 December, in January; leave a procedure waiting in February."""
    set_.write(both("SMS-POL-05", "2.0"))
    set_.commit("2027-01-08 16:00", "guo.peng", "Changes of suppliers")
    set_.decide("2027-01-11 10:00", "li.qing", "review", "SMS-POL-05", language="en")
    set_.decide("2027-01-12 10:00", "chen.an", "approve", "SMS-POL-05")
    set_.decide("2027-01-13 10:00", "li.qing", "approve", "SMS-POL-05")
    set_.commit("2027-01-13 18:00", "wu.fan", "Approval of policy 2.0")
    set_.decide("2027-01-20 10:00", "guo.peng", "confirm", "SMS-PRC-17")
    set_.commit("2027-01-20 18:00", "wu.fan", "Procedure confirmed under the new policy")
    set_.write(both("SMS-PRC-17", "2.2"))
    set_.commit("2027-02-22 16:00", "guo.peng", "From when the limit counts")
