"""Makes a person's key for signing, in a file outside the set."""

import os
from pathlib import Path

from smsgen.adapters.ssh_signatures import make_key
from smsgen.app.writing.refused_change import refused

_ONLY_MINE = 0o600
_SHORTEST = 8


def check_key_file(root: Path | None, file: Path) -> None:
    """Raise AuthorityError where no new key may be written to `file`. root: of the set, None where there is none."""
    for each in (file, public_file(file)):
        if os.path.lexists(each):
            raise refused(
                en=f"{each} exists already and is never overwritten. Name another file.",
                zh=f"{each}已存在，不会被覆盖。请指定其他文件。",
            )
    if root is not None and file.absolute().resolve().is_relative_to(root.resolve()):
        raise refused(
            en=f"{file} lies in the folder of the set, where a private key would one day be committed for all to read."
            " Name a file in your home folder, such as ~/.ssh/sms-signing.",
            zh=f"{file}位于体系文件夹内，私钥有可能被提交而为他人所见。请指定个人目录中的文件，如~/.ssh/sms-signing。",
        )


def public_file(file: Path) -> Path:
    """Return the file of the public line, beside that of the private key."""
    return file.with_name(f"{file.name}.pub")


def write_key(root: Path | None, file: Path, passphrase: str, comment: str = "") -> str:
    """Make a key and write it to `file`, its public line to `FILE.pub`; return that line.

    Raises AuthorityError where the file exists, cannot be written, or the passphrase is too short to protect it.
    """
    check_key_file(root, file)
    if len(passphrase) < _SHORTEST:
        raise refused(
            en=f"The passphrase needs {_SHORTEST} characters or more: it is what protects your signature if the file is"
            " copied. Several words are easiest to remember.",
            zh=f"口令至少需要{_SHORTEST}个字符：文件被复制时，只有口令能保护您的签名。几个词连在一起最好记。",
        )
    content, line = make_key(passphrase.encode("utf-8"))
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write_mine(file, content)
        _write_mine(public_file(file), f"{line} {comment}".strip().encode("utf-8") + b"\n")
    except OSError as error:
        reason = error.strerror or str(error)
        raise refused(en=f"{file} cannot be written: {reason}", zh=f"无法写入{file}：{reason}") from error
    return line


def _write_mine(file: Path, content: bytes) -> None:
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _ONLY_MINE)
    with os.fdopen(descriptor, "wb") as written:
        written.write(content)
