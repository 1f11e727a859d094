"""`sms record new FORM`: fill in a form."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smsgen.cli.authority.asking import clean, on_terminal
from smsgen.cli.authority.telling import refusals
from smsgen.cli.command import Command
from smsgen.cli.judging import judge
from smsgen.cli.options import Day
from smsgen.cli.output import say, stop, write
from smsgen.cli.record import words
from smsgen.cli.session import Session
from smsgen.diagnostics import did_you_mean
from smsgen.exporters.findings.visible import visible
from smsgen.model.record import External, Link, Value
from smsgen.model.text import Text, enumerated

if TYPE_CHECKING:
    from smsgen.app.recording.new_record import Desk, Wish
    from smsgen.diagnostics import Diagnostic
    from smsgen.model.record import Record

_COMMAND = "sms record new"


@dataclass(frozen=True, slots=True)
class _Call:
    """The options of one call."""

    form: str
    set_: Sequence[str]
    from_: Path | None
    by: str
    day: str
    closed: bool
    corrects: str
    link: Sequence[str]
    none_since: str
    place: str
    file: Path | None
    instance_version: str


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    day = Day(language)
    params: list[click.Parameter] = [
        click.Argument(["form"], metavar=words.FORM.of(language)),
        click.Option(["--by"], metavar="PERSON", default="", help=words.BY.of(language)),
        click.Option(["--date", "day"], type=day, metavar="YYYY-MM-DD", help=words.DATE.of(language)),
        click.Option(["--set", "set_"], metavar="KEY=VALUE", multiple=True, help=words.SET.of(language)),
        click.Option(["--from", "from_"], type=Path, metavar="FILE", help=words.FROM.of(language)),
        click.Option(["--link"], metavar="TYPE=RECORD", multiple=True, help=words.LINK.of(language)),
        click.Option(["--corrects"], metavar="RECORD", default="", help=words.CORRECTS.of(language)),
        click.Option(["--closed"], is_flag=True, help=words.CLOSED.of(language)),
        click.Option(["--none-since"], type=day, metavar="YYYY-MM-DD", help=words.NONE_SINCE.of(language)),
        click.Option(["--place"], metavar="PLACE", default="", help=words.PLACE.of(language)),
        click.Option(["--file"], type=Path, metavar="FILE", help=words.FILE.of(language)),
        click.Option(["--instance-version"], metavar="X.Y", default="", help=words.INSTANCE_VERSION.of(language)),
    ]
    return Command("new", language, params=params, about=words.NEW, callback=click.pass_obj(_new))


def _new(session: Session, *, day: date | None, none_since: date | None, **given: object) -> None:
    call = _Call(
        day=day.isoformat() if day else "",
        none_since=none_since.isoformat() if none_since else "",
        **given,  # type: ignore[arg-type]  # what click gives by the names of the options
    )
    language = session.language.code
    if call.set_ and call.from_:
        raise stop(words.EITHER.of(language))
    judged = judge(session)
    root = judged.tree.root  # type: ignore[attr-defined]  # a working tree: no commit was named
    with refusals(session):
        from smsgen.app.recording.new_record import Desk

        # The only place where `sms record new` reads the clock.
        desk = Desk(root, judged.facts, call.form, datetime.now(UTC))
        if not desk.in_force:
            say(words.NOT_IN_FORCE.of(language).format(version=desk.form.version, form=desk.form.id))
        record, found = desk.write(_wish(desk, call, language))
    say_found(record, found, language)
    write(f"{words.WRITTEN.of(language).format(path=record.path)}\n", None, language)
    _say_still_needed(desk, record, language)


def _say_still_needed(desk: "Desk", record: "Record", language: str) -> None:
    """Say what an open record lacks to be closed; a statement lacks nothing, nor does what lies elsewhere."""
    needed = [field.key for field in desk.form.fields if field.required_to_close and field.key not in record.values]
    if needed and not (record.closed or record.external or record.none_since):
        say(words.STILL_NEEDED.of(language).format(fields=enumerated(needed).of(language)))


def say_found(record: "Record", found: Sequence["Diagnostic"], language: str) -> None:
    """Say what was found in a new record, and stop where it was not written for that."""
    for each in found:
        say(visible(f"{each.data_path or record.id}: {each.code} {each.message.of(language)}"))
        say(f"    {visible(each.help.of(language))}")
    if any(each.severity == "error" for each in found):
        raise stop(words.NOTHING_WRITTEN.of(language), 1)


def _wish(desk: "Desk", call: _Call, language: str) -> "Wish":
    """Return what the record is to say, from the options, from the file, or by asking."""
    from smsgen.app.recording.new_record import Wish
    from smsgen.app.recording.record_from_json import read_wish

    wish = read_wish(call.from_) if call.from_ else Wish("")
    asks = on_terminal() and not call.set_ and not call.from_
    by = clean(call.by) or wish.made_by or (ask(words.ASK_BY, language) if on_terminal() else "")
    if not by:
        raise stop(words.MISSING.of(language).format(options="--by", command=_COMMAND))
    wish = replace(
        wish,
        made_by=by,
        date=call.day or wish.date or (ask(words.ASK_DATE, language, f"{desk.now:%Y-%m-%d}") if asks else ""),
        closed=call.closed or wish.closed,
        corrects=clean(call.corrects) or wish.corrects,
        none_since=call.none_since or wish.none_since,
        links=(*wish.links, *(Link(*_pair(each, "TYPE=RECORD", language)) for each in call.link)),
        version=clean(call.instance_version) or wish.version,
    )
    wish = _contents(desk, call, wish, language, asks=asks)
    rule = desk.form.record
    if asks and rule and rule.instance == "maintained" and not wish.version and not wish.none_since:
        wish = replace(wish, version=ask(words.ASK_VERSION, language, "1.0"))
    return wish


def _contents(desk: "Desk", call: _Call, wish: "Wish", language: str, *, asks: bool) -> "Wish":
    """Fill in values, or where the content is kept."""
    if call.set_:
        return replace(wish, values=values_of(desk, call.set_, language))
    if wish.none_since:
        return wish
    outside = desk.form.record is not None and desk.form.record.storage == "external"
    if call.place or call.file or (asks and outside):
        place = clean(call.place) or (ask(words.ASK_PLACE, language) if asks else "")
        file = call.file or (Path(ask(words.ASK_FILE, language)) if asks else None)
        if not place or file is None:
            raise stop(words.MISSING.of(language).format(options="--place, --file", command=_COMMAND))
        return replace(wish, external=External(place, _digest(file, language)))
    if not asks:
        return wish
    from smsgen.cli.record.asking import FormTalk
    from smsgen.reports.documents import document_sheets

    sheet = document_sheets(desk.facts, language)[desk.form.id]
    say(words.HEAD.of(language).format(form=desk.form.id, version=desk.form.version, title=visible(sheet.title)))
    return replace(wish, values=FormTalk(desk, language, closed=wish.closed).values(desk.form.fields, sheet.fields))


def values_of(desk: "Desk", given: Sequence[str], language: str) -> dict[str, Value]:
    """Return the values given as KEY=VALUE."""
    from smsgen.app.recording.record_answers import value_of

    fields = {field.key: field for field in desk.form.fields}
    values: dict[str, Value] = {}
    for each in given:
        key, value = _pair(each, "KEY=VALUE", language)
        if key not in fields:
            hint = did_you_mean(key, fields).of(language)
            raise stop(words.NO_FIELD.of(language).format(form=desk.form.id, field=visible(key), hint=hint))
        if key in values:
            raise stop(words.TWICE.of(language).format(key=key))
        values[key] = value_of(fields[key], value, desk.zone)
    return values


def _pair(text: str, shape: str, language: str) -> tuple[str, str]:
    first, separator, second = text.partition("=")
    if not separator or not first.strip():
        raise stop(words.NOT_A_PAIR.of(language).format(value=visible(text), shape=shape))
    return clean(first), second


def ask(question: Text, language: str, default: str = "") -> str:
    """Ask until something is said."""
    answer = ""
    while not answer:
        answer = clean(click.prompt(question.of(language), default=default or None, err=True))
    return answer


def _digest(file: Path, language: str) -> str:
    try:
        with file.open("rb") as opened:
            digest = sha256()
            while part := opened.read(1 << 20):
                digest.update(part)
    except OSError as error:
        raise stop(words.CANNOT_HASH.of(language).format(file=file, reason=error.strerror or error)) from error
    return digest.hexdigest()
