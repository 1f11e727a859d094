"""What history adds to the tree: each mistake is one finding, and what may happen in a year is none."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from smsgen import rules
from smsgen.checking.runner import run
from smsgen.diagnostics import Severity
from smsgen.model.history import History
from smsgen.model.past import Past
from tests.approvals import past_set as the
from tests.approvals.past_set import Commits, commits, decided, facts_of, found, gone, then, tree_found, written, year
from tests.fixtures.approving import digest, manifest, public_key, sign_register, signed
from tests.rules.page_histories import Step, past_of

pytestmark = pytest.mark.covers("C-09")


def rotated(files: the.Files) -> None:
    """Give li.qing another key from the day of register 2 on."""
    key = f'keys: [{{key: {public_key("li.qing")}, from: "2026-01-01"'
    ended = f'{key}, to: "2026-09-10"}}, {{key: {public_key("li.qing 2")}, from: "2026-09-10"'
    the.next_register("2026-09-10T08:00:00+00:00", (key, ended))(files)


def all_in_the_first_commit() -> Commits:
    """Return a repository that took over everything: all of it is baseline, whenever it was signed."""
    made = year()
    return [(Step("2026-10-01T12:00:00Z", "li.qing@example.org"), made[-1][1])]


def merged() -> Commits:
    made = year()
    step = made[2][0]
    return [*made[:2], (step._replace(merging=("he.jing@example.org",)), made[2][1]), *made[3:]]


def with_second_language() -> Commits:
    made = year()
    chinese = the.SET / "forms" / "frm-39.zh.md"
    record = "approvals/SMS-FRM-39/1.0/zh.1/approve--change-manager--xu.dan--20260905T090000Z.yml"

    def translate(files: the.Files) -> None:
        files["forms/frm-39.zh.md"] = chinese.read_bytes()
        decided(record)(files)

    files = dict(made[3][1])
    translate(files)
    middle = (Step("2026-09-05T12:00:00Z", "he.jing@example.org"), files)
    last = dict(made[4][1]) | files
    return [*made[:4], middle, (made[4][0], last)]


CONTROLS: dict[str, Callable[[], Commits]] = {
    "a year": year,
    "all decisions baseline": all_in_the_first_commit,
    "a merge": merged,
    "a text renamed": lambda: then(
        year(), ("2026-10-01", lambda files: files.update({"forms/incident.md": files.pop(the.FORM)}))
    ),
    "a key rotated": lambda: then(year()[:4], ("2026-09-10", rotated)),
    "a newer text that waits": lambda: then(
        year(), ("2026-10-01", written(the.PROCEDURE, ('version: "1.1"', 'version: "1.2"'), ("Log each", "Log every")))
    ),
    "withdrawn, then removed": lambda: then(
        year(),
        (
            "2026-10-01",
            decided(the.FORM_RECORD.replace("approve", "withdraw").replace("20260302", "20261001"), authority="2"),
        ),
        ("2026-10-02", both_gone),
    ),
    "changed before control started": lambda: unsigned_first(year()),
}


def both_gone(files: the.Files) -> None:
    gone(the.FORM)(files)
    written(
        the.PROCEDURE, ('version: "1.1"', 'version: "1.2"'), ("forms: [SMS-FRM-39]\n", ""), (" with [[SMS-FRM-39]]", "")
    )(files)


def unsigned_first(made: Commits) -> Commits:
    """Return the year after some commits in which nothing was signed yet, and much was changed."""
    files = {path: content for path, content in made[0][1].items() if not path.endswith(".sig")}
    draft = dict(files)
    written(the.FIRST, ("LOA-2026-004", "LOA-2026-444"))(draft)
    early = dict(files) | {the.OLD_RECORD: b"schema: draft\n"}
    steps = [Step(f"2026-01-0{day}T09:00:00Z", "he.jing@example.org") for day in (2, 3, 4)]
    return [*zip(steps, (draft, early, files), strict=True), *made]


@pytest.mark.parametrize("name", CONTROLS)
def test_what_may_happen_in_a_year_is_no_finding(name: str) -> None:
    assert found(CONTROLS[name]()) == []


def test_a_translation_approved_later_is_no_finding_but_of_what_is_not_published() -> None:
    assert found(with_second_language()) == ["language-not-published"]


def records() -> list[str]:
    return [path for path in year()[-1][1] if path.startswith(("approvals/", "authority/"))]


@pytest.mark.parametrize("path", records())
def test_each_deleted_file_of_a_decision_is_one_finding(path: str) -> None:
    expected = "record-deleted" if path.startswith("approvals/") else "register-deleted"
    assert found(then(year(), ("2026-10-01", gone(path)))) == [expected]


@pytest.mark.parametrize("path", records())
def test_each_changed_file_of_a_decision_is_one_finding(path: str) -> None:
    def change(files: the.Files) -> None:
        files[path] += b"# changed\n"

    expected = "record-modified" if path.startswith("approvals/") else "register-modified"
    assert found(then(year(), ("2026-10-01", change))) == [expected]
    before = year()[-1][1][path]
    restored = then(year(), ("2026-10-01", change), ("2026-10-02", lambda files: files.update({path: before})))
    assert found(restored) == [expected]


def taken_over() -> Commits:
    """Return a set of which everything was approved on paper, and taken over after control had started."""

    def take_over(files: the.Files) -> None:
        entries = ""
        for path, id_ in (
            ("docs/manual/man-01.md", "SMS-MAN-01"),
            (the.POLICY, "SMS-POL-01"),
            (the.PROCEDURE, "SMS-PRC-20"),
            (the.FORM, "SMS-FRM-39"),
        ):
            entries += (
                f'  - {{id: {id_}, version: "1.0", language: en, digest: "{digest(manifest(files, path))}", '
                f'approver: Chen An, role: top-management, date: "2026-02-01", place: Safe 3, scan: "{digest(path)}", '
                "reason: Signed on paper.}\n"
            )
        head = (
            'schema: sms.baseline/v1\nnumber: "1"\nissued_at: "2026-03-01T08:00:00+08:00"\nauthority: "1"\nentries:\n'
        )
        files[the.BASELINE] = (head + entries).encode()
        sign_register(files, the.BASELINE)

    return commits(("2026-03-02", take_over))


def test_a_baseline_lost_is_one_finding_and_not_one_for_each_text() -> None:
    made = taken_over()
    assert found(made) == []
    signature = f"{the.BASELINE}.li.qing.sig"
    for path in (the.BASELINE, signature):
        assert found(then(made, ("2026-04-01", gone(path)))) == ["register-deleted"]
    changed = written(the.BASELINE, ("Safe 3", "Safe 4"))
    assert found(then(made, ("2026-04-01", changed))) == ["register-modified"]
    anew = the.both(changed, lambda files: sign_register(files, the.BASELINE))
    assert found(then(made, ("2026-04-01", anew))) == ["register-modified"]
    hidden = written(the.POLICY, ("Customers first.", "Customers last."))
    assert "content-changed-after-approval" in found(then(made, ("2026-04-01", the.both(anew, hidden))))


def test_a_register_written_anew_does_not_begin_a_new_control() -> None:
    def rewrite(files: the.Files) -> None:
        written(
            the.FIRST, (public_key("li.qing"), public_key("thief")), (public_key("chen.an"), public_key("thief 2"))
        )(files)
        sign_register(files, the.FIRST, ())
        for person, key in (("li.qing", "thief"), ("chen.an", "thief 2")):
            files[f"{the.FIRST}.{person}.sig"] = signed(key, the.FIRST, files[the.FIRST])

    made = then(year()[:4], ("2026-10-01", rewrite))
    facts = facts_of(made)
    assert found(made) == ["register-modified"]
    assert facts.history
    assert facts.history.control_start == f"{1:040x}"


def test_the_verdict_says_what_landed_when_and_what_was_not_judged() -> None:
    history = facts_of(year()).history
    assert history
    assert history.commits == 5
    assert history.baseline == ()
    assert history.landed[the.NEW_RECORD].id == f"{3:040x}"
    taken_over = facts_of(all_in_the_first_commit()).history
    assert taken_over
    assert the.OLD_RECORD in taken_over.baseline


def test_a_draft_before_control_started_makes_no_baseline() -> None:
    late = the.FORM_RECORD.replace("20260302", "20260305")
    first = unsigned_first(year())
    drafted = [
        (first[0][0], first[0][1]),
        (first[1][0], {**first[1][1], late: b"schema: draft\n", f"{late}.sig": b"none\n"}),
        *first[2:],
    ]
    assert found(then(drafted, ("2026-10-01", decided(late)))) == ["time-landing-gap"]


def test_what_was_baseline_and_is_restored_stays_baseline() -> None:
    made = all_in_the_first_commit()
    record = made[0][1][the.OLD_RECORD]
    restore = ("2026-10-03", lambda files: files.update({the.OLD_RECORD: record}))
    again = then(made, ("2026-10-02", gone(the.OLD_RECORD)), restore)
    assert found(again) == ["record-deleted"]


def test_a_record_that_continues_from_something_else_is_found_once() -> None:
    early = the.NEW_RECORD.replace("20260601", "20260301")
    made = [
        *year()[:2],
        *then(year()[:2], ("2026-03-20", the.both(the.NEW_TEXT, decided(early, previous=digest("x")))))[2:],
    ]
    assert found(made) == ["record-chain"]


def test_while_a_register_is_another_one_little_else_is_judged() -> None:
    late = ("2026-10-01", decided(the.FORM_RECORD.replace("20260302", "20260305")))
    assert found(then(year(), late)) == ["time-landing-gap"]
    rewritten = then(year(), late, ("2026-10-02", written(the.FIRST, ("LOA-2026-004", "LOA-2026-444"))))
    assert found(rewritten) == ["register-modified"]


def test_what_git_says_of_authors_is_never_more_than_a_warning() -> None:
    first = the.beginning()
    written(the.FIRST, ("    name: Li Qing 李青\n", "    name: Li Qing 李青\n    emails: [li.qing@example.org]\n"))(
        first
    )
    sign_register(first, the.FIRST)
    made = commits(
        ("2026-06-01", the.both(the.NEW_TEXT, decided(the.NEW_RECORD))), first=first, author="li.qing@example.org"
    )
    report = run(rules.ALL, facts_of(made), "audit")
    assert [each.severity for each in report.diagnostics if each.name == "author-approved"] == [Severity.WARNING]


def test_a_text_that_is_changed_now_is_found_once() -> None:
    changed = written(the.PROCEDURE, ("Log each", "Log every"))
    assert found(then(year(), ("2026-10-01", changed))) == ["content-changed-after-approval"]


def test_without_a_signed_register_nothing_is_judged() -> None:
    files = {path: content for path, content in the.beginning().items() if not path.endswith(".sig")}
    history = facts_of(commits(("2026-01-01", gone(the.FORM)), first=files)).history
    assert history
    assert (history.control_start, dict(history.faults)) == ("", {})


def test_an_owner_of_an_older_version_is_judged_by_its_own_text() -> None:
    early = the.CONFIRMED.replace("1.1", "1.0").replace("20260901", "20260401")
    stranger = early.replace("incident-manager--he.jing", "change-manager--xu.dan")
    made = year()
    for path, expected in ((early, []), (stranger, ["signer-not-entitled"])):
        files = dict(made[1][1])
        decided(path)(files)
        middle = (Step("2026-04-01T12:00:00Z", "he.jing@example.org"), files)
        rest = [(step, files | later) for step, later in made[2:]]
        assert tree_found(rest[-1][1]) == []
        assert found([*made[:2], middle, *rest]) == expected


def test_an_author_of_an_older_version_is_judged_by_its_own_text() -> None:
    first = the.beginning()
    written(the.PROCEDURE, ("authors: [he.jing]", "authors: [li.qing]"))(first)
    change = the.both(the.NEW_TEXT, written(the.PROCEDURE, ("authors: [li.qing]", "authors: [he.jing]")))
    made = commits(
        (
            "2026-03-02",
            decided(the.MANUAL_RECORD, the.POLICY_REVIEW, the.POLICY_RECORD, the.FORM_RECORD, the.OLD_RECORD),
        ),
        ("2026-06-01", the.both(change, decided(the.NEW_RECORD))),
        ("2026-09-01", decided(the.CONFIRMED, the.FORM_CONFIRMED)),
        first=first,
    )
    assert tree_found(made[-1][1]) == []
    assert found(made) == ["self-approval"]


def test_the_tier_of_a_removed_text_tells_whether_it_was_approved() -> None:
    start = the.beginning()
    start["policies/pol-02.md"] = start[the.POLICY].replace(b"SMS-POL-01", b"SMS-POL-02")
    record = the.POLICY_RECORD.replace("POL-01", "POL-02")
    approved = (
        "2026-03-02",
        decided(the.MANUAL_RECORD, the.POLICY_REVIEW, the.POLICY_RECORD, the.FORM_RECORD, the.OLD_RECORD),
    )
    half = commits(approved, ("2026-03-03", decided(record)), ("2026-03-04", gone("policies/pol-02.md")), first=start)
    assert tree_found(half[-1][1]) == ["document-removed-without-withdrawal"]
    assert found(half) == []  # nobody had reviewed it, so that it was never approved
    whole = commits(
        approved,
        ("2026-03-03", decided(the.POLICY_REVIEW.replace("POL-01", "POL-02"), record)),
        ("2026-03-04", gone("policies/pol-02.md")),
        first=start,
    )
    assert found(whole) == ["document-removed-without-withdrawal"]


@pytest.mark.parametrize("seconds", [-(10**12), 0, 10**12, 10**18])
def test_no_time_of_a_commit_is_too_odd(seconds: int) -> None:
    made = year()
    past = past_of(made)
    odd = [replace(commit, committer_time=seconds) for commit in past.history.commits]
    assert "time-commit-goes-backwards" not in found(made, replace(past, history=History(tuple(odd))))


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"root: {signers: [a], threshold: '\xd9\xa3'}\n", b"[" * 100])
def test_no_bytes_of_a_register_are_too_odd(content: bytes) -> None:
    def spoil(files: the.Files) -> None:
        files[the.FIRST] = content

    made = then(
        year(), ("2026-10-01", spoil), ("2026-10-02", lambda files: files.update({the.FIRST: year()[0][1][the.FIRST]}))
    )
    assert found(made) == ["register-modified"]


def test_digits_without_end_are_no_version() -> None:
    start = the.beginning()
    start[the.FORM] = start[the.FORM].replace(b'"1.0"', b'"' + b"9" * 5000 + b'.0"')
    past = past_of(commits(("2026-03-02", written(the.FORM, ("9" * 5000, "1"))), first=start))
    assert isinstance(past, Past)
    assert "rule-crashed" not in found(commits(("2026-03-02", written(the.FORM, ("9" * 5000, "1"))), first=start))
