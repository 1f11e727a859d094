"""`sms authority` asks a person at a terminal for what they did not give, and makes their key."""

import os
import pty
import shutil
import stat
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from smsgen.adapters.ssh_signatures import load_private_key
from tests.fakes import Run
from tests.fixtures.approving import public_key
from tests.fixtures.company import Company

SMS = str(Path(sys.executable).with_name("sms"))
PASSPHRASE = "four words and more"  # noqa: S105 — it protects nothing: the key is made for the test


def at_terminal(folder: Path, arguments: Sequence[str], answers: Sequence[str]) -> tuple[int, str]:
    """Run `sms authority` at a terminal and type `answers`, a line each; return exit code and screen."""
    process, screen = pty.fork()
    if process == 0:
        os.chdir(folder)
        os.execve(SMS, [SMS, "authority", *arguments], os.environ | {"LC_ALL": "C.UTF-8", "TERM": "dumb"})  # noqa: S606 — the program under test
    shown = b""
    left = [f"{answer}\n".encode() for answer in answers]
    while True:
        try:
            part = os.read(screen, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
        # A question ends without a line feed.
        if left and part.rstrip(b" ").endswith((b":", "：".encode())):
            os.write(screen, left.pop(0))
    _, status = os.waitpid(process, 0)
    os.close(screen)
    assert not left, shown.decode()
    return os.waitstatus_to_exitcode(status), shown.decode()


def test_the_first_register_is_written_from_answers(tmp_path: Path) -> None:
    company = Company(tmp_path)
    answers = ["", "en", "", "chen.an", "Chen An 陈安", "top-management", "LOA-1", "y"]
    answers += ["li.qing", "Li Qing 李青", "quality-manager", "LOA-2", "n", "chen.an, li.qing", "3", "2"]
    code, shown = at_terminal(company.root, ["init"], answers)
    assert code == 0, shown
    assert "Nobody holds management-representative yet" in shown
    assert "Chen An 陈安 (chen.an) has no key that holds on the day of issue." in shown
    written = company.read("authority/1.yml")
    assert 'time_zone: "Asia/Shanghai"' in written
    assert 'threshold: "2"' in written
    assert '{role: "quality-manager", from: "' in written
    assert company.authority("rotate-key", "chen.an", "--new", company.public("chen.an")).code == 0
    assert public_key("chen.an") in company.read("authority/1.yml")


def test_a_key_is_made_with_a_passphrase_and_signs(tmp_path: Path) -> None:
    company = Company(tmp_path)
    file = company.keys / "mine" / "signing"
    code, shown = at_terminal(company.root, ["make-key", str(file)], [PASSPHRASE, PASSPHRASE])
    assert code == 0, shown
    assert PASSPHRASE not in shown
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    line = load_private_key(file.read_bytes(), PASSPHRASE.encode())[0]
    assert file.with_name("signing.pub").read_text("utf-8") == f"{line}\n"
    program = shutil.which("ssh-keygen")
    assert program is not None
    derived = subprocess.run(
        [program, "-y", "-P", PASSPHRASE, "-f", str(file)], capture_output=True, text=True, check=True
    )
    assert derived.stdout.split() == line.split()
    printed = subprocess.run([program, "-l", "-f", f"{file}.pub"], capture_output=True, text=True, check=True).stdout
    assert f"Fingerprint: {printed.split()[1]}" in shown

    begin = ["--time-zone", "UTC", "--language", "en", "--root-signer", "a", "--key", "a", f"{file}.pub"]
    assert company.authority("init", *begin, "--person", "a", "A", "top-management", "x").code == 0
    code, shown = at_terminal(company.root, ["sign", "--key", str(file)], ["y", "not the passphrase"])
    assert (code, "The passphrase does not open the key" in shown) == (2, True)
    assert not (company.root / "authority/1.yml.a.sig").exists()
    code, shown = at_terminal(company.root, ["sign", "--key", str(file)], ["n"])
    assert (code, "Not signed." in shown) == (0, True)
    chinese = ["sign", "--key", str(file), "--lang", "zh"]
    code, shown = at_terminal(company.root, chinese, ["maybe", "否"])
    assert (code, "请输入y（是）或n（否）。" in shown, "Error" in shown) == (0, True, False)
    code, shown = at_terminal(company.root, ["sign", "--key", str(file)], ["是", PASSPHRASE])
    assert code == 0, shown
    assert "authority/1.yml has all its signatures." in shown
    assert "authority-chain" not in company.sms("check").names


def refused(run: Run, words: str) -> None:
    assert (run.code, run.out) == (2, "")
    assert words in run.err


def test_a_key_is_never_written_where_it_does_harm(tmp_path: Path) -> None:
    company = Company(tmp_path)
    secret = company.keys / "passphrase"
    secret.write_text(f"{PASSPHRASE}\n", "utf-8")
    given = ["--passphrase-file", str(secret)]
    file = company.keys / "key"
    refused(company.authority("make-key", str(file)), "Missing: --passphrase-file.")
    refused(company.authority("make-key", *given), "Missing: FILE.")
    refused(company.authority("make-key", "policies/key", *given), "lies in the folder of the set")
    refused(company.authority("make-key", str(file), "--passphrase-file", "gone"), "gone cannot be read")
    file.with_name("key.pub").write_text("somebody's", "utf-8")
    refused(company.authority("make-key", str(file), *given), "key.pub exists already and is never overwritten")
    file.with_name("key.pub").unlink()
    secret.write_text("short", "utf-8")
    refused(company.authority("make-key", str(file), *given), "The passphrase needs 8 characters or more")
    assert not file.exists()
    secret.write_text(PASSPHRASE, "utf-8")
    assert company.authority("make-key", str(file), *given).code == 0
    before = file.read_bytes()
    refused(company.authority("make-key", str(file), *given), "exists already and is never overwritten")
    assert file.read_bytes() == before
    code, shown = at_terminal(company.root, ["make-key", str(company.keys / "other")], [PASSPHRASE, "another one"])
    assert (code, "The two passphrases differ." in shown) == (2, True)
    assert not (company.keys / "other").exists()


def test_missing_values_of_a_change_are_asked_for(tmp_path: Path) -> None:
    company = Company(tmp_path).started()
    code, shown = at_terminal(company.root, ["give-role"], ["he.jing", "problem-manager", "LOA-7"])
    assert code == 0, shown
    assert "He Jing 何静 (he.jing): role problem-manager from" in shown
