"""The page on which people decide who use no terminal: over HTTP, as a browser would."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from smsgen.app.decision_page.choices import DECISIONS
from smsgen.app.decision_page.words import ADVICE, WORDS
from tests.deciding.deciding_set import POLICY, DecidingSet
from tests.deciding.page_visitor import PASSPHRASE, Opened, Visitor, locked_key, opened
from tests.fixtures.approving import public_key

_TEXT = "/text/SMS-POL-01/en"
_PLACEHOLDER = re.compile(r"\{\w+\}")


@pytest.fixture
def ready(deciding: DecidingSet) -> DecidingSet:
    """Return a set in which the first version waits for its approval only."""
    deciding.decide("xu.dan", "review", "2026-03-01")
    return deciding


@pytest.fixture
def page(ready: DecidingSet) -> Iterator[Opened]:
    with opened(ready, locked_key(ready, "chen.an")) as served:
        yield served


@pytest.fixture
def visitor(page: Opened) -> Visitor:
    found = Visitor(page.address)
    found.enter()
    return found


def records(deciding: DecidingSet, decision: str) -> list[str]:
    return [path.as_posix() for path in (deciding.root / "approvals").rglob(f"{decision}--*.yml")]


# --- The door ---


def test_nobody_gets_in_without_the_token(page: Opened) -> None:
    stranger = Visitor(page.address)
    for path in ("/", _TEXT, "/key", "/start/", "/start/x", "/sign/0123456789"):
        answer = stranger.ask("GET", path)
        assert (answer.status, 'name="secret"' in answer.text, "Chen An" in answer.text) == (403, False, False), path
    assert stranger.ask("POST", "/finish").status == 403
    first = stranger.ask("GET", stranger.start)
    assert "HttpOnly; SameSite=Strict" in first.headers["Set-Cookie"]
    assert Visitor(page.address).ask("GET", stranger.start).status == 403  # a second browser
    assert page.thread.is_alive()


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "localhost", "127.0.0.1:1", "", "evil.example:80"])
def test_only_the_own_name_is_answered(host: str, page: Opened, visitor: Visitor) -> None:
    answer = visitor.ask("GET", "/", Host=host)
    assert (answer.status, "Chen An" in answer.text) == (421, False)
    assert page.thread.is_alive()


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:80", ""])
def test_forms_of_other_origins_do_nothing(origin: str, page: Opened, visitor: Visitor) -> None:
    secret = visitor.get("/").hidden["secret"]
    assert visitor.ask("POST", "/finish", f"secret={secret}", Origin=origin).status == 403
    assert page.thread.is_alive()


@pytest.mark.parametrize("body", ["", "secret=", "secret=x", "secret=x&secret=y", "%ff", "a=1&" * 50])
def test_forms_without_the_secret_do_nothing(body: str, page: Opened, visitor: Visitor) -> None:
    assert visitor.ask("POST", "/finish", body).status == 403
    assert visitor.ask("POST", "/finish", "secret=x", Content_Type="text/plain").status == 403
    assert page.thread.is_alive()


def test_nothing_comes_from_elsewhere(visitor: Visitor) -> None:
    answer = visitor.get(_TEXT)
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';")
    assert "unsafe" not in policy
    assert "https://" not in answer.text
    assert (answer.headers["Cache-Control"], answer.headers["X-Frame-Options"]) == ("no-store", "DENY")


# --- Deciding ---


@pytest.mark.covers("R-09")
def test_the_life_of_an_approval(ready: DecidingSet, page: Opened, visitor: Visitor, tmp_path: Path) -> None:
    home = visitor.get("/")
    assert "Good day, Chen An 陈安" in home.text
    assert "Service management policy" in home.text
    text = visitor.get(_TEXT)
    assert "Customers first." in text.text
    assert "“I approve this document for use.”" in text.text
    sign = visitor.send(text, "/choose", option="approve/top-management", scrolled="yes", effective="2026-05-01")
    assert ("You are about to sign" in sign.text, "2026-05-01" in sign.text) == (True, True)
    wrong = visitor.send(sign, "/sign", passphrase="wrong")  # noqa: S106 — it opens nothing
    assert (wrong.status, "Nothing was signed." in wrong.text, records(ready, "approve")) == (409, True, [])
    done = visitor.send(sign, "/sign", passphrase=PASSPHRASE)
    assert (done.status, "stored in this copy" in done.text) == (200, True)
    again = visitor.send(sign, "/sign", passphrase=PASSPHRASE)  # a double click
    assert again.text == done.text
    [record] = records(ready, "approve")
    assert 'effective_from: "2026-05-01"' in Path(record).read_text("utf-8")
    assert ready.git("status", "--short") == ""
    assert ready.git("log", "-1", "--format=%s", "--", record) == "Approve SMS-POL-01 1.0 (en)"
    assert PASSPHRASE not in ready.git("log", "-1", "-p") + done.text
    signers = tmp_path / "signers"
    signers.write_text(f"chen.an {public_key('chen.an')}\n")
    verify = ["ssh-keygen", "-Y", "verify", "-f", str(signers), "-I", "chen.an", "-n", "approval@smsgen", "-s"]
    with Path(record).open("rb") as content:
        subprocess.run([*verify, f"{record}.sig"], stdin=content, check=True, capture_output=True)
    found = ready.sms("check", "--profile", "audit", "--as-of", "2026-06-01")
    assert not [each for each in found.found if each[0].startswith("approvals/") or each[0] == POLICY], found.out
    ended = visitor.send(done, "/finish")
    assert (ended.status, "You may close this window." in ended.text) == (200, True)
    page.thread.join(30)
    assert not page.thread.is_alive()


def test_the_form_says_what_is_missing(ready: DecidingSet, visitor: Visitor) -> None:
    text = visitor.get(_TEXT)
    for fields, said in (
        ({}, "Choose what you decide."),
        ({"option": "approve/nobody", "read": "yes"}, "Choose what you decide."),
        ({"option": "approve/top-management"}, "Please read the text to its end first"),
        ({"option": "reject/top-management", "read": "yes", "reason": " "}, "Please write the reason."),
        ({"option": "approve/top-management", "read": "yes", "effective": "<b>"}, "<b> is not a date"),
        ({"option": "approve/top-management", "read": "yes", "effective": "2020-01-01"}, "cannot take effect"),
    ):
        answer = visitor.send(text, "/choose", **fields)
        assert (answer.status, said in answer.text) == (400, True), said
    other = visitor.send(text, "/choose", option="approve/top-management", read="yes", digest="sha256:0")
    assert other.status == 409
    assert records(ready, "approve") == []


def test_a_text_that_changes_meanwhile_is_not_signed(ready: DecidingSet, visitor: Visitor) -> None:
    sign = visitor.send(visitor.get(_TEXT), "/choose", option="approve/top-management", scrolled="yes")
    ready.edit(POLICY, "Customers first.", "Profit first.")
    answer = visitor.send(sign, "/sign", passphrase=PASSPHRASE)
    assert answer.status == 409
    assert "Signed" not in answer.text
    assert records(ready, "approve") == []


def test_a_lock_of_git_loses_nothing(ready: DecidingSet, visitor: Visitor) -> None:
    sign = visitor.send(visitor.get(_TEXT), "/choose", option="approve/top-management", scrolled="yes")
    lock = ready.root / ".git/index.lock"
    lock.touch()
    refused = visitor.send(sign, "/sign", passphrase=PASSPHRASE)
    assert (refused.status, "Another program may be using the files" in refused.text) == (409, True)
    assert records(ready, "approve") == []
    lock.unlink()
    assert "stored in this copy" in visitor.send(sign, "/sign").text  # the key is still open


def test_what_git_does_not_store_can_be_stored_later(ready: DecidingSet, visitor: Visitor) -> None:
    hook = ready.root / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    sign = visitor.send(
        visitor.get(_TEXT), "/choose", option="reject/top-management", scrolled="yes", reason="No owner"
    )
    done = visitor.send(sign, "/sign", passphrase=PASSPHRASE)
    assert "Signed, but not stored in the history yet" in done.text
    hook.unlink()
    assert "stored in this copy" in visitor.send(done, "/store").text
    assert ready.git("log", "-1", "--format=%B").endswith("Reason: No owner")


def test_a_clone_that_is_not_fit_says_so_plainly(ready: DecidingSet, visitor: Visitor) -> None:
    ready.write(POLICY, ready.read(POLICY) + "\nMore.\n")
    answer = visitor.get(_TEXT)
    assert ADVICE["dirty"].en in answer.text
    chinese = visitor.get(f"{_TEXT}?lang=zh")
    assert ADVICE["dirty"].zh in chinese.text


# --- The first time ---


def test_the_first_time_makes_a_key(deciding: DecidingSet) -> None:
    with opened(deciding, None) as page:
        visitor = Visitor(page.address)
        first = visitor.enter()
        assert "Before you sign for the first time" in first.text
        fields = {"person": "xu.dan", "passphrase": PASSPHRASE}
        assert "differ" in visitor.send(first, "/key", **fields, repeat="x").text
        assert "8 characters or more" in visitor.send(first, "/key", person="xu.dan", passphrase="a", repeat="a").text  # noqa: S106 — as above
        assert visitor.send(first, "/key", person="../x", passphrase=PASSPHRASE, repeat=PASSPHRASE).status == 400
        made = visitor.send(first, "/key", **fields, repeat=PASSPHRASE)
        file = deciding.root.parent / "home/.ssh/sms_xu.dan"
        assert file.stat().st_mode & 0o777 == 0o600
        line = file.with_name("sms_xu.dan.pub").read_text().strip()
        assert line in made.text
        assert "sms authority rotate-key xu.dan --new" in made.text
        assert "must be registered" in visitor.send(made, "/look").text  # not yet
        old = f"key: {public_key('xu.dan')}"
        deciding.change_register((old, f"key: {' '.join(line.split()[:2])}"))
        home = visitor.send(made, "/look")
        assert "Good day, Xu Dan 徐丹" in home.text
        visitor.send(home, "/finish")


# --- The words and the command ---


def test_all_words_exist_in_both_languages() -> None:
    for name, text in {**WORDS, **ADVICE}.items():
        assert all(text), name
        assert set(_PLACEHOLDER.findall(text.en)) == set(_PLACEHOLDER.findall(text.zh)), name
    assert set(DECISIONS) == {"review", "approve", "reject", "confirm", "withdraw"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["approve", "SMS-POL-01", "--web"], "--web shows everything that waits"),
        (["approve", "--web", "--all-mine"], "--web shows everything that waits"),
        (["review", "--port", "0"], "belong to --web"),
    ],
)
def test_usage(arguments: list[str], said: str, deciding: DecidingSet) -> None:
    run = deciding.sms(*arguments)
    assert (run.code, said in run.err) == (2, True)


def test_a_port_that_is_taken(page: Opened, ready: DecidingSet) -> None:
    port = str(Visitor(page.address).port)
    run = ready.sms("approve", "--web", "--no-browser", "--port", port)
    assert (run.code, "The page cannot start" in run.err) == (2, True)
