"""One Markdown, three readers: report what the parser, the site's Python-Markdown and pandoc would read differently.

Found by comparing the three (tests/integration/test_three_readers.py). Where a construct is read alike only under
conditions that an author cannot keep in mind, the whole construct is refused.
"""

from smsgen.sources.block_dialect import check_blocks
from smsgen.sources.inline_dialect import check_inlines
from smsgen.sources.list_dialect import check_lists
from smsgen.sources.markdown_text import MarkdownText


def check_dialect(body: MarkdownText) -> None:
    """Report every construct of `body` that the three readers do not read alike."""
    check_blocks(body)
    check_lists(body)
    check_inlines(body)
