"""Further ways to spoil the approved set, and controls, each at the edge of one check: see `remove_checks`."""

from tests.approvals import approved_set as the
from tests.approvals.approved_set import replaced
from tests.approvals.changes import Files, Mutation, again, both, gone, more, raw, register, text
from tests.fixtures.approving import digest, public_key, sign_register, signed

_RECORD = the.PROCEDURE_NOW
_WITNESS = f'witnesses: [{{key: {public_key("forge")}, forge: github, from: "2026-01-01"'
_ENTRY = "basis: LOA-2026-004}"
_ENDING = 'basis: LOA-2026-004, to: "{}"}}'
_KEY = f'{public_key("xu.dan")}, from: "2026-01-01"'
_POLICY_20 = "approvals/SMS-POL-01/2.0/en/review--change-manager--xu.dan--20261001T090000Z.yml"
_CONFIRM = "approvals/SMS-POL-01/1.1/en/confirm--top-management--chen.an--20261001T090000Z.yml"
_NEXT = _RECORD.replace("1.0", "1.1").replace("20260921", "20261001")


def _witness(dates: str) -> Mutation:
    """Return the change that gives the witness another interval, in both registers."""

    def change(files: Files) -> None:
        for path in (the.FIRST, the.SECOND):
            replaced(files, path, _WITNESS, f"witnesses: [{{key: {public_key('forge')}, forge: github, {dates}")
            sign_register(files, path)

    return change


def _entries(first: str, second: str) -> Mutation:
    """Return the change after which an entry of xu.dan reads otherwise in the first register and in the second."""

    def change(files: Files) -> None:
        for path, entry in ((the.FIRST, first), (the.SECOND, second)):
            replaced(files, path, _ENTRY, entry)
            sign_register(files, path)

    return change


def _deputy(until: str) -> Mutation:
    """Return the change by which a deputy of the quality manager, until some day, approves the procedure."""
    acting = (
        f'acting: [{{role: quality-manager, for: li.qing, from: "2026-09-01", to: "{until}", basis: LOA-2026-021}}]'
    )
    return both(
        register("    name: Wu Fan 吴帆\n", f"    name: Wu Fan 吴帆\n    {acting}\n"),
        gone(_RECORD, f"{_RECORD}.sig"),
        more(_RECORD.replace("li.qing", "wu.fan")),
    )


def _next_policy(files: Files) -> None:
    """Write policy 2.0 in both languages, of which only an earlier wording was reviewed."""
    replaced(files, the.POLICY, 'version: "1.1"', 'version: "2.0"')
    replaced(files, the.POLICY_ZH, 'translation_of: "1.1"', 'translation_of: "2.0"')
    more(_POLICY_20, content="a" * 64 + "  document.md\n")(files)


def _by_its_approver(files: Files) -> None:
    """Let those who approved write the next texts."""
    replaced(files, the.PROCEDURE, 'version: "1.0"', 'version: "1.1"')
    replaced(files, the.PROCEDURE, "authors: [he.jing]", "authors: [li.qing]")
    replaced(files, the.PROCEDURE_ZH, 'translation_of: "1.0"', 'translation_of: "1.1"')
    replaced(files, the.FORM_ZH, 'revision: "1"', 'revision: "2"')
    replaced(files, the.FORM_ZH, "authors: [he.jing]", "authors: [xu.dan]")


EDGES: dict[str, tuple[Mutation, tuple[str, ...]]] = {
    "a witness who began later": (_witness('from: "2026-09-23"'), ("key-not-valid-then",)),
    "a witness who had ended": (_witness('from: "2026-01-01", to: "2026-09-21"'), ("key-not-valid-then",)),
    "a register relied on before it was issued": (
        both(gone(_RECORD, f"{_RECORD}.sig"), more(_RECORD.replace("20260921", "20260731"))),
        ("authority-rollback",),
    ),
    "a withdrawal by the owner, who does not approve": (
        more("approvals/SMS-PRC-20/1.0/en/withdraw--incident-manager--he.jing--20261001T090000Z.yml"),
        ("signer-not-entitled",),
    ),
    "an older record without its signature": (gone(f"{the.POLICY_OLD}.sig"), ("signature-missing",)),
    "a text whose front matter is broken": (
        raw(the.FORM, lambda content: content.replace(b"owner:", b"owner: [", 1)),
        ("yaml-syntax",),
    ),
    "a language that is not published": (
        both(
            text("sms.yml", "languages: [en, zh]", "languages: [en]"), gone(the.FORM_NOW_ZH, f"{the.FORM_NOW_ZH}.sig")
        ),
        ("language-not-published",) * 4,
    ),
    "an end taken back": (_entries(_ENDING.format("2026-12-31"), _ENTRY), ("authority-chain", "authority-rollback")),
    "an end put off": (
        _entries(_ENDING.format("2026-12-01"), _ENDING.format("2026-12-31")),
        ("authority-chain", "authority-rollback"),
    ),
    "a revocation taken back": (
        register(_KEY, f'{_KEY}, revoked: "2026-09-30"', the.FIRST),
        ("authority-chain", "authority-rollback"),
    ),
    "a deputy after the last day": (_deputy("2026-09-20"), ("signer-not-entitled",)),
    "a deputy who is forgotten": (
        register(
            "    name: Xu Dan 徐丹\n",
            "    name: Xu Dan 徐丹\n    acting: [{role: quality-manager, for: li.qing, "
            'from: "2026-02-01", to: "2026-12-31", basis: LOA-2026-021}]\n',
            the.FIRST,
        ),
        ("authority-rollback",),
    ),
    "a register with the signature of a key that is no root's": (
        lambda files: files.update({f"{the.SECOND}.li.qing.sig": signed("nobody", the.SECOND, files[the.SECOND])}),
        ("authority-chain",),
    ),
    "a register signed with a key that was revoked": (
        register(f"{public_key('li.qing')}, ", f'{public_key("li.qing")}, revoked: "2026-07-31", '),
        (
            "authority-chain",
            "authority-chain",
            "authority-chain",
            "key-revoked",
            *("version-not-approved",) * 2,
        ),
    ),
    "a broken chain, and a later record without its signature": (
        both(again(the.POLICY_OLD, authority="1", previous=digest("x")), gone(f"{the.POLICY_NOW}.sig")),
        ("record-chain", "signature-missing"),
    ),
    "no approval, and one of the next version without its signature": (
        both(gone(_RECORD, f"{_RECORD}.sig"), more(_NEXT), gone(f"{_NEXT}.sig")),
        ("signature-missing", "version-not-approved"),
    ),
    "a text without its id": (text(the.FORM, "id: SMS-FRM-39\n", ""), ("key-missing",)),
    "a changed translation of another text": (
        both(again(the.PROCEDURE_NOW_ZH, source_digest=digest("x")), text(the.PROCEDURE_ZH, "每个", "各个")),
        ("content-changed-after-approval",),
    ),
    "a review by an author": (
        both(
            _next_policy,
            text(the.POLICY, "authors: [li.qing]", "authors: [li.qing, wu.fan]"),
            more(_POLICY_20.replace("xu.dan", "wu.fan")),
        ),
        ("self-approval",),
    ),
}

EDGE_CONTROLS: dict[str, Mutation] = {
    "a witness on the first day": _witness('from: "2026-09-22"'),
    "a witness on the last day": _witness('from: "2026-01-01", to: "2026-09-22"'),
    "an end brought forward": _entries(_ENDING.format("2026-12-31"), _ENDING.format("2026-12-01")),
    "a withdrawal before the approval": more(
        "approvals/SMS-FRM-39/1.0/en/withdraw--quality-manager--li.qing--20260910T090000Z.yml"
    ),
    "a deputy on the last day": _deputy("2026-09-21"),
    "a next version of which an earlier wording was reviewed": _next_policy,
    "an approver who writes the next version": _by_its_approver,
    "a confirmation that names nothing before it": more(_CONFIRM, previous=""),
    "a record written anew with the same words": again(_RECORD),
}
