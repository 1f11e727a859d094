"""`sms pack`: what an auditor is handed over, judged first, of one commit."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from smsgen.adapters.git_bundle import bundle, paths_ever
from smsgen.adapters.git_commits import read_commit
from smsgen.analysis.facts import Facts
from smsgen.app.audit_readiness import given_of
from smsgen.app.check import Judged, judge
from smsgen.app.packing.pack_documents import (
    OPEN,
    NotPackedError,
    Texts,
    confidential_ids,
    document_files,
    texts_to_pack,
)
from smsgen.app.packing.pack_listings import listing_files
from smsgen.app.packing.uncommitted import uncommitted
from smsgen.app.publishing.edition import Fetch
from smsgen.app.publishing.texts_in_history import from_history
from smsgen.app.publishing.version_texts import publishable, version_texts
from smsgen.app.verifying.verify import VerifyOptions, verify
from smsgen.checking.report import CheckReport
from smsgen.exporters.anchor_file import anchor_yaml
from smsgen.exporters.pack.pack_archive import archive
from smsgen.exporters.pack.pack_manifest import MANIFEST, SUMS, PackAbout, manifest_json, sums
from smsgen.exporters.pack.pack_readme import README, Example, readme
from smsgen.exporters.pack.packed_file import PackedFile
from smsgen.model.anchor import Anchor
from smsgen.model.record import FOLDER as RECORDS
from smsgen.model.text import LANGUAGES, Text
from smsgen.reports.pack import REVIEW, PackContent, pack_content
from smsgen.reports.readiness import readiness
from smsgen.sources.tree import FILES, CommitTree, Tree

__all__ = ["NotPackedError", "Pack", "PackOptions", "RefusedError", "pack"]

ANCHOR, HISTORY = "anchor.yml", "history.bundle"
JUDGING = Text("Judging the set …", "正在检查体系文件……")
PROVING = Text("Verifying approvals and history …", "正在核查审批与历史……")
WRITING = Text("Putting the pack together …", "正在生成材料包……")
BUNDLING = Text("Bundling the history …", "正在打包历史……")
_SHOWN = 10
_NAME = re.compile(r"[^a-z0-9]+", re.ASCII)


class RefusedError(Exception):
    """The set has errors, or cannot be judged, so it is not handed over; `report` says which."""

    def __init__(self, report: CheckReport) -> None:
        """Carry the report to show."""
        super().__init__(f"{len(report.diagnostics)} findings")
        self.report = report


@dataclass(frozen=True, slots=True)
class PackOptions:
    """What to pack.

    stage: see `reports.pack`. revision: the commit, "" for HEAD, and then the files must be as HEAD holds them. as_of:
    None for the day that the set names, else today. confidential: with what is classified so. with_history: with the
    whole history. cache_folder: see `VerifyOptions`.
    """

    stage: str = "2"
    revision: str = ""
    as_of: date | None = None
    confidential: bool = False
    with_history: bool = False
    cache_folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack as bytes, with what it is about and its files but the manifest and the list of checksums."""

    content: bytes
    about: PackAbout
    files: tuple[PackedFile, ...]

    @property
    def name(self) -> str:
        """The name of its file where nobody names another: `lanting-stage-1-2026-11-30.zip`."""
        settings, stage = self.about.settings, self.about.content.stage
        who = _NAME.sub("-", settings.short_name.en.lower()).strip("-") or "sms"
        what = stage if stage in (REVIEW, "surveillance") else f"stage-{stage}"
        secret = "-confidential" if self.about.confidential else ""
        return f"{who}-{what}-{self.about.as_of}{secret}.zip"

    @property
    def sha256(self) -> str:
        """The hex digest of the whole file."""
        return sha256(self.content).hexdigest()


def pack(root: Path, options: PackOptions, note: Callable[[Text], None] = lambda _: None) -> Pack:
    """Return the pack of the set in `root`; `note` is told what is being done.

    Raises RefusedError and NotPackedError where there is none, check.NotJudgedError where the set cannot be judged,
    verify.NoRepositoryError and git.GitError where the commit cannot be read.
    """
    tree = CommitTree(root, options.revision or "HEAD")
    if not options.revision:
        _refuse_uncommitted(root, tree.commit)
    note(JUDGING)
    judged = judge(root, tree.commit, "release", options.as_of)
    if judged.report.exit_code:
        raise RefusedError(judged.report)
    note(PROVING)
    head = _proved(root, tree.commit, judged, options)
    fetch = from_history(root, tree, options.cache_folder)
    texts = texts_to_pack(judged.facts, fetch)
    secret = confidential_ids(judged.facts, texts)
    if options.with_history and not options.confidential:
        _refuse_confidential_history(root, judged, fetch, secret)
    note(WRITING)
    content = pack_content(judged.facts, options.stage, secret, confidential=options.confidential)
    about = _about(judged, content, head, options)
    files = list(_files(judged, _documents(texts, content), about))
    if options.with_history:
        note(BUNDLING)
        files.append(PackedFile(HISTORY, bundle(root, tree.commit), "history"))
    seconds = read_commit(root, tree.commit).committer_time
    return Pack(_archived(files, about, seconds), about, tuple(files))


def _refuse_uncommitted(root: Path, commit: str) -> None:
    paths = uncommitted(root, commit)
    if not paths:
        return
    listed = "\n".join(f"  {path}" for path in paths[:_SHOWN])
    more = len(paths) - _SHOWN
    rest = Text(f"\n  and {more} more", f"\n  另有{more}个") if more > 0 else Text("", "")
    raise NotPackedError(
        Text(
            "No pack was made, because a pack is of a commit, and these files are not as the last one holds them:\n"
            f"{listed}{rest.en}\nCommit them, or put them back, or name a commit with --at.",
            "材料包取自一次提交，而以下文件与最近一次提交不同，因此未生成：\n"
            f"{listed}{rest.zh}\n请提交或还原这些文件，或用--at指定一次提交。",
        ),
        1,
    )


def _proved(root: Path, commit: str, judged: Judged, options: PackOptions) -> Anchor:
    """Return the head of the approvals, proved from the clone. Raises RefusedError where they cannot be."""
    wanted = VerifyOptions(commit, as_of=judged.facts.as_of, cache_folder=options.cache_folder)
    result = verify(root, wanted)
    if result.report.exit_code or result.head is None:
        raise RefusedError(result.report)
    return result.head


def _refuse_confidential_history(root: Path, judged: Judged, fetch: Fetch, secret: frozenset[str]) -> None:
    """Refuse to give away with the history what the pack itself leaves out."""
    facts, tree = judged.facts, judged.tree
    prefix = tree.prefix if isinstance(tree, CommitTree) else ""
    ever = paths_ever(root, tree.commit, prefix)
    open_forms = {id_ for id_, source in facts.sources.items() if source.tier == "form"} - secret
    folders = {path.split("/")[1] for path in ever if path.startswith(f"{RECORDS}/")}
    texts = version_texts(facts, tree, fetch)
    shown = {text.document for text in publishable(texts, OPEN).values()}
    once = {text.document for text in texts.values() if not text.path.startswith(f"{RECORDS}/")} - shown
    found = sorted((folders - open_forms) | secret | once)
    if found:
        raise NotPackedError(
            Text(
                "No pack was made, because the history holds what is confidential or of a form that is gone: "
                f"{', '.join(found)}. A history is handed over whole. Ask for it with --confidential, or leave out"
                " --with-history.",
                f"历史中含有保密内容或已不存在的表单的内容：{'、'.join(found)}，因此未生成材料包。历史只能整体交付；"
                "如确需交付请加--confidential，否则请去掉--with-history。",
            ),
            1,
        )


def _about(judged: Judged, content: PackContent, head: Anchor, options: PackOptions) -> PackAbout:
    facts = judged.facts
    # What is missing is judged with everything; of what is withheld it says no more than the form.
    given = given_of(judged, content.withheld)
    return PackAbout(
        settings=facts.sms.settings,
        content=content,
        head=head,
        as_of=facts.as_of.isoformat(),
        conditions=() if content.stage == REVIEW else readiness(given, content.stage),
        confidential=options.confidential,
        history=options.with_history,
    )


def _documents(texts: Texts, content: PackContent) -> Texts:
    """Return the texts that go in: all that are not withheld; into the pack for a review only what is an input."""
    named = {id_ for each in content.inputs for id_ in each.documents}
    wanted = named if content.stage == REVIEW else {id_ for id_, _ in texts}
    return {key: text for key, text in texts.items() if key[0] in wanted - content.withheld}


def _files(judged: Judged, texts: Texts, about: PackAbout) -> Iterator[PackedFile]:
    """Yield every file but the manifest, the list of checksums and the history."""
    documents = list(document_files(judged.tree, texts))
    yield from documents
    decisions = list(_decisions(judged.tree))
    yield from decisions
    yield from _records(judged, about.content)
    yield from listing_files(judged, about.content, about.conditions)
    yield PackedFile(ANCHOR, anchor_yaml(about.head).encode(), "anchor")
    example = _example(judged.facts, documents)
    for language in LANGUAGES:
        yield PackedFile(README[language], readme(about, example, language).encode(), "readme", language=language)


def _read(tree: Tree, paths: Callable[[str], bool]) -> Iterator[tuple[str, bytes]]:
    entries = [entry for entry in tree.entries() if entry.kind == "file" and paths(entry.path)]
    for entry, content in tree.read_many(entries):
        if isinstance(content, bytes):
            yield entry.path, content


def _decisions(tree: Tree) -> Iterator[PackedFile]:
    """Yield settings, registers and approvals, as they are."""
    for path, content in _read(tree, lambda path: path in FILES or path.startswith(("approvals/", "authority/"))):
        parts = path.split("/")
        if path in FILES:
            yield PackedFile(f"settings/{path}", content, "settings")
        elif parts[0] == "authority":
            yield PackedFile(path, content, "authority")
        else:
            id_, version, text = (*parts[1:4], "", "", "")[:3]
            language, _, revision = text.partition(".")
            yield PackedFile(path, content, "approval", id_, version, language, revision)


def _records(judged: Judged, content: PackContent) -> Iterator[PackedFile]:
    records = {record.path: record for record in content.records}
    states = judged.facts.approvals.instances
    language = judged.facts.sms.authority.language
    for path, data in _read(judged.tree, records.__contains__):
        record = records[path]
        state = states.get((record.id, language)) if record.version else None
        yield PackedFile(path, data, "record", record.id, record.version, state=state.state if state else "")


def _example(facts: Facts, documents: list[PackedFile]) -> Example | None:
    """Return an approval of a document in the pack that can be checked by hand, None where there is none."""
    places = {(each.id, each.language, each.version, each.revision): each.path for each in documents
              if each.kind == "document"}  # fmt: skip
    for record in sorted(facts.approvals.valid, key=lambda each: each.path):
        text = places.get((record.document, record.language, record.version, record.revision))
        if text and record.decision == "approve" and record.level == "signed":
            register = f"authority/{facts.sms.authority.number}.yml"
            return Example(text, record.path, register, record.signer, record.signed_by)
    return None


def _archived(files: list[PackedFile], about: PackAbout, seconds: int) -> bytes:
    contents = {each.path: each.content for each in files}
    contents[MANIFEST] = manifest_json(about, files).encode()
    contents[SUMS] = sums(contents).encode()
    return archive(contents, seconds)
