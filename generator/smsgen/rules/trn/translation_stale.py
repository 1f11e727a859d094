"""TRN002 translation-stale."""

from collections.abc import Iterable

from smsgen.analysis.facts import Facts
from smsgen.checking.rule import rule
from smsgen.diagnostics import Finding
from smsgen.model.text import Text


@rule(
    "TRN002",
    "translation-stale",
    message=Text(
        "the translation was made from version {translated}; the source is version {version}",
        "译文基于版本{translated}，而原文为版本{version}",
    ),
    help=Text(
        'Bring the translation up to date, then write translation_of: "{version}".'
        " Raise the revision where a translation of that version was decided on before.",
        '请更新译文，再写明translation_of: "{version}"；该版本的译文若已有审批结论，还须增加revision。',
    ),
)
def translation_stale(facts: Facts) -> Iterable[Finding]:
    """Find translations of another version than the source declares, or of other bytes than were approved."""
    for source, translation in facts.translations.stale:
        values = {"translated": translation.translation_of, "version": source.version}
        place = translation.at("translation_of")
        yield Finding("translation-stale", place, translation.id, values, "translation_of", (source.at("version"),))
    yield from facts.found("translation-stale")
