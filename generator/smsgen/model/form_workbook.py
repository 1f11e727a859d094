"""How a form looks as a workbook: what the writer of it and the reader of it agree on.

Row 1 of each sheet holds the labels in a language; row 2, hidden, the keys, so that reading depends on no language. The
first column is the number of the record in the file, by which the rows of tables (a sheet for each) name their record;
its key is the mark: `sms:FORM:VERSION:TABLE`, TABLE empty on the sheet of the records. Other keys: a field,
`field[choice]` for each of several choices, `record.date` and the like; on the sheet of a table, its columns.
"""

KEY_ROW = 2
_SIGN = "sms"
_PARTS = 4


def make_mark(form: str, version: str, table: str = "") -> str:
    """Return the mark of a sheet."""
    return f"{_SIGN}:{form}:{version}:{table}"


def read_mark(key: str) -> tuple[str, str, str]:
    """Return form, version and table of a mark; three empty texts where it is none."""
    parts = key.split(":")
    if len(parts) != _PARTS or parts[0] != _SIGN:
        return "", "", ""
    return parts[1], parts[2], parts[3]


def column_letters(index: int) -> str:
    """Return how a spreadsheet calls a column: 0 → A, 26 → AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
