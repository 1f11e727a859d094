"""What the texts of a set were, commit by commit along the main line: the value that the history layer judges."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from smsgen.model.history import History


class PastText(NamedTuple):
    """What a stored text says of itself; the words of its front matter are "" where that cannot be read.

    sha256: hex digest of its bytes. images: where its images lead, by the exact strings in the text, each once. Words
    stand as written, whether a source or a translation may have them: version and owner count in a source only,
    revision and translation_of in a translation. A record says of these its id and version; authors is who made it.
    form, form_version: that a record was made with, "" of a document.
    """

    sha256: str
    id: str = ""
    version: str = ""
    revision: str = ""
    translation_of: str = ""
    title: str = ""
    owner: str = ""
    authors: tuple[str, ...] = ()
    change: str = ""
    images: tuple[str, ...] = ()
    form: str = ""
    form_version: str = ""


class Appearance(NamedTuple):
    """A text as it stands at a path from a commit on, until the next appearance at that path.

    commit: index into the commits of `Past.history`. language: as the file name says; where it names none, the one that
    the reader was given, else "". blob: "" where from this commit on no text stands there; a symbolic link or a
    submodule is none. digest: of its manifest (`sha256:…`) with the assets of that commit, "" where it has none: its
    front matter cannot be read, or an asset is missing or not allowed. assets: (name used in the text, blob id), ()
    where there is no digest.
    """

    commit: int
    path: str
    language: str
    blob: str
    digest: str = ""
    assets: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Past:
    """The main line of a clone, oldest commit first, with every text that ever stood on it.

    history: commits and what each changed, or the faults for which nothing can be judged; then nothing else is here.
    texts: by blob id, of documents and of the maintained records that anything was ever decided on. appearances: in the
    order of commits and paths; also where only an asset of the text changed. contents: blob id → bytes of every
    register, statement, record and signature that ever stood in `authority/` and `approvals/`, symbolic links included,
    and of every filled form in `records/` as it was before it was changed.
    """

    history: History
    texts: Mapping[str, PastText] = field(default_factory=dict)
    appearances: tuple[Appearance, ...] = ()
    contents: Mapping[str, bytes] = field(default_factory=dict)


class StoredVersion(NamedTuple):
    """An approved text as history holds it. path: where it stood. assets: name used in the text → bytes."""

    path: str
    content: bytes
    assets: Mapping[str, bytes]
