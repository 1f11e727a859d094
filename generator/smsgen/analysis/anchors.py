"""The head of the approvals, and whether a history continues one that was taken earlier (APPROVALS, "Anchor")."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256

from smsgen.diagnostics import Finding
from smsgen.location import locate
from smsgen.model.anchor import Anchor
from smsgen.model.history import Commit
from smsgen.model.past import Past
from smsgen.model.sms import Sms
from smsgen.model.text import Text, enumerated

_FILES = ("100644", "100755")
_SHORT = 12  # digits of a commit id
_SHOWN = 3  # records named in a message


def merkle_root(records: Mapping[str, str]) -> str:
    """Return the root (`sha256:…`) over records given as path → hex SHA-256 of the file.

    A leaf is made of one line of `sha256sum`: the hex digest, two spaces, the path below the root of the set, LF. The
    lines are sorted bytewise (`LC_ALL=C sort`). With || as concatenation, the tree is that of RFC 6962, section 2.1:

        leaf = SHA-256(0x00 || line)
        node = SHA-256(0x01 || left || right)

    where the left part holds the largest power of two of lines that is smaller than their number, and the right part
    the rest. The root over no record is the SHA-256 of nothing.
    """
    lines = sorted(f"{digest}  {path}\n".encode("utf-8", "surrogateescape") for path, digest in records.items())
    return f"sha256:{_root(lines).hex()}"


def _root(lines: list[bytes]) -> bytes:
    if not lines:
        return sha256(b"").digest()
    if len(lines) == 1:
        return sha256(b"\x00" + lines[0]).digest()
    left = 1 << ((len(lines) - 1).bit_length() - 1)
    return sha256(b"\x01" + _root(lines[:left]) + _root(lines[left:])).digest()


def utc_text(seconds: int) -> str:
    """Return an ISO time in UTC for seconds since 1970; the last one that can be written for a later time."""
    latest = int(datetime(2999, 12, 31, 23, 59, 59, tzinfo=UTC).timestamp())
    return datetime.fromtimestamp(min(max(seconds, 0), latest), UTC).isoformat()


def head_of(sms: Sms, committer_time: int) -> Anchor:
    """Return the head of a set that was read from a commit."""
    records = _records_now(sms)
    return Anchor(
        commit=sms.commit,
        committed_at=utc_text(committer_time),
        first_register=sms.authorities[0].digest,
        register_number=sms.authority.number,
        register=sms.authority.digest,
        records=len(records),
        records_root=merkle_root(records),
    )


def _records_now(sms: Sms) -> dict[str, str]:
    return {record.path: record.sha256 for record in sms.approvals}


def anchor_findings(anchor: Anchor, sms: Sms, past: Past) -> tuple[Finding, ...]:
    """Return where the main line up to the commit that was read (`sms`) does not continue `anchor`.

    Nothing is found where the history cannot be judged at all: that has its own findings.
    """
    if past.history.faults:
        return ()
    commits = past.history.commits
    index = next((index for index, commit in enumerate(commits) if commit.id == anchor.commit), None)
    if index is None:
        reason = Text(
            f"commit {anchor.commit[:_SHORT]} is not on the main line up to the commit that was checked",
            f"提交{anchor.commit[:_SHORT]}不在所核查提交之前的主线上",
        )
        return (_finding(anchor, "commit", reason),)
    then = _files_at(past, commits[: index + 1])
    misfits = list(_misfits(anchor, commits[index], then))
    return tuple(misfits) or (*_register_changes(anchor, sms), *_record_changes(anchor, then, sms))


def _files_at(past: Past, commits: Iterable[Commit]) -> dict[str, str]:
    """Return path → hex SHA-256 of what stood there after the last of `commits`, as far as it is of decisions."""
    blobs: dict[str, str] = {}
    for commit in commits:
        for change in commit.changes:
            if change.new_mode in _FILES:
                blobs[change.path] = change.new_blob
            else:
                blobs.pop(change.path, None)
    # What the history does not hold counts as another content, and so does not fit.
    return {path: sha256(past.contents.get(blob, b"")).hexdigest() for path, blob in blobs.items()}


def _is_record(path: str) -> bool:
    hidden = any(part.startswith(".") for part in path.split("/"))
    return path.startswith("approvals/") and path.endswith(".yml") and not hidden


def _misfits(anchor: Anchor, commit: Commit, then: Mapping[str, str]) -> Iterator[Finding]:
    """Yield where the anchor says something else than its own commit holds."""
    records = {path: digest for path, digest in then.items() if _is_record(path)}
    held = {
        "committed_at": utc_text(commit.committer_time),
        "first_register": _digest(then, "1"),
        "register": _digest(then, anchor.register_number),
        "records": str(len(records)),
        "records_root": merkle_root(records),
    }
    for key, value in held.items():
        if value != str(getattr(anchor, key)):
            reason = Text(
                f"{key} is not what its commit holds: {value or 'nothing'}",
                f"{key}与其提交的实际内容不符：{value or '无'}",
            )
            yield _finding(anchor, key, reason)


def _digest(files: Mapping[str, str], number: str) -> str:
    digest = files.get(f"authority/{number}.yml", "")
    return f"sha256:{digest}" if digest else ""


def _register_changes(anchor: Anchor, sms: Sms) -> Iterator[Finding]:
    now = {authority.number: authority.digest for authority in sms.authorities}
    for key, number in (("first_register", "1"), ("register", anchor.register_number)):
        if now.get(number) != getattr(anchor, key) and (key, number) != ("register", "1"):
            reason = Text(f"register {number} was changed or removed since", f"第{number}号登记册此后被改动或删除")
            yield _finding(anchor, key, reason)


def _record_changes(anchor: Anchor, then: Mapping[str, str], sms: Sms) -> Iterator[Finding]:
    """Yield one finding at most: each record has its own where the history shows what happened to it."""
    now = _records_now(sms)
    lost = [path for path, digest in sorted(then.items()) if _is_record(path) and now.get(path) != digest]
    if lost:
        shown, more = enumerated(lost[:_SHOWN]), " …" * (len(lost) > _SHOWN)
        reason = Text(
            f"records of then changed or removed since: {len(lost)} ({shown.en}{more})",
            f"当时的记录此后被改动或删除{len(lost)}份（{shown.zh}{more}）",
        )
        yield _finding(anchor, "records_root", reason)


def _finding(anchor: Anchor, key: str, reason: Text) -> Finding:
    return Finding("anchor-mismatch", locate(anchor.path, anchor.places, key), values={"reason": reason})
