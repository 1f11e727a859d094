"""Gathers the texts of all versions that decisions are about, and of what the tree holds, by their digests."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from smsgen.adapters.git import GitError
from smsgen.adapters.revisions import resolve_commit
from smsgen.analysis.edition import is_decided
from smsgen.analysis.facts import Facts
from smsgen.analysis.manifests import manifest, manifest_digest
from smsgen.app.check import Judged
from smsgen.app.publishing.edition import Edition, Fetch
from smsgen.model.document import CLASSIFICATIONS
from smsgen.model.manifest import DOCUMENT_NAME, RECORD_NAME
from smsgen.model.past import StoredVersion
from smsgen.model.record import FOLDER
from smsgen.model.version_text import VersionText
from smsgen.sources.evidence_cache import evidence_cache
from smsgen.sources.front_matter import FrontMatter
from smsgen.sources.read_bytes import decode
from smsgen.sources.read_record import read_record
from smsgen.sources.tree import Tree


def version_texts(facts: Facts, tree: Tree, fetch: Fetch, document: str = "") -> dict[str, VersionText]:
    """Return digest → text: what `tree` holds, of which `facts` are, and what `fetch` finds of other versions.

    document: the id of the only document or maintained record that is asked for; "" for all of them.
    What cannot be read is absent: a copy without history still shows what it holds.
    """
    found = dict(_of_tree(facts, tree, document))
    states = (state for (id_, _), state in facts.approvals.every.items() if document in ("", id_))
    wanted = {version.digest for state in states for version in state.versions}
    fetched = fetch(frozenset(wanted - found.keys()))
    return found | {digest: _stored(version) for digest, version in fetched.versions.items()}


@dataclass(frozen=True, slots=True)
class Versions:
    """Where an edition gets the texts of versions from, and the days on which they were committed."""

    root: Path
    judged: Judged
    fetch: Fetch

    def beside(self, edition: Edition, highest: str) -> Edition:
        """Return the edition with what its pages about approvals need; unchanged before anything was decided.

        highest: the highest classification that is shown.
        """
        facts = self.judged.facts
        if not is_decided(facts):
            return edition
        texts = publishable(version_texts(facts, self.judged.tree, self.fetch), highest)
        return replace(edition, texts=texts, since=_days(self.root, self.judged))


@lru_cache(maxsize=1)
def _first_commits(root: Path, commit: str) -> dict[str, int]:
    """Return digest → seconds since 1970 of the commit that brought a text to the main line."""
    from smsgen.sources.read_past import read_past  # noqa: PLC0415 — imported late: slow to start

    past = read_past(root, commit, evidence_cache())
    found: dict[str, int] = {}
    for each in past.appearances:
        if each.digest:
            found.setdefault(each.digest, past.history.commits[each.commit].committer_time)
    return found


def _days(root: Path, judged: Judged) -> dict[str, str]:
    """Return digest → ISO day, in the register's zone; nothing where there is no history to be read."""
    try:
        commit = judged.tree.commit or resolve_commit(root, "HEAD")[0]
        times = _first_commits(root, commit)
    except GitError:
        return {}
    zone = ZoneInfo(judged.facts.sms.authority.time_zone)
    wanted = {state.digest for state in judged.facts.approvals.every.values()}
    known = ((digest, datetime.fromtimestamp(time, zone)) for digest, time in times.items() if digest in wanted)
    return {digest: when.date().isoformat() for digest, when in known}


def publishable(texts: Mapping[str, VersionText], highest: str) -> dict[str, VersionText]:
    """Return the texts of documents no version of which is classified higher than `highest`, and of their records.

    A translation carries no classification of its own, a record has that of its form; one that nobody knows counts as
    the highest.
    """
    ranks = {name: rank for rank, name in enumerate(CLASSIFICATIONS)}
    secret = {
        text.document
        for text in texts.values()
        if not text.is_translation and not text.form and ranks.get(text.classification, len(ranks)) > ranks[highest]
    }
    open_ids = {text.document for text in texts.values() if not text.is_translation and not text.form} - secret
    return {digest: text for digest, text in texts.items() if (text.form or text.document) in open_ids}


def _of_tree(facts: Facts, tree: Tree, document: str) -> Iterator[tuple[str, VersionText]]:
    texts = {text.path: text for text in facts.sms.documents if document in ("", text.id)}
    instances = facts.identity.instances.items()
    texts |= {each.text.path: each.text for id_, each in instances if document in ("", id_)}
    for entry, content in tree.read_many([entry for entry in tree.entries() if entry.path in texts]):
        made = manifest(texts[entry.path], facts.sms.asset_digests) if isinstance(content, bytes) else None
        if made is not None and isinstance(content, bytes):
            yield manifest_digest(made), _text(entry.path, content, _assets(made))


def _assets(made: str) -> tuple[tuple[str, str], ...]:
    """Return name and SHA-256 of each line of a manifest but that of the text itself."""
    lines = (line.split("  ", 1) for line in made.splitlines())
    return tuple((name, digest) for digest, name in lines if name not in (DOCUMENT_NAME, RECORD_NAME))


def _stored(version: StoredVersion) -> VersionText:
    assets = tuple((name, sha256(content).hexdigest()) for name, content in sorted(version.assets.items()))
    return _text(version.path, version.content, assets)


def _text(path: str, content: bytes, assets: tuple[tuple[str, str], ...]) -> VersionText:
    text, _ = decode(path, content)
    if path.startswith(f"{FOLDER}/"):
        record, _ = read_record(path, content)
        return VersionText(path, text, record.id, authors=(record.made_by,) if record.made_by else (), form=record.form)
    values = FrontMatter(path, text).values

    def said(key: str) -> str:
        value = values.get(key, "")
        return value if isinstance(value, str) else ""

    authors = values.get("authors", ())
    return VersionText(
        path=path,
        text=text,
        document=said("id"),
        title=said("title"),
        change=said("change"),
        authors=tuple(each for each in authors if isinstance(each, str)) if isinstance(authors, list) else (),
        classification=said("classification"),
        is_translation="translation_of" in values,
        assets=assets,
    )
