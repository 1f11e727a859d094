"""`sms export FORM-ID`: a form as a file to fill in, or as a schema."""

from pathlib import Path

import click

from smsgen.cli import messages
from smsgen.cli.authority.telling import refusals
from smsgen.cli.command import Command
from smsgen.cli.judging import judge
from smsgen.cli.options import OneOf
from smsgen.cli.output import say, stop, write
from smsgen.cli.session import Session

# The formats of `app.export_form.FORMATS`, which is imported only when a form is exported.
FORMATS = ("json-schema", "xlsx", "docx", "pdf", "html")


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    params: list[click.Parameter] = [
        click.Argument(["form"], metavar=messages.EXPORT_FORM.of(language)),
        click.Option(
            ["--to", "to"], type=OneOf(FORMATS, language), required=True, help=messages.EXPORT_TO_OPTION.of(language)
        ),
        click.Option(["--out"], type=Path, metavar="FILE", help=messages.EXPORT_OUT_OPTION.of(language)),
    ]
    return Command("export", language, params=params, callback=click.pass_obj(_export))


def _export(session: Session, *, form: str, to: str, out: Path | None) -> None:
    from smsgen.app.export_form import export_form, file_name

    language = session.language.code
    facts = judge(session).facts
    with refusals(session):
        content = export_form(facts, form, to, language)
    source = facts.sources[form]
    if form not in facts.approvals.effective and facts.approvals.valid:
        say(messages.EXPORT_NOT_IN_FORCE.of(language).format(version=source.version, form=form))
    file = out or Path(file_name(form, to, language))
    try:
        # A file of this name may have been filled in meanwhile; only a schema is nobody's work.
        if to != "json-schema" and file.is_file() and file.read_bytes() != content:
            raise stop(messages.EXPORT_EXISTS.of(language).format(file=file))
        file.write_bytes(content)
    except OSError as error:
        reason = error.strerror or error
        raise stop(messages.CANNOT_WRITE.of(language).format(file=file, reason=reason)) from error
    write(messages.EXPORT_WRITTEN.of(language).format(file=file) + "\n", None, language)
