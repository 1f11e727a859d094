"""What may happen to an approved set without a fault: each leaves it without any finding under the profile `audit`."""

from tests.approvals import approved_set as the
from tests.approvals.approved_set import replaced
from tests.approvals.changes import Files, Mutation, both, gone, more, register, text
from tests.fixtures.approving import public_key

_RECORD, _TRANSLATED = the.PROCEDURE_NOW, the.PROCEDURE_NOW_ZH
_NEW_KEY = public_key("li.qing 2")
_KEY = f"key: {public_key('li.qing')}, "
_FORM_CONFIRMED = more("approvals/SMS-FRM-39/1.0/en/confirm--incident-manager--he.jing--20261012T090000Z.yml")
_PROCEDURE_CONFIRMED = more("approvals/SMS-PRC-20/1.0/en/confirm--incident-manager--he.jing--20260925T090000Z.yml")
_ROLE = 'role: quality-manager, from: "2026-01-01"'


def _next_version(files: Files) -> None:
    replaced(files, the.PROCEDURE, 'version: "1.0"', 'version: "1.1"')
    replaced(files, the.PROCEDURE_ZH, 'translation_of: "1.0"', 'translation_of: "1.1"')
    more(_RECORD.replace("1.0", "1.1").replace("20260921", "20261001"))(files)
    more(_TRANSLATED.replace("1.0", "1.1").replace("20260921", "20261002"))(files)


def _many_versions(files: Files) -> None:
    replaced(files, the.PROCEDURE, 'version: "1.0"', 'version: "1.10"')
    replaced(files, the.PROCEDURE_ZH, 'translation_of: "1.0"', 'translation_of: "1.10"')
    for number in (9, 10):
        more(_RECORD.replace("1.0", f"1.{number}").replace("20260921", f"202610{number:02d}"))(files)
        changes = {"source_digest": "sha256:" + "b" * 64} if number == 9 else {}
        more(_TRANSLATED.replace("1.0", f"1.{number}").replace("20260921", f"202610{number:02d}"), **changes)(files)


def _renamed(files: Files) -> None:
    for old, new in (
        (the.POLICY, "policies/statement.md"),
        (the.POLICY_ZH, "policies/statement.zh.md"),
    ):
        files[new] = files.pop(old)


def _moved_with_picture(files: Files) -> None:
    for path in (the.POLICY, the.POLICY_ZH, the.PICTURE):
        files[path.replace("policies/", "policies/general/")] = files.pop(path)


CONTROLS: dict[str, Mutation] = {
    "nothing": lambda _: None,
    "a newer text that waits for approval": both(
        text(the.PROCEDURE, 'version: "1.0"', 'version: "1.1"'),
        text(the.PROCEDURE_ZH, 'translation_of: "1.0"', 'translation_of: "1.1"'),
    ),
    "a newer revision of a translation that waits for approval": text(the.FORM_ZH, 'revision: "1"', 'revision: "2"'),
    "a document renamed": _renamed,
    "a document moved with its picture": _moved_with_picture,
    "a key rotated later": register(
        f'keys: [{{{_KEY}from: "2026-01-01"}}',
        f'keys: [{{key: {_NEW_KEY}, from: "2026-10-01"}}, {{{_KEY}from: "2026-01-01", to: "2026-09-30"}}',
    ),
    "a key that ended later": register(_KEY, f'{_KEY}to: "2026-09-30", '),
    "a key revoked later": register(_KEY, f'{_KEY}revoked: "2026-09-30", '),
    "a key stolen later": register(_KEY, f'{_KEY}compromised_at: "2026-09-30T00:00:00+08:00", '),
    "an approver who left later": register(_ROLE, f'{_ROLE}, to: "2026-09-30"'),
    "a confirmation without change": more(
        "approvals/SMS-PRC-20/1.0/en/confirm--incident-manager--he.jing--20261001T090000Z.yml"
    ),
    "a confirmation of a text that was taken over": more(
        "approvals/SMS-MAN-01/1.0/en/confirm--quality-manager--li.qing--20261001T090000Z.yml"
    ),
    "the next version in both languages": both(_next_version, _FORM_CONFIRMED),
    "version 1.10 after 1.9": both(_many_versions, _FORM_CONFIRMED),
    "a second language approved later": both(
        gone(_TRANSLATED, f"{_TRANSLATED}.sig"), more(_TRANSLATED.replace("20260921", "20261010"))
    ),
    "a typing error mended in one language": both(
        text(the.FORM_ZH, 'revision: "1"', 'revision: "2"'),
        more("approvals/SMS-FRM-39/1.0/zh.2/approve--change-manager--xu.dan--20261001T090000Z.yml"),
    ),
    "in force from a later day": both(
        gone(_RECORD, f"{_RECORD}.sig"), more(_RECORD.replace("20260921", "20260922"), effective_from="2026-10-20")
    ),
    "a register relied on within its grace": both(
        gone(_RECORD, f"{_RECORD}.sig"),
        more(_RECORD.replace("20260921", "20260810"), authority="1"),
        _PROCEDURE_CONFIRMED,
    ),
    "a review of an earlier wording": both(
        gone(the.POLICY_OLD_REVIEW, f"{the.POLICY_OLD_REVIEW}.sig"),
        more(
            the.POLICY_OLD_REVIEW.replace("20260309", "20260307"), authority="1", content="a" * 64 + "  document.md\n"
        ),
        more(the.POLICY_OLD_REVIEW, authority="1"),
    ),
    "another zone in the time of a record": both(
        gone(_RECORD, f"{_RECORD}.sig"), more(_RECORD, signed_at="2026-09-21T17:00:00+08:00")
    ),
    "a person with a new role": register(
        _ROLE, f'role: change-manager, from: "2026-09-01", basis: LOA-2026-030}}, {{{_ROLE}'
    ),
    "a colleague of the same role": both(
        gone(_TRANSLATED, f"{_TRANSLATED}.sig"), more(_TRANSLATED.replace("xu.dan", "wu.fan"))
    ),
}
