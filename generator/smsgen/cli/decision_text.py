"""A proposal in words: the text with what changed, then what the signature will say."""

from collections.abc import Iterable

from smsgen.app.deciding.decide import Prepared, Proposal
from smsgen.cli import decide_messages as words
from smsgen.exporters.redline_text import redline_text
from smsgen.exporters.redline_visible import seen
from smsgen.model.authority import Authority
from smsgen.model.text import LANGUAGE_NAMES
from smsgen.reports.waiting import Waiting

_WIDTHS = {"en": 15, "zh": 11}


def proposal_text(proposal: Proposal, language: str, *, colour: bool, full: bool) -> str:
    """Return what is to be read before the decision. full: the whole text even where there is a redline."""
    record, shown = proposal.record, proposal.shown
    head = words.HEAD.of(language).format(
        name=record.document,
        title=seen(proposal.title),
        version=_version(proposal),
        language=LANGUAGE_NAMES[record.language].of(language),
        path=proposal.path,
    )
    lines = [head, ""]
    if shown.redline is not None:
        lines += [words.CHANGES.of(language).format(since=shown.since), ""]
        lines.append(redline_text(shown.redline, language, colour=colour, context=None if full else 1))
    else:
        wording = words.LOST if shown.lost else words.FIRST if not shown.since else words.WHOLE
        if record.decision in ("confirm", "withdraw"):
            wording = words.WHOLE
        lines += [wording.of(language).format(since=shown.since), "", *_numbered(shown.text), ""]
    if shown.pictures:
        lines.append(words.PICTURES.of(language))
        for picture in shown.pictures:
            state = words.PICTURE_STATES[picture.state].of(language)
            lines.append(f"  {state:<10} {picture.path or picture.name}")
        lines.append("")
    return "\n".join(lines)


def _numbered(text: str) -> Iterable[str]:
    lines = text.removesuffix("\n").split("\n")
    width = max(3, len(str(len(lines))))
    return (f"{number:>{width}}   {seen(line)}".rstrip() for number, line in enumerate(lines, 1))


def statement(proposal: Proposal, key: str, language: str) -> str:
    """Return what the signature will say, and what is missing after it. key: where the key is."""
    record = proposal.record
    version = f"{_version(proposal)}, {LANGUAGE_NAMES[record.language].of(language)}"
    if record.decision in ("review", "approve", "reject"):
        version += f", {words.KINDS[proposal.kind].of(language)}"
    rows = {
        "document": f"{record.document} {seen(proposal.title)}",
        "version": version if language == "en" else version.replace(", ", "，"),
        "digest": record.digest,
        "role": _role(proposal, language),
        "name": record.name,
        "effect": record.effective_from,
        "register": f"authority/{record.authority}.yml",
        "key": key,
    }
    if record.decision == "approve":
        rows["effect"] = rows["effect"] or words.AT_LAST_APPROVAL.of(language)
    lines = [words.STATEMENT.of(language), words.MEANING.of(language).format(meaning=record.meaning)]
    for name, value in rows.items():
        if value:
            lines.append("  " + _padded(words.LABELS[name].of(language), _WIDTHS[language]) + value)
    if record.decision in ("review", "approve", "withdraw"):
        lines.append(_missing(proposal, language))
    lines += [words.NOTE.of(language).format(note=note.of(language)) for note in proposal.notes]
    return "\n".join(lines)


def _role(proposal: Proposal, language: str) -> str:
    role = proposal.role_name.of(language)
    if not proposal.stands_for:
        return role
    return words.DEPUTY.of(language).format(role=role, name=proposal.stands_for)


def _padded(label: str, width: int) -> str:
    """Return a label as wide as `width` columns; a Chinese character takes two."""
    columns = sum(2 if ord(character) > 0x2E7F else 1 for character in label)  # noqa: PLR2004 — where CJK begins
    return label + " " * max(1, width - columns)


def _missing(proposal: Proposal, language: str) -> str:
    if not proposal.missing:
        return words.NOTHING_MISSING.of(language)
    needs = (words.NEEDS[need.decision].of(language).format(role=need.name.of(language)) for need in proposal.missing)
    return words.MISSING.of(language).format(needs=("、" if language == "zh" else ", ").join(needs))


def _version(proposal: Proposal) -> str:
    record = proposal.record
    return f"{record.version}/{record.revision}" if record.revision else record.version


def skipped_text(prepared: Prepared, language: str) -> Iterable[str]:
    """Yield why a text of the document is left out, in lines; not where nobody is asked for that decision."""
    for text, refusal in prepared.skipped:
        if refusal.kind == "nothing-asked":
            continue
        name = LANGUAGE_NAMES[text].of(language)
        yield words.SKIPPED.of(language).format(language=name, reason=refusal.message.of(language))


def waiting_text(lines: Iterable[Waiting], authority: Authority, language: str) -> Iterable[str]:
    """Yield one line for each decision that waits."""
    for each in lines:
        version = f"{each.version}/{each.revision}" if each.revision else each.version
        yield words.WAITING_LINE.of(language).format(
            decision=words.VERBS[each.decision].of(language),
            document=each.document,
            version=version,
            language=LANGUAGE_NAMES[each.language].of(language),
            title=seen(each.title),
            role=authority.roles.get(each.role, {}).get(language, each.role),
            reason=each.reason.of(language),
        )
