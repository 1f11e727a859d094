"""Histories in memory, each at the edge of one check (see `remove_checks`), with the exact findings."""

from collections.abc import Callable

from tests.approvals import past_set as the
from tests.approvals.past_set import (
    Change,
    Commits,
    both,
    commits,
    decided,
    gone,
    next_register,
    then,
    written,
    year,
)
from tests.fixtures.approving import manifest, sign_register, signed
from tests.rules.page_histories import Step

_CLERK = "clerk@example.org"
_ROLE = "basis: LOA-2026-004}"
_ALL = (the.MANUAL_RECORD, the.POLICY_REVIEW, the.POLICY_RECORD, the.FORM_RECORD, the.OLD_RECORD)
_FORM_11 = the.FORM_RECORD.replace("/1.0/", "/1.1/").replace("20260302", "20260601")
_FORM_12 = the.FORM_RECORD.replace("/1.0/", "/1.2/").replace("20260302", "20260602")
_EXCEPTIONS = "authority/exceptions/1.yml"


def _put(path: str, content: bytes) -> Change:
    return lambda files: files.update({path: content})


def _first(*pairs: tuple[str, str]) -> the.Files:
    """Return the beginning with another first register."""
    files = the.beginning()
    written(the.FIRST, *pairs)(files)
    sign_register(files, the.FIRST)
    return files


def _signed_by(path: str, person: str) -> Change:
    return lambda files: files.update({f"{path}.{person}.sig": signed(person, path, files[path])})


def _text_of(version: str, path: str = the.FORM) -> Change:
    return written(path, ('version: "1.0"', f'version: "{version}"'))


def _old_manifest() -> str:
    """Return the manifest of the procedure's first version, which a repository that took it over does not hold."""
    return manifest(year()[1][1], the.PROCEDURE)


def _at_once(*changes: Change) -> Commits:
    """Return a repository whose first commit holds the whole year, changed."""
    files = dict(year()[-1][1])
    both(*changes)(files)
    return [(Step("2026-10-01T12:00:00Z", _CLERK), files)]


def _accepting(*faults: tuple[str, str, str]) -> Change:
    """Return the change that brings exceptions, each as (rule, path, commit or "")."""

    def change(files: the.Files) -> None:
        entries = "".join(
            f"  - {{rule: {rule}, path: {path}, {f'commit: {commit}, ' if commit else ''}reason: So it was.}}\n"
            for rule, path, commit in faults
        )
        files[_EXCEPTIONS] = (
            'schema: sms.exceptions/v1\nnumber: "1"\nissued_at: "2026-10-02T08:00:00+00:00"\nauthority: "2"\n'
            f"entries:\n{entries}"
        ).encode()
        sign_register(files, _EXCEPTIONS)

    return change


def _came_back() -> Commits:
    """Return a history in which a role ended and was given again, and a record from before lands late."""
    first = _first((_ROLE, f'{_ROLE[:-1]}, to: "2026-03-10"}}, {{role: change-manager, from: "2026-08-01", {_ROLE}'))
    return commits(
        ("2026-03-02", decided(*_ALL)),
        ("2026-03-05", _next_policy("2.0")),
        ("2026-03-27", decided(the.POLICY_REVIEW.replace("/1.0/", "/2.0/").replace("20260301", "20260309"))),
        first=first,
    )


def _other_role() -> Commits:
    """Return this history. A role that has ended, by somebody who holds another one now."""
    first = _first((_ROLE, f'{_ROLE[:-1]}, to: "2026-03-10"}}, {{role: it-manager, from: "2026-01-01", {_ROLE}'))
    return commits(
        ("2026-03-02", decided(*_ALL)),
        ("2026-03-05", _next_policy("2.0")),
        ("2026-03-27", decided(the.POLICY_REVIEW.replace("/1.0/", "/2.0/").replace("20260301", "20260309"))),
        first=first,
    )


def _next_policy(version: str) -> Change:
    return written(the.POLICY, ('version: "1.0"', f'version: "{version}"'), ("Customers first.", "Customers always."))


def _register_from_before() -> Commits:
    """Return this history. The next register comes with a commit that claims to be older than the record before it."""
    return then(
        year()[:3],
        (
            "2026-09-20",
            decided(*(each.replace("20260901", "20260914") for each in (the.CONFIRMED, the.FORM_CONFIRMED))),
        ),
        ("2026-09-05", next_register("2026-09-01T08:00:00+00:00")),
    )


def _half_approved() -> Commits:
    """Return this history. A policy that nobody reviewed, moved among the procedures before it goes."""
    start = the.beginning()
    start["policies/pol-02.md"] = start[the.POLICY].replace(b"SMS-POL-01", b"SMS-POL-02")
    return commits(
        ("2026-03-02", decided(*_ALL)),
        ("2026-03-03", decided(the.POLICY_RECORD.replace("POL-01", "POL-02"))),
        ("2026-03-04", lambda files: files.update({"procedures/pol-02.md": files.pop("policies/pol-02.md")})),
        ("2026-03-05", gone("procedures/pol-02.md")),
        first=start,
    )


def _signed_in_parts(*more: tuple[str, Change]) -> Commits:
    """Return this history. Register 2 with one signature of its roots, and with the other a day later."""

    def half(files: the.Files) -> None:
        next_register("2026-09-10T08:00:00+00:00")(files)
        gone(f"{the.SECOND}.li.qing.sig")(files)

    return then(year()[:4], ("2026-09-10", half), ("2026-09-11", _signed_by(the.SECOND, "li.qing")), *more)


def _signed_after_all() -> Commits:
    """Return this history. The first register is signed by one, who takes that back, and then by both."""
    files = {path: content for path, content in the.beginning().items() if not path.endswith(".sig")}
    signature = f"{the.FIRST}.chen.an.sig"
    return commits(
        ("2026-01-06", _signed_by(the.FIRST, "chen.an")),
        ("2026-01-07", gone(signature)),
        ("2026-01-08", both(_signed_by(the.FIRST, "li.qing"), _signed_by(the.FIRST, "chen.an"))),
        ("2026-03-02", decided(*_ALL)),
        first=files,
    )


def _settled_before_control() -> Commits:
    """Return a history in which a text was still another one beside its approval, before control started."""
    files = {path: content for path, content in the.beginning().items() if not path.endswith(".sig")}
    final = files[the.PROCEDURE]
    decided(the.OLD_RECORD, content=manifest(files, the.PROCEDURE))(files)
    written(the.PROCEDURE, ("Each incident is logged", "Each incident is noted"))(files)
    return commits(
        ("2026-01-07", _put(the.PROCEDURE, final)),
        ("2026-01-08", both(_signed_by(the.FIRST, "li.qing"), _signed_by(the.FIRST, "chen.an"))),
        ("2026-03-02", decided(*_ALL[:-1])),
        first=files,
    )


def _rejected_between() -> Commits:
    """Return this history. An obligation comes with a version that is rejected, and stays in the minor one after it."""
    add = written(the.FORM, ("while the caller", "which must be kept, while the caller"))
    reject = _FORM_11.replace("approve--", "reject--")
    return commits(
        ("2026-03-02", decided(*_ALL)),
        ("2026-06-01", both(_text_of("1.1"), add, decided(reject))),
        ("2026-06-02", both(written(the.FORM, ('version: "1.1"', 'version: "1.2"')), decided(_FORM_12))),
    )


def _no_mere_review() -> Commits:
    """Return this history. A wording that was reviewed, then changed and approved."""
    review = the.POLICY_REVIEW.replace("/1.0/", "/2.0/").replace("20260301", "20260601")
    return commits(
        ("2026-03-02", decided(*_ALL)),
        ("2026-06-01", both(_next_policy("2.0"), decided(review))),
        (
            "2026-06-02",
            both(
                written(the.POLICY, ("Customers always.", "Customers ever.")),
                decided(review.replace("20260601T09", "20260602T08")),
                decided(the.POLICY_RECORD.replace("/1.0/", "/2.0/").replace("20260302", "20260602")),
            ),
        ),
        ("2026-09-01", decided(the.CONFIRMED.replace("1.1", "1.0"))),
    )


def _superseded_and_lost() -> Commits:
    """Return a history of two versions, of which the first one's text never came to the main line."""
    return commits(
        ("2026-03-02", decided(*_ALL)),
        ("2026-06-01", decided(_FORM_11)),
        ("2026-06-02", both(_text_of("1.2"), decided(_FORM_12))),
    )


def _stray() -> Commits:
    """Return this history. A file that is no record changes among the records, while something else is wrong."""
    return then(
        year(),
        ("2026-10-01", _put("approvals/stray.yml", b"a: b\n")),
        (
            "2026-10-02",
            both(_put("approvals/stray.yml", b"a: c\n"), decided(the.FORM_RECORD.replace("20260302", "20260305"))),
        ),
    )


def _confirmed_by_a_stranger() -> Commits:
    """Somebody who does not own the older version confirms it; the same version in Chinese tells nothing of that."""
    stranger = the.CONFIRMED.replace("1.1", "1.0").replace("20260901", "20260401")
    stranger = stranger.replace("incident-manager--he.jing", "change-manager--xu.dan")
    chinese = the.OLD_RECORD.replace("/en/", "/zh.1/").replace("quality-manager--li.qing", "change-manager--xu.dan")
    chinese = chinese.replace("20260302", "20260320")
    translation = "procedures/prc-20.zh.md"
    renewed = written(translation, ('translation_of: "1.0"', 'translation_of: "1.1"'))
    new_zh = chinese.replace("1.0", "1.1").replace("20260320", "20260601")
    return commits(
        ("2026-03-02", decided(*_ALL)),
        ("2026-03-20", both(_put(translation, (the.SET / translation).read_bytes()), decided(chinese))),
        ("2026-04-01", decided(stranger)),
        ("2026-06-01", both(the.NEW_TEXT, renewed, decided(the.NEW_RECORD), decided(new_zh))),
        ("2026-09-01", decided(the.FORM_CONFIRMED)),
    )


def _writer_confirms() -> Commits:
    """He Jing writes a version in git, and confirms it later as its owner."""
    name = "    name: He Jing 何静\n"
    first = _first((name, f"{name}    emails: [he.jing@example.org]\n"))
    return commits(
        ("2026-03-02", decided(*_ALL)),
        ("2026-06-01", both(the.NEW_TEXT, decided(the.NEW_RECORD))),
        ("2026-09-01", decided(the.CONFIRMED, the.FORM_CONFIRMED)),
        first=first,
    )


def _without_control(*_: object) -> Commits:
    """Return this history. A list of exceptions by roots whose register nobody signed."""
    files = {path: content for path, content in the.beginning().items() if not path.endswith(".sig")}
    accepting = _accepting(("time-landing-gap", the.FORM_RECORD, ""))

    def change(now: the.Files) -> None:
        accepting(now)
        now[_EXCEPTIONS] = now[_EXCEPTIONS].replace(b'authority: "2"', b'authority: "1"')
        sign_register(now, _EXCEPTIONS)

    return commits(("2026-10-02", change), first=files)


_TOUCHED = both(written(the.FIRST, ("LOA-2026-003", "LOA-2026-333")))

EDGES: dict[str, tuple[Callable[[], Commits], tuple[str, ...]]] = {
    "a role that came back, and a record from before": (_came_back, ("signer-not-entitled-when-landed",)),
    "another role than the one that ended": (_other_role, ("signer-not-entitled-when-landed",)),
    "a register whose commit claims to be older": (_register_from_before, ("time-commit-goes-backwards",)),
    "the second signature of a register deleted": (
        lambda: _signed_in_parts(("2026-09-20", gone(f"{the.SECOND}.li.qing.sig"))),
        ("register-deleted",),
    ),
    "an obligation of a rejected version, in the minor one after it": (
        _rejected_between,
        ("minor-touches-requirement",),
    ),
    "a superseded version whose text is nowhere": (_superseded_and_lost, ("approved-text-lost",)),
    "a version in force that was taken over without its text": (
        lambda: _at_once(written(the.PROCEDURE, ('version: "1.1"', 'version: "1.2"'))),
        ("approved-text-lost",),
    ),
    "a stray file that changes among the records": (_stray, ("record-modified", "time-landing-gap")),
    "a record deleted beside a text that nobody approved": (
        lambda: then(
            year(),
            (
                "2026-10-01",
                both(
                    gone(the.CONFIRMED),
                    lambda files: files.update(
                        {"policies/pol-05.md": files[the.POLICY].replace(b"SMS-POL-01", b"SMS-POL-05")}
                    ),
                ),
            ),
        ),
        ("record-deleted", "version-not-approved"),
    ),
    "what follows from a changed record that was accepted": (
        lambda: then(
            year(),
            ("2026-10-01", written(the.CONFIRMED, ("T09:00:00", "T08:00:00"))),
            ("2026-10-02", _accepting(("record-modified", the.CONFIRMED, f"{6:040x}"))),
        ),
        ("record-modified", "signature-bad"),
    ),
    "a confirmation by a stranger of a version in two languages": (
        _confirmed_by_a_stranger,
        ("language-not-published", "signer-not-entitled"),
    ),
    "an exception for a register that was changed": (
        lambda: then(
            year(),
            ("2026-10-01", _TOUCHED),
            ("2026-10-02", _accepting(("register-modified", the.FIRST, f"{6:040x}"))),
        ),
        ("register-modified",),
    ),
    "an exception that nothing needs, while a register is another one": (
        lambda: then(
            year(), ("2026-10-02", _accepting(("time-landing-gap", the.FORM_RECORD, ""))), ("2026-10-03", _TOUCHED)
        ),
        ("register-modified",),
    ),
    "an exception before control started": (
        _without_control,
        ("authority-chain", *("version-not-approved",) * 4),
    ),
}

CONTROLS: dict[str, Callable[[], Commits]] = {
    "a policy that was never approved, moved and removed": _half_approved,
    "a register signed in parts": _signed_in_parts,
    "a first register signed after all": _signed_after_all,
    "another wording before control started": _settled_before_control,
    "a wording that was only reviewed": _no_mere_review,
    "an old version of a set that was taken over, confirmed later": lambda: then(
        _at_once(),
        (
            "2026-10-02",
            decided(
                the.CONFIRMED.replace("1.1", "1.0").replace("20260901", "20261002"),
                content=_old_manifest(),
                authority="2",
            ),
        ),
    ),
    "a writer who confirms": _writer_confirms,
}
