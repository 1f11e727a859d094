"""Ways to spoil the past of a set that is approved throughout, each with the exact findings of `sms verify`.

A finding is the name of its rule and its path; warnings and notes say so. Everything else that happens in the year
(`living_story`) stays without a finding.
"""

from collections.abc import Callable

from tests.approvals import living_story as the
from tests.approvals.git_story import Files, Snapshot, Story
from tests.approvals.living_story import both, branch, decided, gone, told, written
from tests.approvals.past_set import Change
from tests.fixtures.approving import decide

Mutation = tuple[Callable[[], Story], tuple[str, ...]]

LATER, AFTER = "2026-10-01", "2026-10-02"
FORM_12 = the.FORM_NEXT.replace("/1.1/", "/1.2/").replace("20260920", "20261001")
_FORM_13 = FORM_12.replace("/1.2/", "/1.3/").replace("20261001", "20261002")
NOWHERE = "a" * 64 + "  document.md\n"
_END = dict(the.year()[-1].files)
REWRITTEN = written(the.PROCEDURE, ("Log each", "Log every"))


def spoilt(*changes: Change) -> Callable[[], Story]:
    """Return the year with each change in a commit of its own after it."""
    return lambda: told(*((f"2026-10-{day:02d}", change) for day, change in enumerate(changes, 1)))


def restored(*paths: str) -> Change:
    """Return the change that puts files back as they stood at the end of the year."""
    return lambda files: files.update({path: _END[path] for path in paths})


def put(path: str, content: bytes) -> Change:
    """Return the change that writes a file."""
    return lambda files: files.update({path: content})


def moved(path: str, to: str) -> Change:
    """Return the change that moves a file."""
    return lambda files: files.update({to: files.pop(path)})


def amid(name: str, *steps: the.Step) -> Callable[[], Story]:
    """Return the year with further commits after a step."""
    return lambda: told(instead={name: [the.STEPS[name], *steps]})


def instead(name: str, *steps: the.Step) -> Callable[[], Story]:
    """Return the year with other commits in the place of a step."""
    return lambda: told(instead={name: list(steps)})


def _changed_under_its_number(files: Files) -> None:
    REWRITTEN(files)
    both(gone(the.NEW_RECORD, f"{the.NEW_RECORD}.sig"), decided(the.NEW_RECORD))(files)


def _other_bytes_approved(files: Files) -> None:
    REWRITTEN(files)
    decide(files, the.NEW_RECORD.replace("20260601T09", "20261001T09"), {"authority": "2"}, key=the.NEW_KEY)


def _at_once(change: Change) -> Snapshot:
    files = dict(_END)
    change(files)
    return Snapshot("2026-10-01T12:00:00Z", files)


def merging(change: Change, *steps: tuple[str, Change], result: Change = lambda _: None) -> Callable[[], Story]:
    """Return the year with a branch of these steps, merged; result: what the merge does besides."""

    def story() -> Story:
        side = branch(_END, *steps)
        taken = {path: content for path, content in side[-1].files.items() if _END.get(path) != content}
        lost = _END.keys() - side[-1].files.keys()

        def merge(files: Files) -> None:
            files.update(taken)
            gone(*lost)(files)
            result(files)

        return told(("2026-09-25", change), ("2026-10-02", merge, {"sides": (side,)}))

    return story


UNRELATED = put("note.txt", b"A note.\n")
_ZH_22 = the.NEW_ZH.replace("zh.1", "zh.2").replace("20260601", "20261001").replace("xu.dan", "wu.fan")

TEXTS: dict[str, Mutation] = {
    "a text edited after its approval": (
        spoilt(REWRITTEN),
        (f"content-changed-after-approval {the.PROCEDURE}",),
    ),
    "a text edited, then put back": (
        spoilt(REWRITTEN, restored(the.PROCEDURE)),
        (f"content-changed-meanwhile {the.PROCEDURE}",),
    ),
    "the front matter of a text edited, then put back": (
        spoilt(written(the.FORM, ("owner: incident", "owner: change")), restored(the.FORM)),
        (f"content-changed-meanwhile {the.FORM}",),
    ),
    "a translation edited, then put back": (
        spoilt(written(the.PROCEDURE_ZH, ("事件", "事故")), restored(the.PROCEDURE_ZH)),
        (f"content-changed-meanwhile {the.PROCEDURE_ZH}",),
    ),
    "a picture edited, then put back": (
        spoilt(put(the.PICTURE, b"<svg/>\n"), restored(the.PICTURE)),
        (f"content-changed-meanwhile {the.POLICY}",),
    ),
    "a text taken over edited, then put back": (
        spoilt(written(the.MANUAL, ("Incidents", "All incidents")), restored(the.MANUAL)),
        (f"content-changed-meanwhile {the.MANUAL}",),
    ),
    "an older version edited before the next one came": (
        amid(
            "approved",
            ("2026-03-05", written(the.PROCEDURE, ("Each", "Every"))),
            ("2026-03-06", written(the.PROCEDURE, ("Every", "Each"))),
        ),
        (f"content-changed-meanwhile {the.PROCEDURE}",),
    ),
    "a text edited before its number was raised": (
        instead(
            "form",
            ("2026-09-19", written(the.FORM, ("while the caller", "as long as the caller"))),
            (
                "2026-09-20",
                both(written(the.FORM, ('"1.0"', '"1.1"')), decided(the.FORM_NEXT, key=the.NEW_KEY, authority="2")),
            ),
        ),
        (f"content-changed-meanwhile {the.FORM}",),
    ),
    "a text moved and edited, then put back": (
        spoilt(
            both(moved(the.FORM, "forms/new.md"), written("forms/new.md", ("Fill it", "Fill this"))),
            both(gone("forms/new.md"), restored(the.FORM)),
        ),
        ("content-changed-meanwhile forms/new.md",),
    ),
    "a text and its approval exchanged under the same number": (
        spoilt(_changed_under_its_number),
        (
            f"content-changed-meanwhile {the.PROCEDURE}",
            f"record-modified {the.NEW_RECORD}",
            f"translation-stale {the.PROCEDURE_ZH}",
            f"version-reused-with-different-content {the.CONFIRMED}",
        ),
    ),
    "other bytes approved under the same number": (
        spoilt(_other_bytes_approved),
        (
            f"content-changed-after-approval {the.PROCEDURE}",
            f"version-reused-with-different-content {the.NEW_RECORD.replace('20260601T09', '20261001T09')}",
        ),
    ),
    "an older text put back": (
        spoilt(lambda files: files.update({the.FORM: the.year()[0].files[the.FORM]})),
        (f"version-not-approved {the.FORM}",),
    ),
    "a version approved whose text is nowhere": (
        spoilt(decided(FORM_12, key=the.NEW_KEY, authority="2", content=NOWHERE)),
        (f"approved-text-lost {FORM_12}", f"version-not-approved {the.FORM}"),
    ),
    "a version whose text is nowhere, and a next one": (
        spoilt(
            decided(FORM_12, key=the.NEW_KEY, authority="2", content=NOWHERE),
            both(written(the.FORM, ('"1.1"', '"1.3"')), decided(_FORM_13, key=the.NEW_KEY, authority="2")),
        ),
        (f"approved-text-lost {FORM_12}",),
    ),
    "a version in force at the start whose text is nowhere": (
        lambda: [_at_once(written(the.FORM, ('"1.1"', '"1.2"')))],
        (f"approved-text-lost {the.FORM_NEXT}",),
    ),
    "a text that stood on a branch alone": (
        merging(
            UNRELATED,
            (
                "2026-10-01",
                both(
                    written(the.FORM, ('"1.1"', '"1.2"'), ("Fill it", "Fill this")),
                    decided(FORM_12, key=the.NEW_KEY, authority="2"),
                ),
            ),
            result=restored(the.FORM),
        ),
        (f"approved-text-lost {FORM_12}", f"version-not-approved {the.FORM}"),
    ),
    "a merge that edits an approved text itself": (
        merging(UNRELATED, ("2026-10-01", put("other.txt", b"x\n")), result=REWRITTEN),
        (f"content-changed-after-approval {the.PROCEDURE}",),
    ),
    "an approved document deleted": (
        spoilt(gone(the.PROCEDURE_ZH)),
        (f"document-removed-without-withdrawal {the.NEW_ZH}",),
    ),
    "a text taken over deleted": (
        spoilt(gone(the.MANUAL)),
        (f"document-removed-without-withdrawal {the.BASELINE}",),
    ),
    "a document whose id another one takes": (
        spoilt(
            both(gone(the.FORM), put("forms/other.md", _END[the.FORM].replace(b"Incident record", b"Visitor record")))
        ),
        ("content-changed-after-approval forms/other.md",),
    ),
    "the id of a withdrawn document used again": (
        spoilt(put("policies/new.md", the.year()[0].files[the.LEFT].replace(b"Service management", b"Travel"))),
        ("content-changed-after-approval policies/new.md",),
    ),
    "an id that stands twice": (
        spoilt(put("forms/copy.md", _END[the.FORM])),
        (f"id-duplicate {the.FORM}",),
    ),
    "two names that differ in case alone": (
        spoilt(put("policies/MAP.svg", _END[the.PICTURE])),
        (f"path-collision {the.PICTURE}",),
    ),
    "a text that is a symbolic link": (
        lambda: told((LATER, put(the.FORM, b"../policies/pol-01.md"), {"modes": ((the.FORM, "120000"),)})),
        (f"document-removed-without-withdrawal {the.FORM_NEXT}", f"path-symlink {the.FORM}"),
    ),
    "a text that is a submodule": (
        lambda: told((LATER, put(the.FORM, b"a" * 40), {"modes": ((the.FORM, "160000"),)})),
        (f"document-removed-without-withdrawal {the.FORM_NEXT}", f"path-submodule {the.FORM}"),
    ),
    "a minor version that touches an obligation": (
        instead(
            "form",
            (
                "2026-09-20",
                both(
                    the.FORM_TEXT,
                    written(the.FORM, ("Fill it in", "You must fill it in")),
                    decided(the.FORM_NEXT, key=the.NEW_KEY, authority="2"),
                ),
            ),
        ),
        (f"note: minor-touches-requirement {the.FORM_NEXT}",),
    ),
    "a minor version that touches an obligation in Chinese": (
        spoilt(
            both(
                written(the.PROCEDURE_ZH, ('revision: "1"', 'revision: "2"'), ("每个事件均用", "每个事件必须用")),
                decided(_ZH_22, authority="2"),
            )
        ),
        (f"note: minor-touches-requirement {_ZH_22}",),
    ),
    "a minor version that touches what it answers": (
        instead(
            "form",
            (
                "2026-09-20",
                both(
                    the.FORM_TEXT,
                    written(the.FORM, ("classification:", 'clauses: {"1.1": ""}\nclassification:')),
                    decided(the.FORM_NEXT, key=the.NEW_KEY, authority="2"),
                ),
            ),
        ),
        (f"note: minor-touches-requirement {the.FORM_NEXT}",),
    ),
}
