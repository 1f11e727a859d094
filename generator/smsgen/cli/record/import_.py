"""`sms record import FILE`: take over what was filled in elsewhere."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smsgen.cli.authority.asking import clean
from smsgen.cli.authority.telling import refusals
from smsgen.cli.command import Command
from smsgen.cli.judging import judge
from smsgen.cli.nearest import nearest
from smsgen.cli.options import format_option
from smsgen.cli.output import say, stop, write
from smsgen.cli.record import import_words as words
from smsgen.cli.session import Session
from smsgen.exporters.findings.visible import visible
from smsgen.model.text import enumerated

if TYPE_CHECKING:
    from collections.abc import Callable

    from smsgen.model.mapping import Mapping
    from smsgen.sources.read_mapping import MappingError

_OWN_MAPPING = (".yml", ".yaml")


def command(language: str) -> click.Command:
    """Return the command, described in `language`."""
    params: list[click.Parameter] = [
        click.Argument(["file"], metavar=words.FILE.of(language), type=Path),
        click.Option(["--form"], metavar="FORM-ID", default="", help=words.FORM_OPTION.of(language)),
        click.Option(["--map", "map_"], metavar="MAPPING", default="", help=words.MAP_OPTION.of(language)),
        click.Option(["--by"], metavar="PERSON", default="", help=words.BY_OPTION.of(language)),
        click.Option(["--partial"], is_flag=True, help=words.PARTIAL_OPTION.of(language)),
        click.Option(["--dry-run"], is_flag=True, help=words.DRY_RUN_OPTION.of(language)),
        format_option(("text", "json"), language),
    ]
    return Command("import", language, params=params, about=words.IMPORT, callback=click.pass_obj(_import))


def _import(  # noqa: PLR0913 — the options of the command
    session: Session, *, file: Path, form: str, map_: str, by: str, partial: bool, dry_run: bool, format_: str
) -> None:
    from smsgen.app.importing.import_records import ImportRequest, import_records
    from smsgen.exporters.listings.import_report import fault_lines, import_json, import_text
    from smsgen.model.filled import FilledFileError
    from smsgen.sources.read_mapping import MappingError

    language = session.language.code
    mapping = _mapping(map_, language) if map_ else None
    judged = judge(session)
    root = judged.tree.root  # type: ignore[attr-defined]  # a working tree: no commit was named
    request = ImportRequest(file, clean(form), mapping, clean(by), partial, dry_run, language)
    with refusals(session):
        try:
            # The only place where `sms record import` reads the clock.
            result = import_records(root, judged.facts, request, datetime.now(UTC), _progress(language))
        except FilledFileError as error:
            what = words.UNREADABLE.of(language).format(file=file, reason=visible(error.reason.of(language)))
            raise stop("\n".join((what, words.NOTHING.of(language)))) from error
        except MappingError as error:
            raise _mapping_fault(error, language) from error
    for id_, version, in_force in result.forms:
        if not in_force:
            say(words.NOT_IN_FORCE.of(language).format(version=version, form=id_))
    if format_ == "json":
        write(import_json(result, session.language.of_machines), None, language)
    else:
        sys.stderr.write(fault_lines(result, language))
        write(import_text(result, language), None, language)
    if result.faults:
        raise click.exceptions.Exit(1)


def _progress(language: str) -> "Callable[[int], None] | None":
    """Return what is called with the number of rows read; nothing is shown where nobody watches."""
    if not sys.stderr.isatty():
        return None

    def show(number: int) -> None:
        sys.stderr.write("\r" + words.ROWS_READ.of(language).format(number=number) + "\r")

    return show


def _mapping(name: str, language: str) -> "Mapping":
    """Return a mapping: one of those that come with the program by name, or a file."""
    from smsgen.sources.read_mapping import MappingError, read_mapping, read_shipped, shipped

    try:
        if name in shipped():
            return read_shipped(name)
        file = Path(name)
        if file.suffix not in _OWN_MAPPING and not file.exists():
            listed = enumerated(shipped())
            said = words.NO_MAPPING.of(language).format(name=visible(name), listed=listed.of(language))
            raise stop(said + nearest(name, shipped(), language))
        return read_mapping(name, file.read_bytes())
    except OSError as error:
        said = words.UNREADABLE.of(language).format(file=visible(name), reason=error.strerror or error)
        raise stop(said) from error
    except MappingError as error:
        raise _mapping_fault(error, language) from error


def _mapping_fault(error: "MappingError", language: str) -> click.exceptions.Exit:
    lines = [visible(fault.of(language)) for fault in error.faults]
    return stop("\n".join((*lines, words.NOTHING.of(language))))
