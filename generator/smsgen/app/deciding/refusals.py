"""Why a decision is refused, and what to do about it: what concerns the text, the person and the effective date."""

from smsgen.model.text import LANGUAGE_NAMES, Text

DECISION_VERBS = {
    "review": Text("review", "审核"),
    "approve": Text("approve", "批准"),
    "reject": Text("reject", "驳回"),
    "confirm": Text("confirm", "确认"),
    "withdraw": Text("withdraw", "作废"),
}


class RefusedError(Exception):
    """The decision cannot be taken; nothing was written.

    kind: which refusal it is, a stable word (`own-text`). message: what is wrong and what to do, in whole sentences.
    """

    def __init__(self, kind: str, message: Text) -> None:
        """Carry kind and message."""
        super().__init__(message.en)
        self.kind = kind
        self.message = message


def refuse(kind: str, en: str, zh: str) -> RefusedError:
    """Return the refusal to raise."""
    return RefusedError(kind, Text(en, zh))


_OBSTACLES = {
    "withdrawn": Text(
        "{document} has been withdrawn. To use it again, give it a new version and have that approved.",
        "{document}已作废。如需再次使用，请提升版本并重新批准。",
    ),
    "incomplete": Text(
        "{name} uses a picture that is missing or not allowed, so nobody could say what is signed. "
        "`sms check` shows which one.",
        "{name}引用的图片缺失或不允许使用，无法确定签署的内容。“sms check”会指出是哪一张。",
    ),
    "approved": Text("{name} is approved already; there is nothing to {verb_en}.", "{name}已获批准，无需{verb_zh}。"),
    "rejected": Text(
        "{name} was rejected. Change the text and raise its version number; a rejected version cannot come back.",
        "{name}已被驳回。请修改正文并提升版本号；被驳回的版本不能再次提交。",
    ),
    "changed": Text(
        "{name} was changed after somebody had decided on it. Raise its version number, or take the change back.",
        "{name}在有人作出决定之后又被改动。请提升版本号，或撤回改动。",
    ),
    "older": Text(
        "A higher version of {document} than that of {name} was approved already. Give the text a number above it.",
        "{document}已有高于{name}的版本获批准。请使用更高的版本号。",
    ),
}


# --- The text and its state ---


def no_document(document: str, near: str) -> RefusedError:
    """Refuse: there is no such document. near: the one that may be meant, "" for none."""
    en, zh = (f" Did you mean {near}?", f"是否为{near}？") if near else ("", "")
    return refuse(
        "no-document",
        f"There is no document {document} in this set. `sms register` lists all documents.{en}",
        f"本体系中没有文件{document}。“sms register”列出全部文件。{zh}",
    )


def not_maintained(record: str, form: str) -> RefusedError:
    """Refuse: the record is kept as evidence, and nobody decides on it. form: its form."""
    return refuse(
        "not-maintained",
        f"{record} is evidence of what was done: nobody approves it. Decisions are taken on documents and on records "
        f"that are maintained and have a version; {form} does not keep such records, or this one cannot be read.",
        f"{record}是已开展工作的证据，无需批准。只对文件和持续维护、带版本的记录作出决定；"
        f"{form}不保存此类记录，或该记录无法读取。",
    )


def no_text(document: str, language: str) -> RefusedError:
    """Refuse: the document has no text in that language."""
    name = LANGUAGE_NAMES.get(language, Text(language, language))
    return refuse("no-text", f"{document} has no text in {name.en}.", f"{document}没有{name.zh}文本。")


def obstacle(kind: str, document: str, version: str, decision: str) -> RefusedError:
    """Refuse: the state of the text does not allow the decision. kind: an obstacle of `analysis.pending`."""
    verb = DECISION_VERBS[decision]
    name = f"{document} {version}"
    wording = _OBSTACLES[kind]
    values = {"document": document, "name": name, "verb_en": verb.en, "verb_zh": verb.zh}
    en, zh = wording.en.format(**values), wording.zh.format(**values)
    return refuse(kind, en, zh)


def not_in_force(document: str, version: str, in_force: str, decision: str) -> RefusedError:
    """Refuse: the tree holds another version than the one in force. in_force: "" where there is none."""
    verb = DECISION_VERBS[decision]
    if in_force:
        return refuse(
            "not-in-force",
            f"The files hold {document} {version}, which is not in force; {in_force} is. To {verb.en} that version, "
            f"bring its text back first, or have {version} approved.",
            f"文件中的{document} {version}尚未生效，现行版本为{in_force}。"
            f"如需{verb.zh}现行版本，请先恢复其正文，或先批准{version}。",
        )
    return refuse(
        "not-in-force",
        f"No version of {document} is in force yet; there is nothing to {verb.en}.",
        f"{document}尚无现行版本，无需{verb.zh}。",
    )


def review_first(document: str, version: str, roles: Text) -> RefusedError:
    """Refuse: a review is still missing."""
    return refuse(
        "review-first",
        f"{document} {version} must be reviewed first; still missing: {roles.en}. An approval fixes the text, and "
        "whatever a review then found would need another version.",
        f"{document} {version}须先完成审核，尚缺：{roles.zh}。批准后正文即固定，此后审核发现的问题只能通过新版本修改。",
    )


# --- The person, the role, the key ---


def person_unknown(person: str, number: str) -> RefusedError:
    """Refuse: the register does not know the person."""
    return refuse(
        "person-unknown",
        f"The authority register (authority/{number}.yml) has no person {person}. "
        "The root signers add people with `sms authority add-person`.",
        f"授权登记册（authority/{number}.yml）中没有人员{person}。请由根签署人用“sms authority add-person”添加。",
    )


def key_not_of_person(name: str, keys: Text) -> RefusedError:
    """Refuse: the keys belong to somebody else, or to nobody, or do not hold today. keys: their fingerprints."""
    return refuse(
        "key-not-theirs",
        f"The key {keys.en} is not a key of {name} that holds today. Everyone signs with a key of their own; "
        "the root signers change keys with `sms authority rotate-key`.",
        f"密钥{keys.zh}不是{name}今日有效的密钥。每人只能用本人的密钥签署；"
        "请由根签署人用“sms authority rotate-key”更换密钥。",
    )


def role_not_listed(document: str, decision: str, role: Text, allowed: Text) -> RefusedError:
    """Refuse: the policy does not let the role take the decision."""
    verb = DECISION_VERBS[decision]
    return refuse(
        "role-not-listed",
        f"{role.en} is not among the roles that {verb.en} {document}: {allowed.en or '-'}.",
        f"{role.zh}不属于可{verb.zh}{document}的角色：{allowed.zh or '-'}。",
    )


def nothing_asked(document: str, decision: str, kind: str) -> RefusedError:
    """Refuse: the policy asks nobody for the decision. kind: of the version, `major` or `minor`."""
    verb = DECISION_VERBS[decision]
    change = Text("a minor change", "小改") if kind == "minor" else Text("a new version", "新版本")
    return refuse(
        "nothing-asked",
        f"The authority register asks nobody to {verb.en} {change.en} of this text of {document}.",
        f"对于{document}此文本的{change.zh}，授权登记册不要求{verb.zh}。",
    )


def role_not_held(name: str, decision: str, document: str, roles: Text) -> RefusedError:
    """Refuse: the person holds none of the roles today."""
    verb = DECISION_VERBS[decision]
    return refuse(
        "role-not-held",
        f"{name} does not hold a role today that may {verb.en} {document}. Those roles are: {roles.en or '-'}.",
        f"{name}今日不担任可{verb.zh}{document}的角色。可{verb.zh}的角色：{roles.zh or '-'}。",
    )


def which_role(name: str, roles: Text) -> RefusedError:
    """Refuse: the person may decide in more than one role."""
    return refuse(
        "which-role",
        f"{name} may decide here in several roles, but only in one of them. Name it with --role: {roles.en}.",
        f"{name}可以多个角色作出此决定，但只能选择其中一个。请用--role指定：{roles.zh}。",
    )


def own_text(name: str, document: str, decision: str) -> RefusedError:
    """Refuse: the person wrote the text."""
    verb = DECISION_VERBS[decision]
    return refuse(
        "own-text",
        f"{name} is an author of {document}; nobody may {verb.en} their own text. Ask somebody else with the role, "
        "or a deputy named in the authority register.",
        f"{name}是{document}的编制人，不得{verb.zh}本人编制的文件。请由担任该角色的其他人员或登记册中指定的代理人{verb.zh}。",
    )


def already_decided(name: str, document: str, version: str) -> RefusedError:
    """Refuse: the person has signed this version in this decision."""
    return refuse(
        "already-decided",
        f"{name} has taken this decision on {document} {version} already.",
        f"{name}已对{document} {version}作出此决定。",
    )


def already_filled(document: str, version: str, by: Text) -> RefusedError:
    """Refuse: others have taken the decision already."""
    return refuse(
        "already-filled",
        f"This decision on {document} {version} was taken already: {by.en}.",
        f"{document} {version}的此项决定已作出：{by.zh}。",
    )


def two_roles(name: str, document: str, version: str) -> RefusedError:
    """Refuse: the person fills another needed role of this version."""
    return refuse(
        "two-roles",
        f"{name} has already decided on {document} {version} in another role. One person counts once; "
        "somebody else must take this decision.",
        f"{name}已以其他角色对{document} {version}作出决定。同一人只计一次，此项决定须由他人作出。",
    )


# --- The effective date ---


def effective_past(day: str, today: str) -> RefusedError:
    """Refuse: the day given lies before today."""
    return refuse(
        "effective-past",
        f"A version cannot take effect on {day}, before today ({today}).",
        f"实施日期{day}早于今天（{today}），不允许倒签。",
    )


def effective_missed(day: str, name: str, version: str) -> RefusedError:
    """Refuse: an earlier approval named a day that has passed."""
    return refuse(
        "effective-missed",
        f"{name} approved {version} for use from {day}, and that day has passed with approvals missing. "
        "Raise the version number and have it approved anew.",
        f"{name}批准{version}自{day}起生效，但该日已过而批准仍不完整。请提升版本号并重新批准。",
    )


def effective_needless(decision: str) -> RefusedError:
    """Refuse: only an approval names an effective date."""
    verb = DECISION_VERBS[decision]
    return refuse(
        "effective-needless",
        f"An effective date is given with an approval, not when you {verb.en}.",
        f"实施日期只在批准时指定，{verb.zh}时不需要。",
    )


# --- Translations ---


def source_unknown(document: str, version: str) -> RefusedError:
    """Refuse: the version that a translation was made from is neither in the tree nor approved."""
    return refuse(
        "source-unknown",
        f"The translation of {document} says it was made from version {version}, which is neither approved nor in "
        "the files. Bring the translation up to date.",
        f"{document}的译文称其基于版本{version}，但该版本既未获批准，也不在文件中。请更新译文。",
    )


def source_changed(document: str, version: str) -> RefusedError:
    """Refuse: the source was changed after somebody reviewed it."""
    return refuse(
        "source-changed",
        f"The source text of {document} {version} was changed after its review. Have it reviewed again, then decide on "
        "the translation.",
        f"{document} {version}的原文在审核后又有改动。请先重新审核原文，再对译文作出决定。",
    )


def source_rejected(document: str, version: str) -> RefusedError:
    """Refuse: the source text was rejected."""
    return refuse(
        "source-rejected",
        f"The source text of {document} {version} was rejected, so its translation cannot be approved.",
        f"{document} {version}的原文已被驳回，其译文不能批准。",
    )
