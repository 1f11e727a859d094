"""The authority register as `sms authority` reads and changes it: the one way in which registers are written.

A register that somebody signed or relied on is never touched: a change becomes the next number. What is written is
read back and judged first, so that a register that would be a finding is never left on disk.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from smsgen.analysis.registers import chain_findings, day_of
from smsgen.app.authority.signing_chances import Chances, chances, lost_records, usable_keys
from smsgen.app.check import NotJudgedError, refusal
from smsgen.app.writing.refused_change import AuthorityError, refused
from smsgen.app.writing.write_controlled import write_controlled
from smsgen.diagnostics import Finding
from smsgen.exporters.authority_register import COMMENT, comment_of, register_text
from smsgen.model.approval import ApprovalRecord
from smsgen.model.authority import Authority
from smsgen.model.baseline import RootStatement
from smsgen.model.text import COLON, LANGUAGES, SEMICOLON, enumerated
from smsgen.sources.configuration import ConfigurationError
from smsgen.sources.decisions import read_decisions, register_paths
from smsgen.sources.read_authority import read_authority
from smsgen.sources.tree import UnreadableFileError, WorkingTree


@dataclass(frozen=True, slots=True)
class Registers:
    """What lies in `authority/` of a working tree, with the records that rely on it.

    authorities: in the order of their numbers, at least one. contents: path → bytes of every file in `authority/` and
    `approvals/`. findings: of the statements and records that cannot be relied on as data.
    """

    root: Path
    authorities: tuple[Authority, ...]
    contents: Mapping[str, bytes]
    approvals: tuple[ApprovalRecord, ...]
    statements: tuple[RootStatement, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def highest(self) -> Authority:
        """The register with the highest number."""
        return self.authorities[-1]

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which the days of the register are meant."""
        return zone_of(self.highest.time_zone)

    def before(self, authority: Authority) -> Authority | None:
        """Return the register that `authority` follows, None for the first."""
        index = self.authorities.index(authority)
        return self.authorities[index - 1] if index else None

    def is_open(self, authority: Authority) -> bool:
        """Tell whether a register may still be edited: nobody signed it, and nothing relies on it."""
        users = {record.authority for record in self.approvals}
        users |= {each.authority for each in self.statements if each.signatures}
        return authority is self.highest and not authority.signatures and authority.number not in users


@dataclass(frozen=True, slots=True)
class Draft:
    """A register that is about to be changed.

    authority: numbered and dated as it will be written. base: what it follows in the chain, None for the first.
    shown: what a reader compares it with. today: the day in its time zone; issued: the day it was issued.
    """

    authority: Authority
    base: Authority | None
    shown: Authority
    today: str
    issued: str

    def of(self, authority: Authority) -> "Draft":
        """Return the draft with a change in it already."""
        return replace(self, authority=authority)


@dataclass(frozen=True, slots=True)
class Written:
    """A register that was written.

    chances: who can sign it. hurt: paths of the records that no longer count by it. old_keys: root signers with a new
    key in it who sign it with the one before.
    """

    authority: Authority
    shown: Authority
    new: bool
    chances: Chances
    hurt: tuple[str, ...] = ()
    old_keys: tuple[str, ...] = ()


def zone_of(name: str) -> ZoneInfo:
    """Return a time zone. Raises AuthorityError where there is none of that name."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        raise refused(
            en=f"{name} is not a time zone. Write one such as Asia/Shanghai or Europe/Berlin.",
            zh=f"{name}不是时区名。请写Asia/Shanghai这样的时区名。",
        ) from None


def moment_text(now: datetime, zone: ZoneInfo) -> str:
    """Return `now` as registers and statements write it."""
    return now.astimezone(zone).isoformat(timespec="seconds")


def open_registers(root: Path) -> Registers:
    """Read `authority/` and `approvals/` of the working tree.

    Raises AuthorityError where there is no register yet, and NotJudgedError where one cannot be relied on as data.
    """
    contents = _contents(root)
    paths = register_paths(contents)
    if not paths:
        raise refused(
            en="There is no authority register yet. Begin with `sms authority init`.",
            zh="尚无授权登记册。请先运行“sms authority init”。",
        )
    try:
        authorities = tuple(read_authority(path, contents[path], contents) for path in paths)
        zone_of(authorities[-1].time_zone)
        decisions = read_decisions(contents, authorities[-1])
    except ConfigurationError as error:
        raise NotJudgedError(refusal(error.findings, "", "", None)) from error
    return Registers(root, authorities, contents, decisions.approvals, decisions.statements, decisions.findings)


def _contents(root: Path) -> dict[str, bytes]:
    tree = WorkingTree(root)
    entries = [each for each in tree.entries() if each.path.startswith(("authority/", "approvals/"))]
    contents = {}
    for entry, content in tree.read_many([each for each in entries if each.kind == "file"]):
        if isinstance(content, UnreadableFileError):
            raise refused(en=f"{entry.path} cannot be read: {content}", zh=f"无法读取{entry.path}：{content}")
        contents[entry.path] = content
    return contents


def draft(registers: Registers, now: datetime) -> Draft:
    """Return the register to change: the highest while it is open, else the next one, issued now.

    Raises AuthorityError where the highest is relied on, or signed by some, and lacks signatures.
    """
    highest, zone = registers.highest, registers.zone
    if not registers.is_open(highest):
        refuse_incomplete(registers)
    issued_at = moment_text(now, zone)
    base = registers.before(highest)
    if not registers.is_open(highest):
        number = str(int(highest.number) + 1)
        path = f"authority/{number}.yml"
        following = replace(highest, number=number, path=path, issued_at=issued_at, signatures=(), digest="")
        shown, base = highest, highest
    else:
        # Nothing relies on the first register yet, so that it may begin later. The intervals of a later one begin with
        # the day on which it was issued.
        following = highest if base else replace(highest, issued_at=issued_at)
        shown = base or highest
    return Draft(following, base, shown, day_of(issued_at, zone), day_of(following.issued_at, zone))


def refuse_incomplete(registers: Registers) -> None:
    """Raise AuthorityError where the highest register lacks signatures: what follows would rest on nothing."""
    highest = registers.highest
    can = chances(highest, registers.before(highest), registers.zone)
    if not can.missing:
        return
    people = enumerated((highest.identified(each) for each in can.waiting if each in highest.people), "-")
    signed = enumerated(each.path for each in highest.signatures)
    undo = ("", "")
    if highest.signatures:
        undo = (f" To change it instead, delete {signed.en} first.", f"如需修改该登记册，请先删除{signed.zh}。")
    raise refused(
        en=f"{highest.path} still lacks the signatures of {can.missing} root signers: {people.en}."
        f" Let them sign it first: `sms authority sign`.{undo[0]}",
        zh=f"{highest.path}尚缺{can.missing}名根签署人的签名：{people.zh}。请先完成签署："
        f"“sms authority sign”。{undo[1]}",
    )


def save(registers: Registers, before: Draft, changed: Authority) -> Written:
    """Write a changed register. Raises AuthorityError where it would be a finding, or could never be signed."""
    zone = registers.zone
    content = register_text(changed, comment_of(registers.contents[registers.highest.path])).encode()
    made = read_back(changed, content)
    earlier = [each for each in registers.authorities if int(each.number) < int(made.number)]
    found = chain_findings([*map(_unsigned, earlier), _unsigned(made)], zone, None)
    refuse_findings(each for each in found if each.location.path == made.path)
    can = chances(made, before.base, zone)
    if can.hopeless:
        raise _unsignable(made, can)
    new = made.path not in registers.contents
    write_controlled(registers.root, made.path, content, new=new)
    hurt = lost_records(registers.approvals, registers.authorities, made, zone)
    return Written(made, before.shown, new, can, hurt, _with_old_keys(made, before.base))


def _with_old_keys(after: Authority, base: Authority | None) -> tuple[str, ...]:
    if base is None:
        return ()
    day = day_of(after.issued_at, zone_of(after.time_zone))
    found = []
    for person in after.root_signers:
        now, then = usable_keys(after, person, day), usable_keys(base, person, day)
        if now & then and now - then:
            found.append(person)
    return tuple(found)


def refuse_existing(root: Path) -> None:
    """Raise AuthorityError where there is a register already."""
    found = register_paths(_contents(root))
    if found:
        raise refused(
            en=f"{found[0]} exists already, and `sms authority init` never overwrites it. `sms authority show` prints"
            " the register; `sms authority -h` lists what changes it. If nobody has signed or committed it yet, you may"
            " delete the file and start again.",
            zh=f"{found[0]}已存在，“sms authority init”不会覆盖。“sms authority show”显示登记册，"
            "“sms authority -h”列出更改方法。若尚无人签署且未提交，可删除该文件后重新建立。",
        )


def create(root: Path, authority: Authority) -> Written:
    """Write the first register. Raises AuthorityError where there is one, or this one would be a finding."""
    refuse_existing(root)
    content = register_text(authority, COMMENT).encode()
    made = read_back(authority, content)
    zone = zone_of(made.time_zone)
    refuse_findings(chain_findings([_unsigned(made)], zone, None))
    write_controlled(root, authority.path, content, new=True)
    return Written(made, made, new=True, chances=chances(made, None, zone))


def read_back(authority: Authority, content: bytes) -> Authority:
    """Read what will be written. Raises AuthorityError where it cannot be relied on as data, or is not the same."""
    try:
        made = read_authority(authority.path, content)
    except ConfigurationError as error:
        refuse_findings(error.findings)
        raise
    if replace(made, digest=authority.digest, signatures=authority.signatures) != authority:
        message = f"{authority.path} would not be read back as it was meant"
        raise RuntimeError(message)
    return made


def refuse_findings(findings: Iterable[Finding]) -> None:
    """Raise AuthorityError with the wording of the rules where there are findings."""
    found = refusal(findings, "", "", None).diagnostics
    if found:
        lines = {
            language: SEMICOLON.of(language).join(
                f"{each.location}{COLON.of(language)}{each.message.of(language)}" for each in found
            )
            for language in LANGUAGES
        }
        raise refused(en=f"This would be a finding: {lines['en']}", zh=f"这样写会成为问题：{lines['zh']}")


def _unsigned(authority: Authority) -> Authority:
    """Return a register of which no signatures are asked, so that only what it says is judged."""
    return replace(authority, signatures=(), threshold=0)


def _unsignable(authority: Authority, can: Chances) -> AuthorityError:
    before = can.sides[-1]
    able = enumerated(before.able, "-")
    return AuthorityError(
        f"{authority.path} could never be signed: register {before.number} asks for {before.threshold} of its root"
        f" signers with the keys that it lists ({able.en}), and register {authority.number} for {authority.threshold}"
        " of its own, each with one signature. Where a key is to be revoked: first give the person a new key with"
        " `sms authority rotate-key`, let everybody sign that register, then revoke the old key in the next one.",
        f"{authority.path}将永远无法完成签署：第{before.number}号登记册要求{before.threshold}名根签署人用其登记的密钥签名"
        f"（{able.zh}），第{authority.number}号登记册又要求自己的{authority.threshold}名根签署人签名，而每人只签一次。"
        "如需吊销密钥：先用“sms authority rotate-key”为其登记新密钥并由各人签署，再在下一号登记册中吊销旧密钥。",
    )
