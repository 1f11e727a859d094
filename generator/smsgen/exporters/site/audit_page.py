"""The page for auditors: how to check an approval with git, sha256sum and ssh-keygen alone, and what cannot be proved.

The commands are filled in for one approval of the set, so that they run as they stand. A test takes them from the page
and runs them, on a repository that is in order and on ones that were tampered with.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from smsgen.adapters.templates import markup
from smsgen.analysis.facts import Facts
from smsgen.analysis.text_states import TextState
from smsgen.analysis.versions import Version
from smsgen.exporters.site.addresses import VERIFY
from smsgen.exporters.site.audit_words import LIMITS, STEPS
from smsgen.exporters.site.edition import Edition
from smsgen.exporters.site.escape import as_html
from smsgen.exporters.site.pages import Page
from smsgen.model.approval import NAMESPACES, ApprovalRecord

_CODE = re.compile("`([^`]+)`")


@dataclass(frozen=True, slots=True)
class Example:
    """An approval to check.

    text: path of the text. previous: what its chain goes back to, "" for a first version. register: path of that in
    force.
    """

    record: ApprovalRecord
    text: str
    previous: str
    register: str


def audit_page(edition: Edition, facts: Facts, withheld: frozenset[str]) -> Page:
    """Return the page; its commands are about the approval of a version in force that suits best.

    facts: of the tree, from which the commands read. withheld: documents that are not to be named.
    """
    example = example_of(facts, withheld)
    steps = [
        {
            "anchor": f"sms-{key}",
            "title": step.title.of(edition.language),
            "about": _prose(step.about.of(edition.language)),
            "commands": markup(_filled(step.commands, example)) if example else "",
            "expect": _prose(step.expect.of(edition.language)),
        }
        for key, step in STEPS.items()
    ]
    limits = [_prose(limit.of(edition.language)) for limit in LIMITS]
    values = {"steps": steps if example else [], "limits": limits, "example": _named(edition, example)}
    return edition.page(VERIFY, edition.word("verify"), "audit.md.j2", values)


def example_of(facts: Facts, withheld: frozenset[str] = frozenset()) -> Example | None:
    """Return an approval of a text that the tree holds as it was approved, None where there is none.

    A version that follows another one is preferred, so that there is a chain to check.
    """
    open_ones = (each for each in _candidates(facts) if each.record.document not in withheld)
    found = sorted(open_ones, key=lambda each: (not each.previous, each.record.path))
    return found[0] if found else None


def _candidates(facts: Facts) -> Iterator[Example]:
    for state in facts.approvals.states.values():
        text = facts.text(state.document, state.language)
        declared = state.declared
        if text is None or declared is None or declared is not state.in_force or declared.digest != state.digest:
            continue
        for need in declared.needs:
            if need.record and need.decision == "approve" and need.record.level == "signed":
                yield Example(need.record, text.path, _previous(state, declared), facts.sms.authority.path)


def _previous(state: TextState, version: Version) -> str:
    lower = [each for each in state.versions if each.approved_at and each.key < version.key]
    if not lower:
        return ""
    if lower[-1].baseline:
        return lower[-1].baseline.path
    paths = [record.path for record in lower[-1].records if record.decision == "approve"]
    return paths[0].rpartition("/")[0] if paths else ""


def _filled(commands: str, example: Example) -> str:
    values = {
        "TEXT": example.text,
        "RECORD": example.record.path,
        "SIGNER": example.record.signer,
        "PREVIOUS": example.previous,
        "REGISTER": example.register,
        "NAMESPACE": NAMESPACES[example.record.method],
    }
    for name, value in values.items():
        commands = commands.replace(f"@{name}@", value)
    return commands


def _named(edition: Edition, example: Example | None) -> str:
    if example is None:
        return ""
    record = example.record
    version = f"{record.version}/{record.revision}" if record.revision else record.version
    return edition.word(
        "audit-example", id=record.document, version=version, name=record.name, day=record.signed_at[:10]
    )


def _prose(text: str) -> str:
    """Return our own wording with what stands between backticks as code."""
    return markup(_CODE.sub(r"<code>\1</code>", as_html(text)))
