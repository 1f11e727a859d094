"""YAML in its plainest form, read without the library: the form in which every approval record is written.

Records are many and all alike, and reading events one by one takes most of the time of a verification. What is not
exactly of this form is left to the whole reader (`adapters/yaml.py`), which would read this form just the same:
`tests/unit/test_plain_yaml.py` compares the two.
"""

import re

# Characters that mean themselves wherever they stand between quotation marks, or in a line of a block: no quotation
# mark, no backslash, no tabulator, and nothing that any reader takes for the end of a line or refuses.
_PLAIN = "\\x20\\x21\\x23-\\x5b\\x5d-\\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff"
# A key with a text in quotation marks on the same line, or with a block of indented lines, each ending with a line
# feed. The first line of a block says how far it is indented, so it must not begin with a third space.
_PAIR = re.compile(f"""([a-z][a-z_]{{0,63}}): (?:"([{_PLAIN}]*)"\n|\\|\n((?:  [!#-\\[\\]-~][{_PLAIN}"\\\\]*\n)+))""")


def read_plain(text: str, first_line: int) -> tuple[dict[str, str], dict[str, tuple[int, int]]] | None:
    """Return the mapping of keys to texts and where each key stands; None where `text` is not of the plainest form."""
    values: dict[str, str] = {}
    places: dict[str, tuple[int, int]] = {}
    at, line = 0, first_line
    for pair in _PAIR.finditer(text):
        if pair.start() != at:
            return None
        at = pair.end()
        key, value, block = pair.groups()
        if key in values:
            return None
        places[key] = (line, 1)
        line += 1
        if block is not None:
            line += block.count("\n")
            value = block[2:].replace("\n  ", "\n")
        values[key] = value
    return (values, places) if values and at == len(text) else None
