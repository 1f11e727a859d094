"""`sms diff`: what changed in a document since a commit, and what is said where nothing can be compared."""

import re

import pytest

from tests.fakes import SmallSet

POLICY, POLICY_ZH = "policies/pol-01.md", "policies/pol-01.zh.md"
_SGR = re.compile("\x1b\\[[0-9;]*m")


@pytest.fixture
def committed(small_set: SmallSet) -> SmallSet:
    """Return the small set, committed."""
    small_set.commit()
    return small_set


def version_line(small_set: SmallSet) -> int:
    return small_set.line_of(POLICY, "version:")


def raise_version(small_set: SmallSet) -> None:
    small_set.replace(POLICY, 'version: "1.0"', 'version: "1.1"')


@pytest.mark.covers("C-06", "R-57")
def test_a_changed_word_is_shown_and_the_other_language_has_no_change(committed: SmallSet) -> None:
    raise_version(committed)
    run = committed.sms("diff", "SMS-POL-01")
    commit = committed.git("rev-parse", "HEAD")[:12]
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith(f"SMS-POL-01, English: {POLICY}, changed since HEAD ({commit})\n\n")
    assert f'{version_line(committed):>3} ~ version: "[-1.0-]{{+1.1+}}"\n' in run.out
    assert "Blocks: 1 changed.\n\n" in run.out
    assert run.out.endswith(f"\nSMS-POL-01, Chinese: {POLICY_ZH}, no change since HEAD ({commit}).\n")


def test_it_speaks_chinese_and_shows_one_language_alone(committed: SmallSet) -> None:
    committed.write(POLICY_ZH, committed.read(POLICY_ZH) + "\n新的一段。\n")
    run = committed.sms("diff", "SMS-POL-01", "--language", "zh", "--lang", "zh")
    assert run.code == 0
    assert run.out.startswith(f"SMS-POL-01，中文：{POLICY_ZH}，自HEAD（")
    assert " + 新的一段。\n" in run.out
    assert run.out.endswith("段落变化：新增1处。\n")
    assert f"{POLICY}，" not in run.out
    same = committed.sms("diff", "SMS-POL-01", "--language", "en", "--lang", "zh")
    assert (same.code, "以来没有改动。" in same.out, same.out.count("\n")) == (0, True, 1)


def test_colour_only_for_who_sees_it(committed: SmallSet) -> None:
    raise_version(committed)
    coloured = committed.sms("diff", "SMS-POL-01", FORCE_COLOR="1").out
    assert "\x1b[31;9m1.0\x1b[0m\x1b[32;4m1.1\x1b[0m" in coloured
    assert "\x1b[" not in committed.sms("diff", "SMS-POL-01").out
    assert '~ version: "1.01.1"' in _SGR.sub("", coloured)


def test_against_another_commit(committed: SmallSet) -> None:
    first = committed.git("rev-parse", "HEAD")
    raise_version(committed)
    committed.commit()
    assert committed.sms("diff", "SMS-POL-01").out.count("no change since HEAD (") == 2
    run = committed.sms("diff", "SMS-POL-01", "--at", first)
    assert f"{POLICY}, changed since {first}\n" in run.out
    assert committed.sms("diff", "SMS-POL-01", "--at", "HEAD~1").out.count("{+1.1+}") == 1


def test_other_bytes_are_no_silent_change(committed: SmallSet) -> None:
    committed.write(POLICY, committed.read(POLICY).replace("\n", "\r\n"))
    run = committed.sms("diff", "SMS-POL-01", "--language", "en")
    assert (run.code, "no change" in run.out) == (0, False)


def test_a_document_that_moved(committed: SmallSet) -> None:
    for path in (POLICY, POLICY_ZH):
        (committed.root / path).rename(committed.root / path.replace("pol-01", "service-policy"))
    run = committed.sms("diff", "SMS-POL-01", "--language", "en")
    assert (run.code, run.err) == (0, "")
    assert f"{POLICY} → policies/service-policy.md, moved since HEAD (" in run.out
    assert run.out.endswith("no change in the text.\n")


def test_a_document_that_is_new(committed: SmallSet) -> None:
    committed.write("policies/pol-02.md", committed.read(POLICY).replace("SMS-POL-01", "SMS-POL-02"))
    run = committed.sms("diff", "SMS-POL-02")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("SMS-POL-02, English: policies/pol-02.md is new; HEAD (")
    missing = committed.sms("diff", "SMS-POL-02", "--language", "zh")
    assert (missing.code, missing.out, missing.err) == (2, "", "SMS-POL-02 has no text in Chinese.\n")


def test_a_document_that_is_gone(committed: SmallSet) -> None:
    for path in (POLICY, POLICY_ZH):
        (committed.root / path).unlink()
    run = committed.sms("diff", "SMS-POL-01")
    assert (run.code, run.err, run.out.count(" is gone; HEAD (")) == (0, "", 2)


def test_an_unknown_document(committed: SmallSet) -> None:
    run = committed.sms("diff", "sms-pol-01")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("There is no document sms-pol-01.")
    assert "Did you mean SMS-POL-01" in run.err


@pytest.mark.parametrize("revision", ["no-such-branch", "--output=x", "", "HEAD:policies"])
def test_an_unknown_commit(revision: str, committed: SmallSet) -> None:
    run = committed.sms("diff", "SMS-POL-01", f"--at={revision}")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"Git could not read {revision}")
    chinese = committed.sms("diff", "SMS-POL-01", f"--at={revision}", "--lang", "zh")
    assert (chinese.code, chinese.err.startswith(f"git无法读取{revision}")) == (2, True)


def test_without_a_repository(small_set: SmallSet) -> None:
    run = small_set.sms("diff", "SMS-POL-01")
    assert (run.code, run.out, run.err.startswith("Git could not read HEAD: ")) == (2, "", True)


def test_a_set_with_faults_is_compared_all_the_same(committed: SmallSet) -> None:
    committed.replace(POLICY, "version:", "version: [")
    committed.replace("sms.yml", "schema:", "scheme:")
    run = committed.sms("diff", "SMS-POL-01", "--language", "en")
    assert (run.code, " ~ version: " in run.out) == (0, True)


def test_a_register_that_cannot_be_relied_on(committed: SmallSet) -> None:
    committed.replace("authority/1.yml", "language: en", "language: de")
    run = committed.sms("diff", "SMS-POL-01")
    assert (run.code, run.out) == (2, "")
    assert "authority/1.yml" in run.err
    (committed.root / "authority/1.yml").unlink()
    assert committed.sms("diff", "SMS-POL-01").code == 2
