"""Decides what a site shows: of each text the version in force, and in a draft edition the newer text beside it.

A maintained record is such a text. A release names one of which no version is in force, and shows nothing of it.

The release edition holds nothing else: where the tree holds a newer text, the one in force is taken from history by the
digest that was approved. The draft edition is for those who write: it keeps the version in force at its address, so
that nobody who follows a link works by an unapproved text, and shows what is being written on a marked page of its own.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import NamedTuple

from smsgen.analysis.edition import (
    InForce,
    above,
    facts_of_texts,
    is_decided,
    texts_in_force,
    texts_withdrawn,
    versions_in_force,
)
from smsgen.analysis.edition_records import not_shown_as_written
from smsgen.analysis.facts import Facts
from smsgen.analysis.manifests import manifest, manifest_digest
from smsgen.analysis.text_states import TextKey
from smsgen.app.publishing.records_in_force import RecordsInForce, digests_wanted, records_in_force
from smsgen.diagnostics import Finding
from smsgen.model.document import CLASSIFICATIONS, Document
from smsgen.model.past import StoredVersion
from smsgen.model.text import Text
from smsgen.model.version_text import VersionText
from smsgen.sources.read_pictures import picture_faults
from smsgen.sources.stored_text import StoredText, stored_text


class Fetched(NamedTuple):
    """What history gave. versions: by digest, as far as it holds them. paths: where a text once stood → its id.

    fault: why git could not read it, None where it could.
    """

    versions: Mapping[str, StoredVersion]
    paths: Mapping[str, str]
    fault: Text | None = None


# Looks for versions by their digests. Called at most once, and not at all where the tree holds what is in force.
Fetch = Callable[[frozenset[str]], Fetched]


class NotPublishedError(Exception):
    """There is nothing that may be published; `message` says why. exit_code: 1, or 2 where the clone lacks a text."""

    def __init__(self, message: Text, exit_code: int) -> None:
        """Carry the reason in both languages."""
        super().__init__(message.en)
        self.message = message
        self.exit_code = exit_code


@dataclass(frozen=True, slots=True)
class Edition:
    """The texts of a site.

    facts: of the texts that have the documents' addresses. released: nothing but what is in force. stored: the texts
    that come from history. paths: every path that means a document → its id. withheld: ids of documents whose
    classification is too high for the site; titles: their titles may be told. written: the facts of the tree, for the
    pages of newer texts, None in a release. newer: the texts of the tree that stand beside the one in force. lacking:
    those that stand in the place of one in force that the clone lacks. unapproved: ids of which nothing is in force.
    records: the maintained records that are not shown as the files hold them. texts: of the versions that may be shown,
    by digest. since: digest → ISO day on which the text was committed.
    """

    facts: Facts
    released: bool
    stored: tuple[StoredText, ...] = ()
    paths: Mapping[str, str] = field(default_factory=dict)
    withheld: frozenset[str] = frozenset()
    titles: bool = True
    written: Facts | None = None
    newer: frozenset[TextKey] = frozenset()
    lacking: frozenset[TextKey] = frozenset()
    unapproved: frozenset[str] = frozenset()
    records: RecordsInForce = field(default_factory=RecordsInForce)
    texts: Mapping[str, VersionText] = field(default_factory=dict)
    since: Mapping[str, str] = field(default_factory=dict)


def release_edition(facts: Facts, fetch: Fetch, highest: str) -> Edition:
    """Return the edition of exactly the versions in force. highest: the highest classification that is published.

    Raises NotPublishedError when nothing is in force, or a text in force is neither in the tree nor in history.
    """
    chosen = versions_in_force(facts)
    if not chosen:
        raise NotPublishedError(_NOTHING_IN_FORCE, 1)
    kept = texts_in_force(facts, chosen)
    stored, fetched = stored_in_force(facts, chosen, kept, fetch)
    records = records_in_force(facts, fetched.versions)
    source = facts.sms.authority.language
    named = {**chosen, **{(id_, source): version for id_, version in records.lacking.items()}}
    lacking = [key for key in sorted(named) if key not in kept and key not in stored]
    if lacking:
        raise NotPublishedError(_lacking(named, lacking, fetched.fault), 2)
    unsafe = [finding for text in stored.values() for finding in _unsafe(text)]
    if unsafe:
        raise NotPublishedError(_unsafe_pictures(unsafe), 1)
    texts = {**texts_withdrawn(facts), **kept, **{key: each.document for key, each in stored.items()}}
    shown = records.released(facts)
    published = facts_of_texts(facts, texts.values(), chosen, approved_only=True, records=shown)
    return Edition(
        facts=published,
        released=True,
        stored=tuple(stored.values()),
        paths=_paths(facts, stored, fetched.paths),
        withheld=above(published, highest),
        titles=highest != CLASSIFICATIONS[0],
        records=records,
    )


def draft_edition(facts: Facts, fetch: Fetch, highest: str) -> Edition:
    """Return the edition for those who write: see the module. highest: as in `release_edition`.

    Where the clone lacks a version in force, the newer text takes its place and is marked.
    """
    if not is_decided(facts):
        return Edition(
            facts,
            released=False,
            paths=_paths(facts, {}, {}),
            withheld=above(facts, highest),
            titles=highest != CLASSIFICATIONS[0],
        )
    chosen = versions_in_force(facts)
    kept = texts_in_force(facts, chosen)
    stored, fetched = stored_in_force(facts, chosen, kept, fetch)
    stored = {key: _without_unsafe(each) for key, each in stored.items()}
    records = records_in_force(facts, fetched.versions)
    source = facts.sms.authority.language
    there = {key: text for key in facts.approvals.states if (text := facts.text(*key))}
    # A first translation is shown beside the source in force and not in its place: it is no approved text of it.
    first = {key for key in there if key not in chosen and (key[0], source) in chosen}
    beside = first | (there.keys() & stored.keys())
    texts = [text for text in facts.sms.documents if (text.id, text.language) not in beside]
    texts.extend(each.document for each in stored.values())
    shown = {key: chosen[key] for key in (*kept, *stored)}
    published = facts
    if stored or beside or records.stored:
        published = facts_of_texts(facts, texts, shown, approved_only=False, records=records.stored)
    secret = above(facts, highest)
    return Edition(
        facts=published,
        released=False,
        stored=tuple(stored.values()),
        paths=_paths(facts, stored, fetched.paths),
        withheld=above(published, highest),
        titles=highest != CLASSIFICATIONS[0],
        written=facts,
        newer=frozenset(key for key in beside if key[0] not in secret),
        lacking=frozenset(there.keys() & chosen.keys() - kept.keys() - stored.keys()),
        unapproved=frozenset(id_ for id_ in facts.sources if (id_, source) not in chosen),
        records=records,
    )


def left_out(facts: Facts) -> frozenset[str]:
    """Return the paths of the texts and maintained records of the tree that a release does not hold."""
    published = {text.path for text in texts_in_force(facts, versions_in_force(facts)).values()}
    return (frozenset(text.path for text in facts.sms.documents) - published) | not_shown_as_written(facts)


def stored_in_force(
    facts: Facts, chosen: InForce, kept: Mapping[TextKey, Document], fetch: Fetch
) -> tuple[dict[TextKey, StoredText], Fetched]:
    """Return the texts in force that only history holds, with all that it gave; nothing is read needlessly.

    What it gave holds the maintained records in force as well.
    """
    wanted = {key: version.digest for key, version in chosen.items() if key not in kept}
    digests = frozenset(wanted.values()) | digests_wanted(facts)
    if not digests:
        return {}, Fetched({}, {})
    fetched = fetch(digests)
    found = {}
    for key, digest in wanted.items():
        version = fetched.versions.get(digest)
        text = stored_text(version, facts.sms.authority.language) if version else None
        if text and _is_proved(text, digest) and (text.document.id, text.document.language) == key:
            found[key] = text
    return found, fetched


def _is_proved(text: StoredText, digest: str) -> bool:
    """Tell whether text and assets are the bytes that were approved; nobody's word is taken for it."""
    made = manifest(text.document, {path: sha256(content).hexdigest() for path, content in text.assets.items()})
    return made is not None and manifest_digest(made) == digest


def _unsafe(text: StoredText) -> list[Finding]:
    """Return what is wrong with the pictures of a text that was approved before anybody looked into them."""
    drawings = ((path, content) for path, content in text.assets.items() if path.lower().endswith(".svg"))
    return [finding for path, content in drawings for finding in picture_faults(path, content)]


def _without_unsafe(text: StoredText) -> StoredText:
    unsafe = {finding.location.path for finding in _unsafe(text)}
    return replace(text, assets={path: content for path, content in text.assets.items() if path not in unsafe})


def _paths(facts: Facts, stored: Mapping[TextKey, StoredText], former: Mapping[str, str]) -> dict[str, str]:
    """Return what a path in a text means: a document of the tree, else one that stood there."""
    then = {each.document.path: each.document.id for each in stored.values()}
    return {**former, **then, **{text.path: text.id for text in facts.sms.documents if text.id}}


_NOTHING_IN_FORCE = Text(
    "Nothing is published, because no version of any document is in force: none is approved with an effective date "
    "that has come. The last good site is unchanged. `sms build --profile draft` builds the working edition.",
    "没有任何文件的任何版本现行有效（均未批准，或实施日期未到），因此不发布任何内容；上一次成功构建的站点未改动。"
    "可用`sms build --profile draft`构建工作版。",
)


def texts_not_found(chosen: InForce, keys: Iterable[TextKey], fault: Text | None) -> tuple[str, Text]:
    """Return the names of texts in force that nothing holds, one on a line, and what git says of it, as a line."""
    names = []
    for key in keys:
        version = chosen[key]
        names.append(f"{key[0]} {version.version}{'/' + version.revision if version.revision else ''} ({key[1]})")
    why = Text(f"Git says: {fault.en}\n", f"git的提示：{fault.zh}\n") if fault else Text("", "")
    return "\n".join(f"  {name}" for name in names), why


def _lacking(chosen: InForce, keys: Iterable[TextKey], fault: Text | None) -> Text:
    listed, why = texts_not_found(chosen, keys, fault)
    return Text(
        "The site was not built, because these versions in force are neither in the files nor in the history of this "
        f"clone; the last good site is unchanged:\n{listed}\n"
        f"{why.en}Get the whole history (`git fetch --unshallow`, or a clone without --depth and --filter) and build "
        "again.",
        "以下现行有效版本既不在当前文件中，也不在本克隆的历史中，因此未构建站点；上一次成功构建的站点未改动：\n"
        f"{listed}\n{why.zh}请取得完整历史（`git fetch --unshallow`，或不带--depth、--filter重新克隆），然后重新构建。",
    )


def _unsafe_pictures(findings: Iterable[Finding]) -> Text:
    found = _reasons(findings)
    en, zh = ("\n".join(f"  {each.location.path}: {reason.of(to)}" for each, reason in found) for to in ("en", "zh"))
    return Text(
        "The site was not built, because versions in force have pictures that are not safe to publish; the last good "
        f"site is unchanged:\n{en}\nReplace each picture and have a new version of its document approved.",
        "现行有效版本中有不可安全发布的图片，因此未构建站点；上一次成功构建的站点未改动：\n"
        f"{zh}\n请替换图片，并批准相应文件的新版本。",
    )


def _reasons(findings: Iterable[Finding]) -> list[tuple[Finding, Text]]:
    return [(each, reason) for each in findings if isinstance(reason := each.values["reason"], Text)]
