"""The key `forge` of `sms.yml`: where the repository is edited in a browser."""

import re
from typing import Any

from smsgen.model.settings import FORGE_KINDS, Forge
from smsgen.model.text import Text
from smsgen.sources.keys import Keys

# No user name, query or fragment: what a form holds is added to this address.
_URL = re.compile(r"https://[A-Za-z0-9.-]{1,253}(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~-]{1,100}){2,12}/?", re.ASCII)
_BRANCH = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,200}", re.ASCII)
_A_URL = Text("the https address of the repository, such as https://forge.example/group/repository",
              "仓库的https地址，如https://forge.example/group/repository")  # fmt: skip
_A_BRANCH = Text("the name of a branch", "分支名称")
_A_KIND = Text(" or ".join(FORGE_KINDS), "或".join(FORGE_KINDS))


def read_forge(keys: Keys, mapping: dict[str, Any]) -> Forge | None:
    """Return what `forge` says, None where the key is missing or wrong (with a finding).

    It is the address alone, or `{url, branch, kind}`. Where the kind is not given, it goes by the name of the host.
    """
    if "forge" not in mapping:
        return None
    if isinstance(mapping["forge"], str):
        url, branch, kind = mapping["forge"], "main", ""
    else:
        values = keys.closed(mapping["forge"], "forge", ("url",), ("branch", "kind"))
        url = keys.text(values, "url", "forge")
        branch = keys.text(values, "branch", "forge") or "main"
        kind = keys.text(values, "kind", "forge")
    kind = kind or ("gitlab" if "gitlab" in url.partition("://")[2].partition("/")[0] else "github")
    wrong = {
        "url": (not _URL.fullmatch(url), _A_URL),
        "branch": (not _BRANCH.fullmatch(branch) or ".." in branch, _A_BRANCH),
        "kind": (kind not in FORGE_KINDS, _A_KIND),
    }
    faults = {key: expected for key, (fault, expected) in wrong.items() if fault}
    for key, expected in faults.items():
        path = "forge" if isinstance(mapping["forge"], str) else f"forge.{key}"
        keys.found("value-malformed", path, key=path, expected=expected)
    return None if faults else Forge(url.rstrip("/"), branch, kind)
