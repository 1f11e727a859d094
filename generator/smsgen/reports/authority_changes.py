"""What a register says, fact by fact, and what the next one changes: what people read before they sign it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from smsgen.model.authority import Acting, Authority, Person
from smsgen.model.document import TIER_NAMES
from smsgen.model.text import Text

_END = Text(" to {end}", "至{end}")
_ROLE = Text("{who}: role {role} from {start}{end} ({basis})", "{who}：角色{role}，自{start}起{end}（{basis}）")
_ACTING = Text(
    "{who}: acts as {role} for {other} from {start}{end} ({basis})",
    "{who}：代理{other}的角色{role}，自{start}起{end}（{basis}）",
)
_KEY = Text("{who}: key {key} from {start}{end}{lost}", "{who}：密钥{key}，自{start}起{end}{lost}")
_REVOKED = Text(", revoked on {day}", "，{day}吊销")
_COMPROMISED = Text(", not trusted since {since}", "，自{since}起不可信")
_PERSON = Text("{who}: in the register", "{who}：列入登记册")
_EMAIL = Text("{who}: e-mail address {value}", "{who}：邮箱{value}")
_ACCOUNT = Text("{who}: account {value} on {forge}", "{who}：{forge}账号{value}")
_ROOT = Text("{value} signs registers", "{value}可签署登记册")
_THRESHOLD = Text("{value} root signers must sign", "须有{value}名根签署人签署")
_ZONE = Text("time zone {value}", "时区{value}")
_LANGUAGE = Text("authoritative language {value}", "权威语言{value}")
_PATTERN = Text("ids of documents: {value}", "文件编号格式：{value}")
_RELEASE = Text("languages take effect: {value}", "各语言生效方式：{value}")
_NAMED = Text("role {role} is called {value}", "角色{role}的名称：{value}")
_MEANING = Text("to {decision} means: {value}", "{decision}的含义：{value}")
_WITNESS = Text("witness key {key} of {forge} from {start}{end}", "{forge}的见证密钥{key}，自{start}起{end}")
_POLICY = Text("{tier}, {what}: {value}", "{tier}，{what}：{value}")
_NOBODY = Text("nobody", "无")

POLICY_NAMES = {
    **TIER_NAMES,
    "instance": Text("maintained record", "受控表单实例"),
    "translation": Text("translation", "译文"),
}
POLICY_PARTS = {
    "major_review": Text("review of a major version", "主版本的审核"),
    "major_approve": Text("approval of a major version", "主版本的批准"),
    "minor_review": Text("review of a minor version", "次版本的审核"),
    "minor_approve": Text("approval of a minor version", "次版本的批准"),
    "confirm": Text("confirmation without change", "无修改确认"),
    "level": Text("least proof", "最低证明等级"),
    "review_months": Text("months between reviews", "评审间隔（月）"),
}

Fingerprint = Callable[[str], str]
# What a fact is about, and how it is said. Facts of one subject are one fact that changes.
Fact = tuple[tuple[str, ...], Text]


class RegisterChange(NamedTuple):
    """One fact that differs. before, after: its wording, None where one of the registers does not hold it."""

    before: Text | None
    after: Text | None


def register_changes(before: Authority, after: Authority, fingerprint: Fingerprint) -> tuple[RegisterChange, ...]:
    """Return everything in which `after` differs from `before`, apart from its number and when it was issued."""
    old, new = register_facts(before, fingerprint), register_facts(after, fingerprint)
    keys = dict.fromkeys((*new, *old))
    return tuple(RegisterChange(old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key))


def register_facts(authority: Authority, fingerprint: Fingerprint) -> dict[tuple[str, ...], Text]:
    """Return everything that a register says, apart from its number and when it was issued: subject → wording."""
    facts: dict[tuple[str, ...], Text] = {}
    for subject, words in _facts(authority, fingerprint):
        count = 1
        while (*subject, str(count)) in facts:
            count += 1
        facts[*subject, str(count)] = words
    return facts


def register_lines(authority: Authority, fingerprint: Fingerprint) -> tuple[Text, ...]:
    """Return the same in fewer lines, to be read as a whole: one for the policy of each tier."""
    lines: list[Text] = []
    tiers = list(authority.policies)
    for subject, words in register_facts(authority, fingerprint).items():
        if subject[0] != "policy":
            lines.append(words)
        elif subject[1] in tiers:
            tiers.remove(subject[1])
            parts = [
                Text(f"{part.en} {value.en}", f"{part.zh}{value.zh}") for part, value in _policy(authority, subject[1])
            ]
            tier = POLICY_NAMES.get(subject[1], Text(subject[1], subject[1]))
            joined = Text("; ".join(part.en for part in parts), "；".join(part.zh for part in parts))
            lines.append(Text(f"{tier.en}: {joined.en}", f"{tier.zh}：{joined.zh}"))
    return tuple(lines)


def people_lines(authority: Authority, fingerprint: Fingerprint) -> tuple[Text, ...]:
    """Return what a register says of people, and who signs it."""
    about = {"root", "threshold", "person", "held", "acting", "key", "email", "account"}
    return tuple(words for subject, words in register_facts(authority, fingerprint).items() if subject[0] in about)


def _facts(authority: Authority, fingerprint: Fingerprint) -> Iterator[Fact]:
    yield ("time_zone",), _said(_ZONE, value=authority.time_zone)
    yield ("language",), _said(_LANGUAGE, value=authority.language)
    yield ("id_pattern",), _said(_PATTERN, value=authority.id_pattern)
    for signer in authority.root_signers:
        yield ("root", signer), _said(_ROOT, value=authority.identified(signer))
    yield ("threshold",), _said(_THRESHOLD, value=str(authority.threshold))
    for person in authority.people.values():
        yield from _person_facts(authority, person, fingerprint)
    for role, names in authority.roles.items():
        yield (
            ("role", role),
            _said(_NAMED, role=role, value=" / ".join(f"{key}: {names[key]}" for key in sorted(names))),
        )
    yield from _policy_facts(authority)
    yield ("release",), _said(_RELEASE, value=authority.release)
    for decision, value in authority.meanings.items():
        yield ("meaning", decision), _said(_MEANING, decision=decision, value=value)
    for each in authority.witnesses:
        words = _said(_WITNESS, key=fingerprint(each.key), forge=each.forge, start=each.start, end=_until(each.end))
        yield ("witness", each.key, each.forge, each.start), words


def _person_facts(authority: Authority, person: Person, fingerprint: Fingerprint) -> Iterator[Fact]:
    who = authority.identified(person.id)
    yield ("person", person.id), _said(_PERSON, who=who)
    for term in person.roles:
        said = _said(_ROLE, who=who, role=term.role, start=term.start, end=_until(term.end), basis=term.basis)
        yield ("held", person.id, term.role, term.basis, term.start), said
    for each in person.acting:
        yield ("acting", person.id, each.role, each.stands_for, each.basis, each.start), _acting(authority, who, each)
    for key in person.keys:
        lost = _joined(
            _said(_REVOKED, day=key.revoked) if key.revoked else Text("", ""),
            _said(_COMPROMISED, since=key.compromised_at) if key.compromised_at else Text("", ""),
        )
        line = fingerprint(key.line)
        said = _said(_KEY, who=who, key=line, start=key.start, end=_until(key.end), lost=lost)
        yield ("key", person.id, key.line, key.start), said
    for email in person.emails:
        yield ("email", person.id, email), _said(_EMAIL, who=who, value=email)
    for forge, account in person.accounts.items():
        yield ("account", person.id, forge), _said(_ACCOUNT, who=who, value=account, forge=forge)


def _acting(authority: Authority, who: Text, each: Acting) -> Text:
    other = authority.identified(each.stands_for)
    return _said(
        _ACTING, who=who, role=each.role, other=other, start=each.start, end=_until(each.end), basis=each.basis
    )


def _policy_facts(authority: Authority) -> Iterator[Fact]:
    for tier in authority.policies:
        name = POLICY_NAMES.get(tier, Text(tier, tier))
        for part, (what, value) in zip(POLICY_PARTS, _policy(authority, tier), strict=True):
            yield ("policy", tier, part), _said(_POLICY, tier=name, what=what, value=value)


def _policy(authority: Authority, tier: str) -> Iterator[tuple[Text, Text]]:
    """Yield the name and the value of each part of a policy, in the order of POLICY_PARTS."""
    policy = authority.policies[tier]
    lists = (policy.major.review, policy.major.approve, policy.minor.review, policy.minor.approve, policy.confirm)
    values = [Text(", ".join(roles), "、".join(roles)) if roles else _NOBODY for roles in lists]
    values += [Text(policy.level, policy.level), Text(*[str(policy.review_months)] * 2)]
    yield from zip(POLICY_PARTS.values(), values, strict=True)


def _until(end: str) -> Text:
    return _said(_END, end=end) if end else Text("", "")


def _joined(*parts: Text) -> Text:
    return Text("".join(part.en for part in parts), "".join(part.zh for part in parts))


def _said(wording: Text, **values: str | Text) -> Text:
    """Fill a wording in both languages."""
    english = {key: value.en if isinstance(value, Text) else value for key, value in values.items()}
    chinese = {key: value.zh if isinstance(value, Text) else value for key, value in values.items()}
    return Text(wording.en.format(**english), wording.zh.format(**chinese))
