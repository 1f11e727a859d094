"""What a pack says of itself: `manifest.json` (`sms.pack/v1`), and the list of its files that `sha256sum -c` reads."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from smsgen.exporters.pack.packed_file import PackedFile
from smsgen.model.anchor import Anchor
from smsgen.model.settings import Settings
from smsgen.model.text import Text
from smsgen.reports.pack import PackContent
from smsgen.reports.readiness import Condition

SCHEMA = "sms.pack/v1"
MANIFEST, SUMS = "manifest.json", "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class PackAbout:
    """What a pack is about, and what was judged.

    as_of: ISO day. head: of the approvals at its commit. conditions: of the readiness for the stage, () for a
    management review. confidential: what is classified so was asked for. history: the pack holds the whole history.
    """

    settings: Settings
    content: PackContent
    head: Anchor
    as_of: str
    conditions: tuple[Condition, ...] = ()
    confidential: bool = False
    history: bool = False

    @property
    def lacking(self) -> tuple[Text, ...]:
        """What is missing: conditions that are not met, or inputs of a review without anything to draw them from."""
        without = [each.name for each in self.content.inputs if not (each.records or each.documents)]
        return tuple(each.title for each in self.conditions if not each.met) + tuple(without)


def manifest_json(about: PackAbout, files: Sequence[PackedFile]) -> str:
    """Return the manifest. `files` are all of the pack but the manifest itself and the list of checksums."""
    settings, content = about.settings, about.content
    certification = settings.certification
    value = {
        "schema": SCHEMA,
        "commit": about.head.commit,
        "committed_at": about.head.committed_at,
        "as_of": about.as_of,
        "stage": content.stage,
        "since": content.since,
        "confidential": about.confidential,
        "history": about.history,
        "organisation": settings.organisation._asdict(),
        "scope": certification.scope._asdict(),
        "certification_body": {"name": certification.body, "approval": certification.approval},
        "head": head_of(about.head),
        "ready": all(each.met for each in about.conditions) if about.conditions else None,
        "lacking": [each._asdict() for each in about.lacking],
        "left_out": left_out(content),
        "on_site": [
            {"record": each.id, "form": each.form, "place": each.external.place, "sha256": each.external.sha256}
            for each in content.on_site
            if each.external
        ],
        "disposed": [
            {"record": each.record, "form": each.form, "on": each.on, "by": each.by, "method": each.method,
             "reason": each.reason, "disposal": each.disposal}
            for each in content.disposed
        ],
        "files": [_entry(each) for each in sorted(files, key=lambda each: each.path)],
    }  # fmt: skip
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def head_of(head: Anchor) -> dict[str, Any]:
    """Return the head of the approvals as data."""
    return {
        "commit": head.commit,
        "first_register": head.first_register,
        "register_number": head.register_number,
        "register": head.register,
        "records": head.records,
        "records_root": head.records_root,
    }


def left_out(content: PackContent) -> list[dict[str, Any]]:
    """Return how many records are left out, by form and reason."""
    return [each._asdict() for each in content.left_out]


def _entry(file: PackedFile) -> dict[str, Any]:
    known = {
        "id": file.id,
        "version": file.version,
        "revision": file.revision,
        "language": file.language,
        "state": file.state,
    }
    digest = sha256(file.content).hexdigest()
    entry: dict[str, Any] = {"path": file.path, "sha256": digest, "size": len(file.content), "kind": file.kind}
    return entry | {key: value for key, value in known.items() if value}


def sums(files: Mapping[str, bytes]) -> str:
    """Return the lines of `sha256sum` for files given as path → content, in the order of their paths."""
    return "".join(f"{sha256(content).hexdigest()}  {path}\n" for path, content in sorted(files.items()))
