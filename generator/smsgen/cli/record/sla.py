"""`sms record sla AGREEMENT`: the monthly report of an agreement, from the figures of monitoring."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smsgen.cli.authority.asking import clean, on_terminal
from smsgen.cli.authority.telling import refusals
from smsgen.cli.command import Command
from smsgen.cli.judging import judge
from smsgen.cli.options import OneOf
from smsgen.cli.output import stop, write
from smsgen.cli.record import words
from smsgen.cli.record.new import ask, say_found, values_of
from smsgen.cli.session import Session
from smsgen.exporters.findings.visible import visible
from smsgen.model.record import Value
from smsgen.model.text import enumerated

if TYPE_CHECKING:
    from smsgen.app.recording.new_record import Desk
    from smsgen.reports.sla_month import MonthDraft

# As in `app.recording.sla_report`, which is imported only when a report is drawn up.
SOURCES = ("prometheus", "zabbix", "csv")


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    params: list[click.Parameter] = [
        click.Argument(["agreement"], metavar=words.AGREEMENT.of(language)),
        click.Option(["--month"], metavar="YYYY-MM", required=True, help=words.MONTH.of(language)),
        click.Option(
            ["--from", "source"], type=(OneOf(SOURCES, language), str), metavar=words.SOURCE_METAVAR.of(language),
            required=True, help=words.SOURCE.of(language),
        ),
        click.Option(["--map", "mapping"], type=Path, metavar="FILE", help=words.MONITORING.of(language)),
        click.Option(["--by"], metavar="PERSON", default="", help=words.BY.of(language)),
        click.Option(["--set", "set_"], metavar="KEY=VALUE", multiple=True, help=words.SET_MORE.of(language)),
        click.Option(["--draft"], type=Path, metavar="FILE", help=words.DRAFT.of(language)),
    ]  # fmt: skip
    return Command("sla", language, params=params, about=words.SLA, callback=click.pass_obj(_sla))


def _sla(  # noqa: PLR0913 — the options of the command
    session: Session, *, agreement: str, month: str, source: tuple[str, str], mapping: Path | None, by: str,
    set_: Sequence[str], draft: Path | None,
) -> None:  # fmt: skip
    language = session.language.code
    first = _month(month, language)
    judged = judge(session)
    root = judged.tree.root  # type: ignore[attr-defined]  # a working tree: no commit was named
    with refusals(session):
        from smsgen.app.recording.new_record import Desk, Wish
        from smsgen.app.recording.sla_report import Measurement, draft_month
        from smsgen.exporters.listings.sla_listing import draft_text

        # The only place where `sms record sla` reads the clock.
        now = datetime.now(UTC)
        drafted = draft_month(judged.facts, clean(agreement), first, Measurement(*source, mapping), now)
        desk = Desk(root, judged.facts, drafted.form, now)
        write(draft_text(drafted, language), None, language)
        values = {**drafted.values, **values_of(desk, set_, language)}
        if draft is None and not on_terminal() and _missing(desk, values):
            listed = enumerated(_missing(desk, values))
            raise stop(words.SLA_MISSING.of(language).format(fields=listed.of(language)))
        if draft is None and on_terminal():
            values |= _asked(desk, drafted, values, language)
        maker = clean(by) or (ask(words.ASK_BY, language) if draft is None and on_terminal() else "")
        if draft is not None:
            _write_draft(draft, maker, values, language)
            return
        if not maker:
            raise stop(words.MISSING.of(language).format(options="--by", command="sms record sla"))
        record, found = desk.write(replace(Wish(maker), values=values))
    say_found(record, found, language)
    write(f"{words.WRITTEN.of(language).format(path=record.path)}\n", None, language)


def _month(text: str, language: str) -> date:
    try:
        return datetime.strptime(text.strip(), "%Y-%m").replace(tzinfo=UTC).date()
    except ValueError as error:
        raise stop(words.NO_MONTH.of(language).format(value=visible(text))) from error


def _missing(desk: "Desk", values: dict[str, Value]) -> list[str]:
    return [field.key for field in desk.form.fields if field.required and field.key not in values]


def _asked(desk: "Desk", drafted: "MonthDraft", values: dict[str, Value], language: str) -> dict[str, Value]:
    """Ask for what figures cannot say."""
    from smsgen.cli.record.asking import FormTalk
    from smsgen.reports.documents import document_sheets

    sheet = document_sheets(desk.facts, language)[drafted.form]
    pairs = zip(desk.form.fields, sheet.fields, strict=True)
    open_ = [(field, line) for field, line in pairs if field.key not in values]
    return FormTalk(desk, language).values([field for field, _ in open_], [line for _, line in open_])


def _write_draft(file: Path, maker: str, values: dict[str, Value], language: str) -> None:
    content = {**({"made_by": maker} if maker else {}), "values": values}
    try:
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            json.dump(content, opened, ensure_ascii=False, indent=2)
            opened.write("\n")
    except OSError as error:
        raise stop(words.CANNOT_DRAFT.of(language).format(file=file, reason=error.strerror or error)) from error
    write(f"{words.DRAFTED.of(language).format(file=file)}\n", None, language)
