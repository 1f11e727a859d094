"""The gap analysis as a workbook: the matrix on one sheet, the list of gaps on another, one pair for each standard."""

from collections.abc import Sequence

from smsgen.adapters.xlsx_writing import EntrySheet, TextSheet, sheet_name, workbook
from smsgen.exporters.listings.gap_listing import (
    GAP_HEADS,
    MATRIX_HEADS,
    gap_rows,
    matrix_rows,
    progress,
    summary,
)
from smsgen.model.text import Text
from smsgen.reports.gap import GapAnalysis

_TITLE, _MATRIX, _GAPS = Text("Gap analysis", "差距分析"), Text("Matrix", "矩阵"), Text("Gaps", "缺口")
_MATRIX_WIDTHS, _GAP_WIDTHS = (10, 44, 12, 12, 12, 8), (10, 12, 70, 60)


def gap_workbook(analyses: Sequence[GapAnalysis], language: str, as_of: str) -> bytes:
    """Return the workbook."""
    sheets: list[EntrySheet | TextSheet] = []
    for analysis in analyses:
        title = f"{analysis.key} · {as_of}"
        said = [(line,) for line in (summary(analysis, language), progress(analysis, language)) if line]
        matrix = [*said, tuple(head.of(language) for head in MATRIX_HEADS), *matrix_rows(analysis, language)]
        listed = [*said, tuple(head.of(language) for head in GAP_HEADS), *gap_rows(analysis.gaps, language)]
        for name, rows, widths in ((_MATRIX, matrix, _MATRIX_WIDTHS), (_GAPS, listed, _GAP_WIDTHS)):
            named = sheet_name(name.of(language), [sheet.name for sheet in sheets])
            sheets.append(TextSheet(named, title, tuple(rows), widths, frozenset({len(said)})))
    return workbook(sheets, _TITLE.of(language))
