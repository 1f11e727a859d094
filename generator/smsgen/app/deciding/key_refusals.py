"""Why there is no key to sign with, or why it cannot be used, and what to do about it."""

from pathlib import Path

from smsgen.app.deciding.refusals import RefusedError, refuse
from smsgen.model.text import Text


def no_key() -> RefusedError:
    """Refuse: there is no key at all."""
    return refuse(
        "no-key",
        "There is no key to sign with. Name the file of your private key with --key, or let git sign with it "
        "(`git config gpg.format ssh`, `git config user.signingkey FILE`), or add it to an SSH agent (`ssh-add FILE`).",
        "没有可用于签署的密钥。请用--key指定私钥文件，或为git设置签名密钥（git config gpg.format ssh、"
        "git config user.signingkey 文件），或将其加入SSH代理（ssh-add 文件）。",
    )


def key_unknown(keys: Text, number: str) -> RefusedError:
    """Refuse: the keys at hand belong to nobody in the register. keys: their fingerprints."""
    return refuse(
        "key-unknown",
        f"Nobody in the authority register (authority/{number}.yml) has the key {keys.en}. Name the file of your own "
        "key with --key, or have the root signers add it (`sms authority add-person`, `sms authority rotate-key`).",
        f"授权登记册（authority/{number}.yml）中无人使用密钥{keys.zh}。请用--key指定本人的密钥文件，"
        "或请根签署人添加（sms authority add-person、sms authority rotate-key）。",
    )


def which_person(people: Text) -> RefusedError:
    """Refuse: keys of several people are at hand."""
    return refuse(
        "which-person",
        f"Keys of several people are at hand: {people.en}. Say with --as whose decision this is, or name one with "
        "--key.",
        f"此处有多人的密钥：{people.zh}。请用--as说明由谁作出决定，或用--key指定密钥。",
    )


def not_in_agent(line: str) -> RefusedError:
    """Refuse: git names a key that the agent does not hold."""
    return refuse(
        "key-not-in-agent",
        f"git's user.signingkey names a key that no SSH agent holds ({line[:40]}…). Add it by `ssh-add`, or use --key.",
        f"git的user.signingkey所指的密钥不在SSH代理中（{line[:40]}…）。请用ssh-add添加，或使用--key。",
    )


def agent_fault(reason: Text) -> RefusedError:
    """Refuse: the agent did not sign."""
    return refuse("agent", f"Nothing was signed: {reason.en}.", f"未签署任何内容：{reason.zh}。")


def no_key_file(file: Path) -> RefusedError:
    """Refuse: the file holds no key in OpenSSH's format."""
    return refuse(
        "no-key-file",
        f"{file} is not a key in OpenSSH's format. `ssh-keygen -p -f {file}` rewrites an older private key; "
        "`ssh-keygen -t ed25519` makes a new one.",
        f"{file}不是OpenSSH格式的密钥。旧格式私钥可用“ssh-keygen -p -f {file}”转换；"
        "“ssh-keygen -t ed25519”可生成新密钥。",
    )


def only_public(file: Path) -> RefusedError:
    """Refuse: only the public half is there."""
    return refuse(
        "only-public",
        f"{file} is a public key, and its private half is neither beside it nor in an SSH agent.",
        f"{file}是公钥，对应的私钥既不在同一位置，也不在SSH代理中。",
    )


def unreadable(file: Path, reason: str) -> RefusedError:
    """Refuse: the file cannot be read."""
    return refuse("key-unreadable", f"The key {file} cannot be read: {reason}", f"无法读取密钥{file}：{reason}")


def passphrase_needed(file: Path) -> RefusedError:
    """Refuse: nobody gave the passphrase."""
    return refuse(
        "passphrase",
        f"The key {file} is protected by a passphrase. Run the command in a terminal, or add the key to an SSH agent.",
        f"密钥{file}受口令保护。请在终端中运行，或将密钥加入SSH代理。",
    )


def passphrase_wrong(file: Path) -> RefusedError:
    """Refuse: the passphrase does not open the key."""
    return refuse("passphrase", f"The passphrase does not open the key {file}.", f"口令错误，无法打开密钥{file}。")


def needs_agent(file: Path) -> RefusedError:
    """Refuse: the key lives in a security key."""
    return refuse(
        "needs-agent",
        f"{file} belongs to a security key, which signs through an SSH agent: run `ssh-add {file}` first.",
        f"{file}属于安全密钥，须通过SSH代理签名：请先运行“ssh-add {file}”。",
    )


def key_unusable(file: Path, reason: str) -> RefusedError:
    """Refuse: the key is damaged, or of a kind that is not accepted."""
    return refuse("key-unusable", f"The key {file} cannot be used: {reason}", f"密钥{file}无法使用：{reason}")
