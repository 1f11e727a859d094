"""Ways to spoil the records and registers of a set in its past, as `history_mutations` does with its texts."""

from tests.approvals import living_story as the
from tests.approvals.git_story import Files, Story
from tests.approvals.history_mutations import AFTER, LATER, UNRELATED, Mutation, merging, moved, put, restored, spoilt
from tests.approvals.living_story import both, branch, decided, gone, told, written
from tests.approvals.past_set import Change
from tests.fixtures.approving import public_key, sign_register, signed

_END = dict(the.year()[-1].files)
_CONFIRM_FILES = (the.CONFIRMED, f"{the.CONFIRMED}.sig", the.FORM_CONFIRMED, f"{the.FORM_CONFIRMED}.sig")
_RENAMED_RECORD = the.FORM_RECORD.replace("T09", "T10")


def _signed_anew(path: str, effective_from: str) -> Change:
    return both(gone(path, f"{path}.sig"), decided(path, effective_from=effective_from))


def _register_anew(*pairs: tuple[str, str], path: str = the.FIRST) -> Change:
    """Return the change that writes a register anew, signed by its roots."""
    return both(written(path, *pairs), lambda files: sign_register(files, path))


def _stolen_register(files: Files) -> None:
    thief, other = public_key("thief"), public_key("thief 2")
    written(the.FIRST, (public_key("li.qing"), thief), (public_key("chen.an"), other))(files)
    for person, key in (("li.qing", "thief"), ("chen.an", "thief 2")):
        files[f"{the.FIRST}.{person}.sig"] = signed(key, the.FIRST, files[the.FIRST])


RECORDS: dict[str, Mutation] = {
    "a record edited": (
        spoilt(written(the.NEW_RECORD, ("T09:00:00", "T08:00:00"))),
        (f"record-modified {the.NEW_RECORD}",),
    ),
    "a record edited, then put back": (
        spoilt(written(the.NEW_RECORD, ("T09:00:00", "T08:00:00")), restored(the.NEW_RECORD)),
        (f"record-modified {the.NEW_RECORD}",),
    ),
    "a record written anew": (
        spoilt(_signed_anew(the.NEW_RECORD, effective_from="2026-06-10")),
        (f"record-modified {the.NEW_RECORD}",),
    ),
    "a record deleted": (spoilt(gone(the.NEW_RECORD, f"{the.NEW_RECORD}.sig")), (f"record-deleted {the.NEW_RECORD}",)),
    "a record deleted, then added again": (
        spoilt(gone(the.NEW_RECORD, f"{the.NEW_RECORD}.sig"), restored(the.NEW_RECORD, f"{the.NEW_RECORD}.sig")),
        (f"record-deleted {the.NEW_RECORD}",),
    ),
    "a record of an older version deleted": (
        spoilt(gone(the.OLD_RECORD, f"{the.OLD_RECORD}.sig")),
        (f"record-deleted {the.OLD_RECORD}",),
    ),
    "a review deleted": (
        spoilt(gone(the.POLICY_NEXT_REVIEW, f"{the.POLICY_NEXT_REVIEW}.sig")),
        (f"record-deleted {the.POLICY_NEXT_REVIEW}",),
    ),
    "a withdrawal deleted": (
        spoilt(gone(the.LEFT_AWAY, f"{the.LEFT_AWAY}.sig")),
        (f"record-deleted {the.LEFT_AWAY}",),
    ),
    "confirmations deleted and added again": (
        spoilt(gone(*_CONFIRM_FILES), restored(*_CONFIRM_FILES)),
        (f"record-deleted {the.FORM_CONFIRMED}", f"record-deleted {the.CONFIRMED}"),
    ),
    "a record under another name": (
        spoilt(
            both(moved(the.FORM_RECORD, _RENAMED_RECORD), moved(f"{the.FORM_RECORD}.sig", f"{_RENAMED_RECORD}.sig"))
        ),
        (f"record-deleted {the.FORM_RECORD}", f"record-path {_RENAMED_RECORD}"),
    ),
    "a signature exchanged": (
        spoilt(put(f"{the.NEW_RECORD}.sig", _END[f"{the.OLD_RECORD}.sig"])),
        (f"record-modified {the.NEW_RECORD}.sig",),
    ),
    "a signature made anew by another key": (
        spoilt(
            lambda files: files.update(
                {f"{the.NEW_RECORD}.sig": signed("he.jing", the.NEW_RECORD, files[the.NEW_RECORD])}
            )
        ),
        (f"record-modified {the.NEW_RECORD}.sig",),
    ),
    "a signature exchanged, then put back": (
        spoilt(put(f"{the.NEW_RECORD}.sig", b"-\n"), restored(f"{the.NEW_RECORD}.sig")),
        (f"record-modified {the.NEW_RECORD}.sig",),
    ),
    "a signature deleted": (spoilt(gone(f"{the.NEW_RECORD}.sig")), (f"record-deleted {the.NEW_RECORD}.sig",)),
    "a record that is a symbolic link for a day": (
        lambda: told(
            (LATER, put(the.NEW_RECORD, b"elsewhere.yml"), {"modes": ((the.NEW_RECORD, "120000"),)}),
            (AFTER, restored(the.NEW_RECORD)),
        ),
        (f"record-modified {the.NEW_RECORD}",),
    ),
    "a merge that edits a record": (
        merging(
            UNRELATED,
            ("2026-10-01", put("other.txt", b"x\n")),
            result=written(the.NEW_RECORD, ("T09:00:00", "T08:00:00")),
        ),
        (f"record-modified {the.NEW_RECORD}",),
    ),
    "a branch that deletes a record, merged": (
        merging(UNRELATED, ("2026-10-01", gone(the.NEW_RECORD, f"{the.NEW_RECORD}.sig"))),
        (f"record-deleted {the.NEW_RECORD}",),
    ),
    "an octopus that deletes a record": (
        lambda: told(
            (
                LATER,
                both(put("a.txt", b"a\n"), put("b.txt", b"b\n"), gone(the.NEW_RECORD, f"{the.NEW_RECORD}.sig")),
                {
                    "sides": (
                        branch(_END, ("2026-09-28", put("a.txt", b"a\n"))),
                        branch(_END, ("2026-09-29", put("b.txt", b"b\n"))),
                    )
                },
            )
        ),
        (f"record-deleted {the.NEW_RECORD}",),
    ),
    "a record that stood at the start, deleted": (
        lambda: [*_all_at_once(), *_then(_all_at_once(), gone(the.OLD_RECORD, f"{the.OLD_RECORD}.sig"))],
        (f"record-deleted {the.OLD_RECORD}",),
    ),
}


def _all_at_once() -> Story:
    return [the.year()[-1]._replace(time="2026-10-01T12:00:00Z")]


def _then(story: Story, change: Change) -> Story:
    return branch(dict(story[-1].files), (AFTER, change))


REGISTERS: dict[str, Mutation] = {
    "the first register edited": (
        spoilt(written(the.FIRST, ("LOA-2026-003", "LOA-2026-333"))),
        (f"register-modified {the.FIRST}",),
    ),
    "the first register edited, then put back": (
        spoilt(written(the.FIRST, ("LOA-2026-003", "LOA-2026-333")), restored(the.FIRST)),
        (f"register-modified {the.FIRST}",),
    ),
    "the first register written anew by its roots": (
        spoilt(_register_anew(("LOA-2026-003", "LOA-2026-333"))),
        (f"register-modified {the.FIRST}",),
    ),
    "the first register replaced by one of others": (spoilt(_stolen_register), (f"register-modified {the.FIRST}",)),
    "the second register removed": (
        spoilt(gone(the.SECOND, f"{the.SECOND}.chen.an.sig", f"{the.SECOND}.li.qing.sig")),
        (f"register-deleted {the.SECOND}",),
    ),
    "the second register removed for a day": (
        spoilt(gone(the.SECOND), restored(the.SECOND)),
        (f"register-deleted {the.SECOND}",),
    ),
    "a signature of a register removed": (
        spoilt(gone(f"{the.SECOND}.li.qing.sig")),
        (f"register-deleted {the.SECOND}.li.qing.sig",),
    ),
    "a signature of a register made anew": (
        spoilt(put(f"{the.SECOND}.li.qing.sig", signed(the.NEW_KEY, the.SECOND, _END[the.SECOND]))),
        (f"register-modified {the.SECOND}.li.qing.sig",),
    ),
    "a baseline edited": (spoilt(written(the.BASELINE, ("Safe 3", "Safe 4"))), (f"register-modified {the.BASELINE}",)),
    "a baseline edited, then put back": (
        spoilt(written(the.BASELINE, ("Safe 3", "Safe 4")), restored(the.BASELINE)),
        (f"register-modified {the.BASELINE}",),
    ),
    "a baseline deleted": (
        spoilt(gone(the.BASELINE, f"{the.BASELINE}.chen.an.sig", f"{the.BASELINE}.li.qing.sig")),
        (f"register-deleted {the.BASELINE}",),
    ),
    "a key that turns out to have been stolen": (
        spoilt(
            the.next_register_3(
                (
                    f'{public_key("he.jing")}, from: "2026-01-01"',
                    f'{public_key("he.jing")}, from: "2026-01-01", compromised_at: "2026-08-30T00:00:00+08:00"',
                )
            )
        ),
        (
            f"key-revoked {the.FORM_CONFIRMED}",
            f"key-revoked {the.CONFIRMED}",
            f"parent-changed {the.PROCEDURE}",
        ),
    ),
    "a role taken back for the past": (
        spoilt(the.next_register_3(("basis: LOA-2026-003}", 'basis: LOA-2026-003, to: "2026-08-30"}'))),
        (
            f"parent-changed {the.PROCEDURE}",
            f"signer-not-entitled {the.FORM_CONFIRMED}",
            f"signer-not-entitled {the.CONFIRMED}",
        ),
    ),
}
