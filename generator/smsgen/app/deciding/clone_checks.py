"""Whether what would be signed is committed, and free of errors."""

from collections.abc import Iterable

from smsgen import rules
from smsgen.adapters.git import GitError
from smsgen.adapters.git_writing import Clone, GitWritingError
from smsgen.app.deciding import clone_refusals
from smsgen.app.deciding.decision_desk import Desk
from smsgen.checking.runner import run
from smsgen.diagnostics import Diagnostic, Severity
from smsgen.model.document import Document, asset_path
from smsgen.sources.tree import CommitTree, Entry, Tree

# What a decision itself cures, or another text: it does not stand in the way of a decision. A translation may be
# written once its source is approved.
_CURED = frozenset(
    {
        *("version-not-approved", "review-overdue", "parent-changed", "content-changed-after-approval"),
        "translation-missing",
    }
)
_SHOWN = 10


def check_errors(desk: Desk, text: Document) -> None:
    """Refuse a text in which, or in whose records, the checker finds errors."""
    paths = _paths(desk, text)
    errors = [error for error in _errors(desk) if _touches(error, text, paths)]
    if errors:
        raise clone_refusals.faulty(f"  {error.location}: {error.code} {error.message.en}" for error in errors[:_SHOWN])


def _paths(desk: Desk, text: Document) -> frozenset[str]:
    """Return the text and its pictures; of a translation, those of its source as well."""
    paths = set()
    source = desk.facts.identity.subject(text.id) or text
    for each in {text.path: text, source.path: source}.values():
        named = (asset_path(each.path, image.destination) for image in each.structure.images)
        paths |= {each.path, *(path for path in named if path)}
    return frozenset(paths)


def check_committed(desk: Desk, text: Document) -> None:
    """Refuse a text of which anything is not as committed: its pictures, its records, the register, the settings."""
    paths = _paths(desk, text)
    own = f"approvals/{text.id}/"

    def committed(path: str) -> bool:
        return path in paths or path == "sms.yml" or path.startswith("authority/")

    try:
        commit = CommitTree(desk.root, desk.clone.head)
        before = _files(commit)
        now = _files(desk.tree)
        # A record may be new; one that is committed must not be changed or gone.
        wanted = {path for path in {*before, *now} if committed(path) or (path.startswith(own) and path in before)}
        old, new = _contents(commit, before, wanted), _contents(desk.tree, now, wanted)
        clone = Clone(desk.root)
        try:
            index = clone.staged(sorted(wanted))
        finally:
            clone.close()
    except GitError as error:
        raise clone_refusals.no_repository(error.reason) from error
    except GitWritingError as error:
        raise clone_refusals.no_repository(error.reason) from error
    different = {path for path in wanted if old.get(path) != new.get(path)}
    different |= {path for path in wanted if index.get(path) != (before[path].blob if path in before else None)}
    if different:
        raise clone_refusals.dirty(sorted(different))


def _files(tree: Tree) -> dict[str, Entry]:
    return {entry.path: entry for entry in tree.entries() if entry.kind == "file"}


def _contents(tree: Tree, files: dict[str, Entry], wanted: Iterable[str]) -> dict[str, bytes]:
    entries = [files[path] for path in sorted(wanted) if path in files]
    return {entry.path: content for entry, content in tree.read_many(entries) if isinstance(content, bytes)}


def _errors(desk: Desk) -> list[Diagnostic]:
    report = run(rules.ALL, desk.facts, desk.facts.sms.settings.profile)
    found = [each for each in report.diagnostics if each.severity is Severity.ERROR]
    return [each for each in found if each.name not in _CURED]


def _touches(error: Diagnostic, text: Document, paths: frozenset[str]) -> bool:
    folder = f"{text.language}.{text.revision}" if text.revision else text.language
    path = error.location.path
    if path.startswith(f"approvals/{text.id}/"):
        return path.split("/")[3].partition(".")[0] == folder.partition(".")[0]
    return path in paths or path.startswith("authority/")
