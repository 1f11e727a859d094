"""Whether a minor version touches a requirement, which asks for a major one (APPROVALS, "State")."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from smsgen.analysis.approval_faults import shown
from smsgen.analysis.text_states import TextKey, TextState
from smsgen.analysis.versions import Version
from smsgen.diagnostics import Finding, Values
from smsgen.model.past import StoredVersion
from smsgen.model.text import Text

# What makes a sentence one that somebody must follow.
_OBLIGES = re.compile(r"\b(?:shall|must)\b|必须|应当|不得", re.IGNORECASE | re.ASCII)
_FRONT = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
_CLAUSES = re.compile(r"^clauses:[^\n]*\n(?:[ \t#-][^\n]*\n)*", re.MULTILINE)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|(?<=[。！？；])|\n\s*\n|\n(?=\s*(?:[-*+|>#]|[0-9]{1,9}[.)]))")
_CLAUSE_MAPPING = Text("the clauses that it answers", "所对应的条款")


class MinorChange(NamedTuple):
    """A minor version beside the last version approved before it."""

    state: TextState
    old: Version
    new: Version


def minor_changes(states: Mapping[TextKey, TextState]) -> Iterator[MinorChange]:
    """Yield the highest version of each text where it is a minor one: what an earlier one touched was told then."""
    for state in states.values():
        approved = [each for each in state.versions[:-1] if each.approved_at]
        if approved and state.versions[-1].kind == "minor":
            yield MinorChange(state, approved[-1], state.versions[-1])


def digests_wanted(states: Mapping[TextKey, TextState]) -> tuple[str, ...]:
    """Return the digests of the texts that are needed to tell whether a minor version touches a requirement."""
    changes = minor_changes(states)
    return tuple(dict.fromkeys(version.digest for each in changes for version in (each.old, each.new)))


def touched_requirement(old: str, new: str) -> str:
    """Return a sentence with an obligation in which two texts differ, or `clauses`; "" where there is none."""
    if _clauses(old) != _clauses(new):
        return "clauses"
    if not _may_differ(old, new):
        return ""
    before, after = _obligations(old), _obligations(new)
    differing = [*(each for each in after if each not in before), *(each for each in before if each not in after)]
    return next(iter(differing), "")


def _clauses(text: str) -> list[str]:
    front = _FRONT.match(text)
    found = _CLAUSES.search(front[1]) if front else None
    # A comment or an indentation changes no mapping.
    return [line for each in found[0].splitlines() if (line := each.partition(" #")[0].strip())] if found else []


def _may_differ(old: str, new: str) -> bool:
    """Tell, in a tenth of the time, whether it is worth while to look: few paragraphs of a text change.

    A blank line ends a sentence, so that what differs stands in a paragraph that only one of the texts has.
    """
    before, after = (set(_FRONT.sub("", text, count=1).split("\n\n")) for text in (old, new))
    return any(_OBLIGES.search(paragraph) for paragraph in before ^ after)


def _obligations(text: str) -> dict[str, None]:
    body = _FRONT.sub("", text, count=1)
    sentences = (" ".join(sentence.split()) for sentence in _SENTENCE.split(body))
    return {sentence: None for sentence in sentences if _OBLIGES.search(sentence)}


def requirement_findings(states: Mapping[TextKey, TextState], stored: Mapping[str, StoredVersion]) -> Iterator[Finding]:
    """Yield the minor versions that touch a requirement. stored: digest → text, as far as history holds them."""
    for each in minor_changes(states):
        old, new = stored.get(each.old.digest), stored.get(each.new.digest)
        if old is None or new is None:
            continue
        what = touched_requirement(*(side.content.decode("utf-8", "replace") for side in (old, new)))
        if what:
            record = each.new.records[0]
            values: Values = {
                "version": shown(each.new.version, each.new.revision),
                "before": shown(each.old.version, each.old.revision),
                "what": _CLAUSE_MAPPING if what == "clauses" else f"“{what}”",
            }
            yield Finding("minor-touches-requirement", record.at("version"), record.document, values, "version")
