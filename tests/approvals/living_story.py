"""A year of a set that is approved throughout, commit by commit, and what people may do to it in between.

Several versions in two languages, a picture, a text taken over from paper, one withdrawn, a key rotated, somebody who
leaves. Every commit is made by somebody whom the register does not know; who wrote what is a matter of single cases.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache

from tests.approvals import past_set
from tests.approvals.git_story import CLERK, Files, Snapshot
from tests.approvals.past_set import (
    BASELINE,
    CONFIRMED,
    FIRST,
    FORM,
    FORM_CONFIRMED,
    FORM_RECORD,
    NEW_RECORD,
    OLD_RECORD,
    POLICY,
    POLICY_RECORD,
    POLICY_REVIEW,
    PROCEDURE,
    SECOND,
    SET,
    both,
    gone,
    next_register,
    written,
)
from tests.fixtures.approving import decide, digest, manifest, public_key, sign_register, signed

__all__ = [
    "BASELINE",
    "CONFIRMED",
    "FIRST",
    "FORM",
    "FORM_CONFIRMED",
    "FORM_RECORD",
    "NEW_RECORD",
    "OLD_RECORD",
    "POLICY",
    "POLICY_RECORD",
    "POLICY_REVIEW",
    "PROCEDURE",
    "SECOND",
    "Files",
    "both",
    "gone",
    "next_register",
    "written",
]  # fmt: skip

Change = Callable[[Files], object]
# When, what, and how the commit is: its author, its co-authors, the branches that it merges, modes of files.
Step = tuple[str, Change] | tuple[str, Change, Mapping[str, object]]

DAY = date(2026, 10, 15)
MANUAL, PROCEDURE_ZH, LEFT = "docs/manual/man-01.md", "procedures/prc-20.zh.md", "policies/pol-09.md"
PICTURE = "policies/map.svg"
EXCEPTIONS, THIRD = "authority/exceptions/1.yml", "authority/3.yml"
LEFT_RECORD = POLICY_RECORD.replace("POL-01", "POL-09")
LEFT_REVIEW = POLICY_REVIEW.replace("POL-01", "POL-09")
LEFT_AWAY = "approvals/SMS-POL-09/1.0/en/withdraw--top-management--chen.an--20260615T090000Z.yml"
OLD_ZH = "approvals/SMS-PRC-20/1.0/zh.1/approve--change-manager--xu.dan--20260320T090000Z.yml"
NEW_ZH = "approvals/SMS-PRC-20/1.1/zh.1/approve--change-manager--xu.dan--20260601T100000Z.yml"
POLICY_NEXT_REVIEW = "approvals/SMS-POL-01/2.0/en/review--change-manager--xu.dan--20260701T080000Z.yml"
POLICY_NEXT = "approvals/SMS-POL-01/2.0/en/approve--top-management--chen.an--20260701T090000Z.yml"
FORM_NEXT = "approvals/SMS-FRM-39/1.1/en/approve--quality-manager--li.qing--20260920T090000Z.yml"
NEW_KEY = "li.qing 2"
_PEOPLE = {"chen.an": "Chen An 陈安", "li.qing": "Li Qing 李青", "he.jing": "He Jing 何静", "xu.dan": "Xu Dan 徐丹"}
_OLD_KEY = f'keys: [{{key: {public_key("li.qing")}, from: "2026-01-01"'
_ROTATED = f'{_OLD_KEY}, to: "2026-09-30"}}, {{key: {public_key(NEW_KEY)}, from: "2026-09-10"'
_NEW_PERSON = f"""\
people:
  wu.fan:
    name: Wu Fan 吴帆
    roles: [{{role: change-manager, from: "2026-09-10", basis: LOA-2026-020}}]
    keys: [{{key: {public_key("wu.fan")}, from: "2026-09-10"}}]
"""


def decided(*paths: str, key: str = "", sign_it: bool = True, **fields: str) -> Change:
    """Return the change that brings records."""
    return lambda files: [decide(files, path, fields, key=key, sign_it=sign_it) for path in paths]


def beginning() -> Files:
    """Return the set before anybody decided, with the addresses of people in the register and a picture."""
    files = past_set.beginning()
    written("sms.yml", ("languages: [en]", "languages: [en, zh]"))(files)
    names = [
        (f"    name: {name}\n", f"    name: {name}\n    emails: [{id_}@example.org]\n") for id_, name in _PEOPLE.items()
    ]
    written(FIRST, *names)(files)
    sign_register(files, FIRST)
    files[LEFT] = files[POLICY].replace(b"SMS-POL-01", b"SMS-POL-09")
    written(POLICY, ("Customers first.", "Customers first.\n\n![Map](map.svg)"))(files)
    files[PICTURE] = b'<svg xmlns="http://www.w3.org/2000/svg"/>\n'
    return files


def taken_over(files: Files) -> None:
    """Take the manual over from paper."""
    made = digest(manifest(files, MANUAL))
    files[BASELINE] = (
        'schema: sms.baseline/v1\nnumber: "1"\nissued_at: "2026-03-01T08:00:00+08:00"\nauthority: "1"\nentries:\n'
        f'  - {{id: SMS-MAN-01, version: "1.0", language: en, digest: "{made}", approver: Chen An, '
        f'role: top-management, date: "2026-02-01", place: Safe 3, scan: "{digest("scan")}", reason: On paper.}}\n'
    ).encode()
    sign_register(files, BASELINE)


def translated(files: Files) -> None:
    """Bring the Chinese procedure."""
    files[PROCEDURE_ZH] = (SET / PROCEDURE_ZH).read_bytes()


def accepting(
    *faults: tuple[str, str, str], people: Sequence[str] = ("chen.an", NEW_KEY), day: str = "2026-10-10"
) -> Change:
    """Return the change that brings a list of exceptions, each as (rule, path, commit or "")."""

    def change(files: Files) -> None:
        entries = "".join(
            f"  - {{rule: {rule}, path: {path}, {f'commit: {commit}, ' if commit else ''}reason: It was like that.}}\n"
            for rule, path, commit in faults
        )
        head = f'schema: sms.exceptions/v1\nnumber: "1"\nissued_at: "{day}T08:00:00+00:00"\nauthority: "2"\nentries:\n'
        files[EXCEPTIONS] = (head + entries).encode()
        sign_with(files, EXCEPTIONS, people)

    return change


def sign_with(files: Files, path: str, keys: Sequence[str]) -> None:
    """Sign a file of `authority/`; a key `li.qing 2` is one of li.qing."""
    for name in [name for name in files if name.startswith(f"{path}.")]:
        del files[name]
    for key in keys:
        files[f"{path}.{key.partition(' ')[0]}.sig"] = signed(key, path, files[path])


NEXT_TEXT = both(
    written(PROCEDURE, ('version: "1.0"', 'version: "1.1"'), ("Each incident is logged", "Log each incident")),
    written(PROCEDURE_ZH, ('translation_of: "1.0"', 'translation_of: "1.1"'), ("每个事件都用", "每个事件均用")),
)
POLICY_TEXT = both(
    written(POLICY, ('version: "1.0"', 'version: "2.0"'), ("Customers first", "Customers always first")),
    written(PICTURE, ("/>", "></svg>")),
)
FORM_TEXT = written(FORM, ('version: "1.0"', 'version: "1.1"'), ("while the caller", "as long as the caller"))
REGISTER = next_register(
    "2026-09-10T08:00:00+00:00",
    ("LOA-2026-004}", 'LOA-2026-004, to: "2026-09-10"}'),
    (_OLD_KEY, _ROTATED),
    ("people:\n", _NEW_PERSON),
)


def next_register_3(*pairs: tuple[str, str], issued: str = "2026-10-01T08:00:00+00:00") -> Change:
    """Return the change that brings register 3, signed by its roots with their keys of the day."""

    def change(files: Files) -> None:
        files[THIRD] = files[SECOND]
        written(THIRD, ('number: "2"', 'number: "3"'), ("2026-09-10T08:00:00+00:00", issued), *pairs)(files)
        sign_with(files, THIRD, ("chen.an", NEW_KEY))

    return change


STEPS: dict[str, Step] = {
    "start": ("2026-01-05T09:00:00Z", lambda _: None),
    "approved": (
        "2026-03-02",
        both(taken_over, decided(POLICY_REVIEW, POLICY_RECORD, LEFT_REVIEW, LEFT_RECORD, OLD_RECORD, FORM_RECORD)),
    ),
    "translated": ("2026-03-20", both(translated, decided(OLD_ZH))),
    "next": ("2026-06-01", both(NEXT_TEXT, decided(NEW_RECORD, NEW_ZH))),
    "withdrawn": ("2026-06-15", decided(LEFT_AWAY)),
    "removed": ("2026-06-16", gone(LEFT)),
    "policy": ("2026-07-01", both(POLICY_TEXT, decided(POLICY_NEXT_REVIEW, POLICY_NEXT))),
    "confirmed": ("2026-09-01", decided(CONFIRMED, FORM_CONFIRMED)),
    "register": ("2026-09-10", REGISTER),
    "form": ("2026-09-20", both(FORM_TEXT, decided(FORM_NEXT, key=NEW_KEY, authority="2"))),
}


def told(*after: Step, instead: Mapping[str, Step | Sequence[Step]] | None = None) -> list[Snapshot]:
    """Return the year with further commits. instead: name of a step → the step, or the steps, in its place."""
    steps: list[Step] = []
    for name, step in STEPS.items():
        found = (instead or {}).get(name, step)
        steps.extend([found] if isinstance(found, tuple) else found)
    files, story = beginning(), []
    for time, change, *more in [*steps, *after]:
        files = dict(files)
        change(files)
        how = dict(more[0]) if more else {}
        story.append(Snapshot(at(time), files, **how))  # type: ignore[arg-type]  # as the step says
    return story


def at(time: str) -> str:
    """Return a day as its noon."""
    return time if "T" in time else f"{time}T12:00:00Z"


def branch(before: Mapping[str, bytes], *steps: tuple[str, Change], author: str = CLERK) -> tuple[Snapshot, ...]:
    """Return the commits of a branch that starts where the files are `before`."""
    made = []
    files = dict(before)
    for time, change in steps:
        files = dict(files)
        change(files)
        made.append(Snapshot(at(time), files, author))
    return tuple(made)


@cache
def year() -> tuple[Snapshot, ...]:
    """Return the year as it was."""
    return tuple(told())


def index_of(name: str) -> int:
    """Return which commit of the year a step is."""
    return list(STEPS).index(name)
