"""The documents of a pack: of each the version in force, byte for byte, from the tree or from history."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from smsgen.analysis.edition import InForce, above, texts_in_force, versions_in_force
from smsgen.analysis.facts import Facts
from smsgen.analysis.text_states import TextKey
from smsgen.app.publishing.edition import Fetch, stored_in_force, texts_not_found
from smsgen.exporters.pack.packed_file import PackedFile
from smsgen.model.document import CLASSIFICATIONS, Document, asset_path
from smsgen.model.text import Text
from smsgen.sources.tree import Tree

FOLDER = "documents"
# What is classified higher than this goes in only where it is asked for.
OPEN = "internal"


class NotPackedError(Exception):
    """There is no pack; `message` says why. exit_code: 1 where it is refused, 2 where it cannot be judged."""

    def __init__(self, message: Text, exit_code: int) -> None:
        """Carry the reason in both languages."""
        super().__init__(message.en)
        self.message = message
        self.exit_code = exit_code


class InForceText(NamedTuple):
    """A text in force. assets: path → bytes, for a text from history; None where the tree holds text and assets."""

    document: Document
    content: bytes | None = None
    assets: Mapping[str, bytes] | None = None


Texts = Mapping[TextKey, InForceText]


def texts_to_pack(facts: Facts, fetch: Fetch) -> Texts:
    """Return the text in force of each document in each language, by (id, language).

    Raises NotPackedError where nothing is in force, or where neither the tree nor history holds a text in force.
    """
    chosen = versions_in_force(facts)
    if not chosen:
        raise NotPackedError(_NOTHING, 1)
    kept = texts_in_force(facts, chosen)
    stored, fetched = stored_in_force(facts, chosen, kept, fetch)
    lacking = sorted(chosen.keys() - kept.keys() - stored.keys())
    if lacking:
        raise NotPackedError(_lacking(chosen, lacking, fetched.fault), 2)
    found = {key: InForceText(document) for key, document in kept.items()}
    found |= {key: InForceText(each.document, each.content, each.assets) for key, each in stored.items()}
    return dict(sorted(found.items()))


def confidential_ids(facts: Facts, texts: Texts) -> frozenset[str]:
    """Return the ids of documents and forms that are confidential, as they stand in the tree or as they are in force.

    A classification that nobody knows counts as the highest; a translation has that of its source.
    """
    open_ones = CLASSIFICATIONS[: CLASSIFICATIONS.index(OPEN) + 1]
    source = facts.sms.authority.language
    return above(facts, OPEN) | {
        id_ for (id_, language), text in texts.items()
        if language == source and text.document.classification not in open_ones
    }  # fmt: skip


def document_files(tree: Tree, texts: Texts) -> Iterator[PackedFile]:
    """Yield the files of documents and of the pictures in them, below `documents/LANGUAGE/` at the paths of the set.

    A text from history whose files would take the place of others of the same name lies in a folder of its own.
    """
    held = {path for text in texts.values() if text.content is None for path in _paths_of(text.document)}
    entries = [entry for entry in tree.entries() if entry.path in held]
    known = {entry.path: content for entry, content in tree.read_many(entries) if isinstance(content, bytes)}
    taken: dict[str, bytes] = {}
    # Those of the tree first: they keep their places.
    for (id_, language), text in sorted(texts.items(), key=lambda each: (each[1].content is not None, each[0])):
        document = text.document
        files = _files_of(text, known)
        folder = f"{FOLDER}/{language}"
        if any(taken.get(f"{folder}/{path}", content) != content for path, content in files.items()):
            folder = f"{folder}/{id_}"
        for path, content in files.items():
            place = f"{folder}/{path}"
            if place in taken:
                continue
            taken[place] = content
            if path == document.path:
                version = document.translation_of or document.version
                yield PackedFile(place, content, "document", id_, version, language, document.revision)
            else:
                yield PackedFile(place, content, "asset", id_, language=language)


def _files_of(text: InForceText, known: Mapping[str, bytes]) -> dict[str, bytes]:
    if text.content is not None:
        return {text.document.path: text.content, **(text.assets or {})}
    return {path: known[path] for path in _paths_of(text.document) if path in known}


def _paths_of(document: Document) -> tuple[str, ...]:
    """Return the path of a text and of the pictures in it."""
    images = (asset_path(document.path, image.destination) for image in document.structure.images)
    return tuple(dict.fromkeys([document.path, *filter(None, images)]))


_NOTHING = Text(
    "No pack was made, because no version of any document is in force.",
    "没有任何文件的任何版本现行有效，因此未生成材料包。",
)


def _lacking(chosen: InForce, keys: Iterable[TextKey], fault: Text | None) -> Text:
    listed, why = texts_not_found(chosen, keys, fault)
    return Text(
        "No pack was made, because these versions in force are neither in the commit nor in the history of this clone:"
        f"\n{listed}\n{why.en}Get the whole history (a clone without --depth and --filter) and try again.",
        "以下现行有效版本既不在该提交中，也不在本克隆的历史中，因此未生成材料包：\n"
        f"{listed}\n{why.zh}请取得完整历史（不带--depth、--filter的克隆）后重试。",
    )
