"""Names a diagnostic so that it can be recognised in the next run, when lines have moved."""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from smsgen.diagnostics import Diagnostic


def fingerprints(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """Return one name per diagnostic, in order: the same for the same fault of the same text, whatever its line."""
    seen: Counter[tuple[str, ...]] = Counter()
    names = []
    for diagnostic in diagnostics:
        path, message = diagnostic.location.path, diagnostic.message.en
        key = (diagnostic.code, path, diagnostic.subject, diagnostic.data_path, message)
        # The same fault twice in one file differs only by which of them it is.
        text = "\0".join((*key, str(seen[key])))
        seen[key] += 1
        names.append(sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
    return names
