"""What one run of `sms` knows of how it was called."""

from dataclasses import dataclass, field
from pathlib import Path

from smsgen.cli.language import Language


@dataclass(slots=True)
class Session:
    """How to speak, and where the set is. root_option: the folder of `-C`, None where none was named."""

    language: Language = field(default_factory=lambda: Language("en", given=False))
    root_option: Path | None = None
