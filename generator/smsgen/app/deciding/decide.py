"""Takes decisions: what a person would sign is prepared and shown first, then signed, judged, written and staged.

A decision is only taken on what is committed, in a clone that is up to date, by the register in force. Nothing is
signed that the proposal does not name, and a record that would be a finding is never left on disk. The clock is a
parameter.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from smsgen.adapters.git_writing import Clone, GitWritingError
from smsgen.adapters.ssh_signatures import SignatureError, sign, verify
from smsgen.analysis.pending import pending
from smsgen.app.deciding import clone_refusals, refusals
from smsgen.app.deciding.clone_checks import check_committed, check_errors
from smsgen.app.deciding.decision_desk import Desk, judged, open_desk
from smsgen.app.deciding.decision_record import Choice, Drafted, draft
from smsgen.app.deciding.decision_view import View, view_of
from smsgen.app.deciding.record_checks import unfit
from smsgen.app.deciding.refusals import RefusedError
from smsgen.app.writing.refused_change import AuthorityError
from smsgen.app.writing.write_controlled import write_controlled
from smsgen.exporters.approval_record import record_bytes
from smsgen.model.approval import NAMESPACES, ApprovalRecord
from smsgen.model.document import Document
from smsgen.model.text import Text
from smsgen.reports.waiting import Waiting, waiting_for
from smsgen.sources.tree import WorkingTree

SignBlob = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to decide.

    decision: review, approve, reject, confirm or withdraw. person: id in the register. key: the public key (one line)
    that will sign. language: "" for every text of the document that this person may decide on. role: "" where the
    person may decide in one role only. effective_from: ISO day, of an approval; "" for the day of the last one needed.
    """

    document: str
    decision: str
    person: str
    key: str
    language: str = ""
    role: str = ""
    effective_from: str = ""


class Missing(NamedTuple):
    """A decision that is still to be taken: which, the id of the role, and the role's name."""

    decision: str
    role: str
    name: Text


@dataclass(frozen=True, slots=True)
class Proposal:
    """A decision that may be taken now, with all that the person must see before; nothing is written yet.

    record: what the signature will say, with the time of preparing. path: of the text. kind: `major` or `minor` (of
    review, approve, reject). missing: what is still missing once this is signed. takes_effect: ISO day on which the
    version takes effect with this decision, as far as this text alone decides it, "" otherwise. shown: the text and
    what changed. role_name: of the role that signs. stands_for: the name of the person in whose place a deputy signs,
    "" in a role of one's own. notes: what else the person should know, in sentences.
    """

    wish: Wish
    record: ApprovalRecord
    title: str
    path: str
    kind: str
    missing: tuple[Missing, ...]
    takes_effect: str
    shown: View
    role_name: Text
    stands_for: str = ""
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """The decisions of a wish, the authoritative text first. skipped: language → why that text cannot be decided on."""

    proposals: tuple[Proposal, ...]
    skipped: tuple[tuple[str, RefusedError], ...] = ()


def prepare(root: Path, wish: Wish, now: datetime, cache: Path | None = None, desk: Desk | None = None) -> Prepared:
    """Return what `wish` would sign, for each text that it is about.

    now: with a zone. cache: folder where readings are kept (`root / check.CACHE_FOLDER`), None to read everything anew.
    desk: opened a moment ago, where several wishes are prepared at once. Raises RefusedError where no text may be
    decided on, check.NotJudgedError where the set cannot be judged at all.
    """
    desk = desk or open_desk(root, now, cache)
    drafts, skipped = _drafts(desk, wish)
    proposals = tuple(_proposal(desk, wish, text, drafted) for text, drafted in drafts)
    return Prepared(proposals, skipped)


def waiting_now(root: Path, person: str, now: datetime, cache: Path | None = None) -> tuple[Waiting, ...]:
    """Return what waits for one person today. Raises check.NotJudgedError where the set cannot be judged at all."""
    facts, _ = judged(WorkingTree(root), now, cache)
    return waiting_for(facts, person)


def carry_out(
    root: Path, proposal: Proposal, sign_blob: SignBlob, now: datetime, cache: Path | None = None
) -> tuple[str, ...]:
    """Sign a proposal, write record and signature, stage both, and return their paths.

    sign_blob: makes the signature in wire format of the key that the wish names, over the bytes given to it. Everything
    is read and judged again: RefusedError where that is no longer what was shown, or the record would not count.
    """
    desk = open_desk(root, now, cache)
    shown = proposal.record
    wish = replace(proposal.wish, language=shown.language, role=shown.role)
    drafts, _ = _drafts(desk, wish)
    [(_, drafted)] = drafts
    record = drafted.record
    if replace(shown, path=record.path, sha256=record.sha256, signed_at=record.signed_at) != record:
        raise clone_refusals.changed_since_shown(shown.document)
    content = record_bytes(record)
    files = {record.path: content, f"{record.path}.sig": _signature(content, wish.key, sign_blob)}
    faults = unfit(desk, files)
    if faults:
        raise clone_refusals.record_unfit(faults)
    _write(root, files)
    return tuple(files)


def commit(root: Path, paths: Sequence[str], message: str, identity: tuple[str, str] = ("", "")) -> str:
    """Commit just these files and return the commit id. Raises RefusedError; the files stay staged then.

    identity: name and e-mail address to commit as where git knows neither.
    """
    try:
        clone = Clone(root)
        try:
            return clone.commit(paths, message, identity)
        finally:
            clone.close()
    except GitWritingError as error:
        raise clone_refusals.not_committed(error.reason) from error


def _drafts(desk: Desk, wish: Wish) -> tuple[list[tuple[Document, Drafted]], tuple[tuple[str, RefusedError], ...]]:
    """Draft the records of a wish. Raises the first refusal where there is nothing to sign."""
    texts = desk.texts(wish.document, wish.language)
    desk.check_person(wish.person, wish.key)
    drafts: list[tuple[Document, Drafted]] = []
    refused: list[tuple[str, RefusedError]] = []
    for text in texts:
        try:
            check_committed(desk, text)
            drafted = _draft(desk, wish, text)
            check_errors(desk, text)
        except RefusedError as error:
            refused.append((text.language, error))
        else:
            drafts.append((text, drafted))
    if not drafts:
        raise refused[0][1]
    return drafts, tuple(refused)


def _draft(desk: Desk, wish: Wish, text: Document) -> Drafted:
    standing = pending(desk.facts, text)
    if standing is None:
        raise refusals.no_text(text.id, text.language)
    return draft(desk, standing, Choice(wish.decision, wish.person, wish.role, wish.effective_from))


def _proposal(desk: Desk, wish: Wish, text: Document, drafted: Drafted) -> Proposal:
    source = desk.facts.identity.subject(text.id) or text
    return Proposal(
        wish=wish,
        record=drafted.record,
        title=text.title or source.title,
        path=text.path,
        kind=drafted.standing.kind,
        missing=tuple(Missing(need.decision, need.role, desk.role(need.role)) for need in drafted.missing),
        takes_effect=drafted.takes_effect,
        shown=view_of(desk, drafted.standing, wish.decision),
        role_name=desk.role(drafted.record.role),
        stands_for=desk.stands_for(wish.person, drafted.record.role),
        notes=drafted.notes,
    )


def _signature(content: bytes, key: str, sign_blob: SignBlob) -> bytes:
    """Return the signature, which is verified before anybody relies on it."""
    namespace = NAMESPACES["ssh"]
    try:
        armoured = sign(content, namespace, key, sign_blob)
        verify(armoured, content, namespace)
    except SignatureError as error:
        raise clone_refusals.signature_unfit(str(error)) from error
    return armoured


def _write(root: Path, files: dict[str, bytes]) -> None:
    """Write and stage, or leave nothing behind. The signature comes first: a record is never without."""
    written: list[str] = []
    try:
        clone = Clone(root)
        try:
            for path in sorted(files, reverse=True):
                write_controlled(root, path, files[path], new=True)
                written.append(path)
                if (root / path).read_bytes() != files[path]:
                    raise clone_refusals.cannot_write(Text(f"{path} does not read back", f"{path}读回的内容不一致"))
            clone.stage(sorted(files))
        finally:
            clone.close()
    except (AuthorityError, GitWritingError) as error:
        _remove(root, written)
        raise clone_refusals.cannot_write(error.reason) from error
    except BaseException:
        _remove(root, written)
        raise


def _remove(root: Path, paths: Sequence[str]) -> None:
    for path in paths:
        (root / path).unlink(missing_ok=True)
