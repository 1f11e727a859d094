"""The key `forge` of sms.yml: where records can be made in a browser."""

import pytest

from smsgen.model.settings import Forge
from smsgen.sources.configuration import ConfigurationError, read_settings

_SETTINGS = """\
schema: sms.settings/v1
organisation: {en: Example Ltd., zh: 示例公司}
short_name: {en: Example, zh: 示例}
languages: [en, zh]
standards: ["iso-iec-20000-1:2018"]
"""


def _forge(value: str) -> Forge | None:
    return read_settings(f"{_SETTINGS}{value}\n".encode())[0].forge


@pytest.mark.parametrize(
    ("value", "forge"),
    [
        ("", None),
        ("forge: https://github.com/org/repo", Forge("https://github.com/org/repo", "main", "github")),
        ("forge: https://gitlab.example/a/b/c/", Forge("https://gitlab.example/a/b/c", "main", "gitlab")),
        (
            "forge: {url: https://code.example:8443/a/b, branch: release/1.x, kind: gitlab}",
            Forge("https://code.example:8443/a/b", "release/1.x", "gitlab"),
        ),
    ],
)
def test_the_forge_is_read(value: str, forge: Forge | None) -> None:
    assert _forge(value) == forge


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ("forge: http://github.com/org/repo", "forge"),
        ("forge: https://github.com/org", "forge"),
        ("forge: https://user:secret@github.com/org/repo", "forge"),
        ("forge: https://github.com/org/repo?x=1", "forge"),
        ("forge: 'javascript:alert(1)//a/b'", "forge"),
        ("forge: {url: https://github.com/org/repo, branch: 'a b'}", "forge.branch"),
        ("forge: {url: https://github.com/org/repo, branch: ../x}", "forge.branch"),
        ("forge: {url: https://github.com/org/repo, kind: gitea}", "forge.kind"),
        ("forge: {url: https://github.com/org/repo, banch: x}", "forge.banch"),
        ("forge: [a]", "forge"),
    ],
)
def test_what_is_no_forge_is_refused_at_its_place(value: str, path: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        _forge(value)
    assert path in [finding.data_path for finding in caught.value.findings]
    assert caught.value.findings[0].location.line == 6
