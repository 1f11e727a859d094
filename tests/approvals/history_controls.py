"""What may happen to the past of an approved set: each leaves it without any finding of `sms verify`."""

from collections.abc import Callable

from tests.approvals import living_story as the
from tests.approvals.git_story import Files, Story
from tests.approvals.history_mutations import AFTER, LATER, amid, instead, moved, put, restored, spoilt
from tests.approvals.history_times import form, twice
from tests.approvals.living_story import both, branch, decided, gone, told, written
from tests.approvals.past_set import Change

_END = the.year()[-1].files
_BEFORE_FORM = dict(the.year()[the.index_of("form") - 1].files)
_FORM = the.STEPS["form"][1]
_NOTE = put("note.txt", b"A note.\n")
_ZH_2 = the.NEW_ZH.replace("zh.1", "zh.2").replace("20260601", "20260905")
_ZH_2_TEXT = written(the.PROCEDURE_ZH, ('revision: "1"', 'revision: "2"'))
_BY_FIRST = decided(the.FORM_NEXT, key=the.NEW_KEY, authority="1")
_REVIEW = the.POLICY_NEXT_REVIEW.replace("20260701T08", "20260630T08")


def _taken(*changes: Change, before: Files) -> Change:
    """Return the change of a merge that takes over what changes made of the files before."""
    files = dict(before)
    for change in changes:
        change(files)
    return lambda now: now.update({path: content for path, content in files.items() if before.get(path) != content})


def _branches(*sides: Change) -> Callable[[], Story]:
    """Return the year in which each change came by a branch of its own, all merged at once."""
    made = tuple(branch(_BEFORE_FORM, ("2026-09-19", change)) for change in sides)
    return lambda: told(instead={"form": ("2026-09-20", _taken(*sides, before=_BEFORE_FORM), {"sides": made})})


def _edited_on_its_branch() -> Story:
    side = branch(
        _BEFORE_FORM,
        ("2026-09-18", written(the.PROCEDURE, ("Log each", "Log every"))),
        ("2026-09-19", written(the.PROCEDURE, ("Log every", "Log each"))),
        ("2026-09-20T08:00:00Z", _FORM),
    )
    return told(instead={"form": ("2026-09-20", _taken(_FORM, before=_BEFORE_FORM), {"sides": (side,)})})


def _early_review(files: Files) -> None:
    """Review a first wording of the policy, which is then changed and reviewed again."""
    the.POLICY_TEXT(files)
    written(the.POLICY, ("always first", "mostly first"))(files)
    decided(_REVIEW)(files)


def _after_that(files: Files) -> None:
    written(the.POLICY, ("mostly first", "always first"))(files)
    decided(the.POLICY_NEXT_REVIEW, the.POLICY_NEXT)(files)


HISTORIES: dict[str, Callable[[], Story]] = {
    "the year": the.year,
    "a squashed branch": instead(
        "form", form("2026-09-20", author="he.jing@example.org", co_authors=("a@example.org",))
    ),
    "a rebased branch": instead(
        "form",
        ("2026-09-20T08:00:00Z", the.FORM_TEXT),
        ("2026-09-20T08:00:00Z", _NOTE),
        ("2026-09-20T09:00:00Z", decided(the.FORM_NEXT, key=the.NEW_KEY, authority="2")),
    ),
    "a merged branch": _branches(_FORM),
    "an octopus": _branches(_FORM, _NOTE, put("b.txt", b"b\n")),
    "a branch on which an approved text was edited and put back": _edited_on_its_branch,
    "a branch with old commits, merged in time": instead(
        "form",
        ("2026-10-20T08:59:00Z", _FORM, {"sides": (branch(dict(the.year()[3].files), ("2026-06-02", _NOTE)),)}),
    ),
    "a commit without a change": spoilt(lambda _: None),
    "a text renamed": spoilt(moved(the.FORM, "forms/incident-record.md")),
    "a text renamed in case alone": spoilt(moved(the.FORM, "forms/FRM-39.md")),
    "a text moved with its picture": spoilt(
        both(moved(the.POLICY, "policies/general/pol-01.md"), moved(the.PICTURE, "policies/general/map.svg"))
    ),
    "files made executable": lambda: told(
        (
            LATER,
            lambda _: None,
            {"modes": ((the.PROCEDURE, "100755"), (the.NEW_RECORD, "100755"), (the.FIRST, "100755"))},
        ),
        (AFTER, lambda _: None),
    ),
    "a text gone for a day": spoilt(gone(the.FORM), restored(the.FORM)),
    "a text that is a symbolic link for a day": lambda: told(
        (LATER, put(the.FORM, b"elsewhere.md"), {"modes": ((the.FORM, "120000"),)}), (AFTER, restored(the.FORM))
    ),
    "a submodule elsewhere": lambda: told((LATER, put("tools", b"a" * 40), {"modes": (("tools", "160000"),)})),
    "a newer text, and back to the approved one": spoilt(
        written(the.FORM, ('"1.1"', '"1.2"'), ("Fill it", "Fill this")), restored(the.FORM)
    ),
    "an earlier wording that was reviewed": lambda: told(
        instead={"policy": [("2026-06-30", _early_review), ("2026-07-01", _after_that)]}
    ),
    "a clock 23 hours behind": amid(
        "confirmed", ("2026-09-03T12:00:00Z", _NOTE), ("2026-09-02T13:00:00Z", gone("note.txt"))
    ),
    "a clock nine minutes ahead when signing": instead("form", form("2026-09-20T08:51:00Z")),
    "an approval that lands after 29 days": lambda: twice("2026-09-20", "2026-10-19"),
    "a register that lands after 29 days": lambda: told(instead={"register": ("2026-10-09", the.REGISTER), "form": []}),
    "a role that had ended 13 days before the approval landed": lambda: told(
        ("2026-09-23", both(_ZH_2_TEXT, decided(_ZH_2)))
    ),
    "a register relied on within its grace": instead("form", ("2026-09-20", the.FORM_TEXT), ("2026-09-23", _BY_FIRST)),
    "an author of another text": amid("form", ("2026-09-21", _NOTE, {"author": "li.qing@example.org"})),
    "a merged branch of the approver about something else": lambda: told(
        instead={
            "form": (
                "2026-09-20",
                both(_FORM, _NOTE),
                {
                    "sides": (
                        branch(_BEFORE_FORM, ("2026-09-19", the.FORM_TEXT)),
                        branch(_BEFORE_FORM, ("2026-09-19", _NOTE), author="li.qing@example.org"),
                    )
                },
            )
        }
    ),
    "everything in the first commit": lambda: [the.year()[-1]._replace(time="2026-10-01T12:00:00Z")],
    "a minor version that touches no obligation": lambda: told(
        instead={
            "start": ("2026-01-05", lambda files: files.update({the.FORM: files[the.FORM] + b"\nYou must sign it.\n"})),
        }
    ),
}
