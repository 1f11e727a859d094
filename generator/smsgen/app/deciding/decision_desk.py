"""What decisions are prepared from: the set as it is now, judged today, in a clone where decisions may be taken."""

import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from smsgen.adapters.git_writing import Clone, CloneState, GitWritingError
from smsgen.adapters.ssh_signatures import fingerprint
from smsgen.analysis.entitlement import holds
from smsgen.analysis.facts import Facts, analyse
from smsgen.analysis.registers import day_of, key_holds, lost, root_signers
from smsgen.app.check import NotJudgedError, refusal
from smsgen.app.deciding import clone_refusals, refusals
from smsgen.diagnostics import Finding, nearest_word
from smsgen.location import Location
from smsgen.model.authority import Authority, Person
from smsgen.model.day import moment
from smsgen.model.document import Document
from smsgen.model.text import Text, enumerated
from smsgen.sources.configuration import ConfigurationError
from smsgen.sources.decisions import register_paths
from smsgen.sources.load import load
from smsgen.sources.read_authority import read_authority
from smsgen.sources.tree import Tree, WorkingTree


@dataclass(frozen=True, slots=True)
class Desk:
    """The set, read once. now: the moment of deciding. today: its ISO day in the register's zone.

    clone: where the repository stood when it was opened. cache: the folder where readings are kept, None for none.
    """

    root: Path
    now: datetime
    today: str
    cache: Path | None
    tree: WorkingTree
    facts: Facts
    clone: CloneState

    @property
    def authority(self) -> Authority:
        """The register in force."""
        return self.facts.sms.authority

    def texts(self, document: str, language: str) -> tuple[Document, ...]:
        """Return the texts of a document, the authoritative one first; only that in `language` where one is named.

        Raises RefusedError where there is none.
        """
        source = self.facts.identity.subject(document)
        if source is None and document in self.facts.records.by_id:
            raise refusals.not_maintained(document, self.facts.records.by_id[document].form or "-")
        if source is None:
            known = (*self.facts.sources, *self.facts.identity.instances)
            # An input method for Chinese may leave full-width letters and digits; ids are mostly in capitals.
            typed = unicodedata.normalize("NFKC", document)
            near = nearest_word(typed, known) or nearest_word(typed.upper(), known)
            raise refusals.no_document(document, near)
        translations = self.facts.identity.translations.get(document, {})
        published = self.facts.sms.settings.languages
        texts = [source, *(translations[name] for name in sorted(translations) if name in published)]
        found = tuple(text for text in texts if language in ("", text.language))
        if not found:
            raise refusals.no_text(document, language)
        return found

    def check_person(self, person: str, key: str) -> None:
        """Refuse a person whom the register does not know, and a key that is not theirs today."""
        known = self.authority.people.get(person)
        if known is None:
            raise refusals.person_unknown(person, self.authority.number)
        if not holds_key(known, key, self.today, self.now):
            raise refusals.key_not_of_person(known.name, enumerated([fingerprint(key)]))

    def day(self, time: str) -> str:
        """Return the ISO day, in the register's zone, of a moment as records write it."""
        return day_of(time, zone_of(self.authority))

    def role(self, role: str) -> Text:
        """Return the name of a role in both languages."""
        names = self.authority.roles.get(role, {})
        return Text(names.get("en", role), names.get("zh", role))

    def roles(self, roles: tuple[str, ...]) -> Text:
        """Return the names of roles."""
        return enumerated(self.role(role) for role in roles)

    def stands_for(self, person: str, role: str) -> str:
        """Return the name of whom a person stands for as a deputy today, "" where the role is their own."""
        known = self.authority.people[person]
        if holds(replace(known, acting=()), role, self.today):
            return ""
        terms = (term for term in known.acting if holds(replace(known, roles=(), acting=(term,)), role, self.today))
        return next((self.name(term.stands_for) for term in terms), "")

    def name(self, person: str) -> str:
        """Return the name of a person."""
        known = self.authority.people.get(person)
        return known.name if known else person


def read_register(root: Path) -> Authority:
    """Return the register in force in a working tree. Raises NotJudgedError where it cannot be relied on."""
    tree = WorkingTree(root)
    files = {entry.path: entry for entry in tree.entries() if entry.kind == "file"}
    wanted = [entry for path, entry in files.items() if path.startswith("authority/")]
    contents = {entry.path: content for entry, content in tree.read_many(wanted) if isinstance(content, bytes)}
    paths = register_paths(contents)
    missing = Finding("authority-missing", Location("authority/1.yml"))
    if not paths:
        raise NotJudgedError(refusal([missing], "", "", None))
    try:
        authority = read_authority(paths[-1], contents[paths[-1]], contents)
        zone_of(authority)
    except ConfigurationError as error:
        raise NotJudgedError(refusal(error.findings, "", "", None)) from error
    return authority


def today_of(authority: Authority, now: datetime) -> str:
    """Return the ISO day of `now` in the register's zone."""
    return now.astimezone(zone_of(authority)).date().isoformat()


def holds_key(person: Person, key: str, day: str, when: datetime) -> bool:
    """Tell whether `key` (a public key, one line) is one of a person's that holds on `day`."""
    line = " ".join(key.split()[:2])
    return any(each.line == line and key_holds(each, day) and not lost(each, day, when) for each in person.keys)


def open_desk(root: Path, now: datetime, cache: Path | None) -> Desk:
    """Read the set and see whether anything may be decided in this clone now.

    Raises RefusedError, and NotJudgedError where the set cannot be judged at all.
    """
    state = _clone_state(root)
    now = now.replace(microsecond=0)
    tree = WorkingTree(root)
    facts, today = judged(tree, now, cache)
    desk = Desk(root, now, today, cache, tree, facts, state)
    _check_register(desk)
    _check_clock(desk)
    return desk


def _clone_state(root: Path) -> CloneState:
    try:
        clone = Clone(root)
        try:
            state = clone.state()
        finally:
            clone.close()
    except GitWritingError as error:
        raise clone_refusals.no_repository(error.reason) from error
    if state.under_way:
        raise clone_refusals.under_way(state.under_way)
    if not state.branch:
        raise clone_refusals.detached()
    if state.behind:
        raise clone_refusals.behind(state.upstream, state.behind)
    return state


def judged(tree: Tree, now: datetime, cache: Path | None) -> tuple[Facts, str]:
    """Return the facts of a tree as of the day of `now` in the register's zone, and that day."""
    try:
        loaded = load(tree, cache)
        zone = zone_of(loaded.sms.authority)
    except ConfigurationError as error:
        raise NotJudgedError(refusal(error.findings, tree.commit, "", None)) from error
    day = now.astimezone(zone).date()
    return analyse(loaded.sms, loaded.findings, day, day), day.isoformat()


def zone_of(authority: Authority) -> ZoneInfo:
    """Return the time zone of a register. Raises ConfigurationError where it names none."""
    try:
        return ZoneInfo(authority.time_zone)
    except (ValueError, OSError, LookupError):
        expected = Text("a time zone such as Asia/Shanghai", "时区名，如Asia/Shanghai")
        values: dict[str, str | Text] = {"key": "time_zone", "expected": expected}
        raise ConfigurationError([Finding("value-malformed", Location(authority.path), values=values)]) from None


def _check_register(desk: Desk) -> None:
    sms = desk.facts.sms
    for authority in sms.authorities:
        day = day_of(authority.issued_at, zone_of(sms.authority))
        if len(root_signers(authority.signatures, authority, day)) < authority.threshold:
            reason = Text("it is not signed by enough of its root signers", "根签署人的签名不足")
            raise clone_refusals.register_invalid(authority.number, reason)
    for rule in ("authority-chain", "authority-rollback", "signature-bad"):
        for finding in desk.facts.approvals.faults.get(rule, ()):
            if finding.location.path.startswith("authority/") and "/baselines/" not in finding.location.path:
                reason = Text(f"{finding.location.path}: {rule}", f"{finding.location.path}：{rule}")
                raise clone_refusals.register_invalid(sms.authority.number, reason)


def _check_clock(desk: Desk) -> None:
    sms = desk.facts.sms
    if sms.settings.as_of and sms.settings.as_of < desk.today:
        raise clone_refusals.judged_earlier(sms.settings.as_of, desk.today)
    issued = moment(sms.authority.issued_at)
    if issued and desk.now < issued:
        what = Text("the issue of the authority register", "授权登记册的签发时间")
        raise clone_refusals.clock_early(desk.now, sms.authority.issued_at, what)
