"""Signs registers, baselines and exceptions in the name of one root signer (APPROVALS, "Authority register")."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo

from smsgen.adapters.ssh_signatures import SignatureError, sign, verify
from smsgen.analysis.registers import chain_findings, day_of, root_signers
from smsgen.app.authority.authority import Registers, refuse_findings
from smsgen.app.authority.signing_chances import Side, side
from smsgen.app.writing.refused_change import AuthorityError, refused
from smsgen.app.writing.write_controlled import write_controlled
from smsgen.model.authority import Authority, RegisterSignature
from smsgen.model.baseline import RootStatement
from smsgen.model.text import Text, enumerated
from smsgen.sources.register_signatures import NAMESPACE

# A key's signature, in wire format, of bytes.
SignBlob = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Signable:
    """A file that counts when enough root signers have signed it.

    content: the bytes that are signed. judges: the registers whose root signers must sign. day: on which their keys
    must hold. before: the register to compare with, None for the first and for statements.
    """

    path: str
    content: bytes
    judges: tuple[Authority, ...]
    day: str
    signatures: tuple[RegisterSignature, ...]
    authority: Authority | None = None
    before: Authority | None = None
    statement: RootStatement | None = None

    @property
    def sides(self) -> tuple[Side, ...]:
        """What each of the registers asks for."""
        return tuple(side(judge, self.signatures, self.day) for judge in self.judges)

    @property
    def missing(self) -> int:
        """How many signatures are missing."""
        return max(each.missing for each in self.sides)

    @property
    def waiting(self) -> tuple[str, ...]:
        """Who can still sign."""
        return tuple(dict.fromkeys(person for each in self.sides if each.missing for person in each.waiting))


def signables(registers: Registers) -> tuple[Signable, ...]:
    """Return every register and statement, registers first, lowest number first."""
    zone = registers.zone
    found = [_register(registers, authority, zone) for authority in registers.authorities]
    numbered = {authority.number: authority for authority in registers.authorities}
    for statement in sorted(registers.statements, key=_order):
        named = numbered.get(statement.authority)
        if named is not None:
            content = registers.contents[statement.path]
            day = day_of(statement.issued_at, zone)
            found.append(Signable(statement.path, content, (named,), day, statement.signatures, statement=statement))
    return tuple(found)


def _order(statement: RootStatement) -> tuple[str, int]:
    folder, _, name = statement.path.rpartition("/")
    return folder, int(name.removesuffix(".yml"))


def _register(registers: Registers, authority: Authority, zone: tzinfo) -> Signable:
    before = registers.before(authority)
    return Signable(
        path=authority.path,
        content=registers.contents[authority.path],
        judges=(authority, *([before] if before else [])),
        day=day_of(authority.issued_at, zone),
        signatures=authority.signatures,
        authority=authority,
        before=before,
    )


def to_sign(registers: Registers, path: str) -> tuple[Signable, ...]:
    """Return what waits for signatures, or the one file named. Raises AuthorityError where it cannot be signed."""
    every = signables(registers)
    wanted = [each for each in every if each.missing] if not path else [each for each in every if each.path == path]
    if path and not wanted:
        refuse_findings(finding for finding in registers.findings if finding.location.path == path)
        listed = enumerated(each.path for each in every)
        raise refused(
            en=f"{path} is nothing that root signers sign. There are: {listed.en}.",
            zh=f"{path}不是由根签署人签署的文件。现有：{listed.zh}。",
        )
    for each in wanted:
        _check(registers, each)
    return tuple(wanted)


def _check(registers: Registers, signable: Signable) -> None:
    for signature in signable.signatures:
        if signature.fault:
            raise refused(
                en=f"{signable.path} was changed after {signature.person} had signed it, or {signature.path} is damaged"
                f" ({signature.fault}). Bring back what was signed; or, if the change is meant, delete"
                f" {signature.path}, and let everybody sign anew.",
                zh=f"{signable.path}在{signature.person}签署之后被改动，或{signature.path}已损坏（{signature.fault}）。"
                f"请恢复签署时的内容；如确需改动，请删除{signature.path}并由各人重新签署。",
            )
    if signable.authority is None:
        return
    number = int(signable.authority.number)
    chain = [replace(each, signatures=(), threshold=0) for each in registers.authorities if int(each.number) <= number]
    found = chain_findings(chain, registers.zone, None)
    refuse_findings(finding for finding in found if finding.location.path == signable.path)


class SignedAlreadyError(AuthorityError):
    """The person has signed this file."""


def signer(signable: Signable, key: str, fingerprint: Callable[[str], str]) -> str:
    """Return whose signature with `key` (public line) counts.

    Raises SignedAlreadyError where it is there already, AuthorityError where nobody's would count.
    """
    for judge in signable.judges:
        for person in judge.root_signers:
            if root_signers([RegisterSignature("", person, key)], judge, signable.day):
                _refuse_second(signable, person)
                _refuse_weaker(signable, person, key, fingerprint)
                return person
    raise _not_a_signer(signable, key, fingerprint(key))


def _counting(signable: Signable, person: str, key: str) -> int:
    """Return for how many of the registers a signature with `key` counts."""
    signature = RegisterSignature("", person, key)
    return sum(bool(root_signers([signature], judge, signable.day)) for judge in signable.judges)


def _refuse_weaker(signable: Signable, person: str, key: str, fingerprint: Callable[[str], str]) -> None:
    """Refuse a new key where the old one counts for both registers: each person signs once."""
    lines = {each.line for judge in signable.judges if person in judge.people for each in judge.people[person].keys}
    best = max(sorted(lines), key=lambda line: _counting(signable, person, line))
    if _counting(signable, person, best) > _counting(signable, person, key):
        name = _name(signable.judges, person)
        raise refused(
            en=f"{name.en} signs {signable.path} with the key {fingerprint(best)}, for the last time: the register"
            f" before knows only that one. The new key, {fingerprint(key)}, counts from the next signature on. Where"
            " the old key is lost, let the other root signers sign.",
            zh=f"{name.zh}须用密钥{fingerprint(best)}最后一次签署{signable.path}：上一号登记册只登记了该密钥。新密钥"
            f"{fingerprint(key)}自下一次签名起使用。若旧密钥已丢失，请由其他根签署人签署。",
        )


def _refuse_second(signable: Signable, person: str) -> None:
    if any(each.person == person for each in signable.signatures):
        name = _name(signable.judges, person)
        words = f"{name.en} has signed {signable.path} already.", f"{name.zh}已签署{signable.path}。"
        raise SignedAlreadyError(*words)


def _name(judges: Sequence[Authority], person: str) -> Text:
    known = next((judge for judge in judges if person in judge.people), judges[0])
    return known.identified(person)


def _not_a_signer(signable: Signable, key: str, shown: str) -> AuthorityError:
    owners = [each.id for judge in signable.judges for each in judge.people.values()
              if any(key == listed.line for listed in each.keys)]  # fmt: skip
    roots = enumerated(
        dict.fromkeys(_name(signable.judges, each) for judge in signable.judges for each in judge.root_signers)
    )
    if not owners:
        return AuthorityError(
            f"The key {shown} is nobody's in register {signable.judges[0].number}. `sms authority show` lists all"
            f" keys; `sms authority rotate-key PERSON` adds one. {signable.path} is signed by: {roots.en}.",
            f"第{signable.judges[0].number}号登记册中没有密钥{shown}。“sms authority show”列出全部密钥，"
            f"“sms authority rotate-key 人员”可登记密钥。{signable.path}的签署人：{roots.zh}。",
        )
    name = _name(signable.judges, owners[0])
    if not any(owners[0] in judge.root_signers for judge in signable.judges):
        return AuthorityError(
            f"{name.en} is not a root signer and cannot sign {signable.path}. It is signed by: {roots.en}.",
            f"{name.zh}不是根签署人，不能签署{signable.path}。签署人：{roots.zh}。",
        )
    return AuthorityError(
        f"The key {shown} of {name.en} did not hold on {signable.day}, when {signable.path} was issued: it began later,"
        " had ended or was revoked. Sign with the key that held then.",
        f"{name.zh}的密钥{shown}在{signable.path}的签发日（{signable.day}）无效：尚未开始、已终止或已吊销。请使用当日有效的密钥。",
    )


def put_signature(registers: Registers, signable: Signable, person: str, key: str, sign_blob: SignBlob) -> Signable:
    """Sign the file for `person` and write the signature beside it; return the file with it.

    Raises AuthorityError where the file is no longer what was shown, or the key gives no valid signature.
    """
    if (registers.root / signable.path).read_bytes() != signable.content:
        raise refused(
            en=f"{signable.path} was changed while you were reading it. Nothing was signed; start again.",
            zh=f"{signable.path}在您查看期间被改动。尚未签署，请重新开始。",
        )
    try:
        armoured = sign(signable.content, NAMESPACE, key, sign_blob)
        verify(armoured, signable.content, NAMESPACE)
    except SignatureError as error:
        raise refused(
            en=f"The key gave no signature that fits: {error}. Nothing was written.",
            zh=f"密钥未给出有效签名：{error}。未写入任何内容。",
        ) from error
    path = f"{signable.path}.{person}.sig"
    write_controlled(registers.root, path, armoured, new=True)
    return replace(signable, signatures=(*signable.signatures, RegisterSignature(path, person, key)))
