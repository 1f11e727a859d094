"""The signatures beside a register, a baseline or a list of exceptions: `N.yml.PERSON.sig`."""

import re
from collections.abc import Mapping

from smsgen.model.authority import RegisterSignature

NAMESPACE = "authority@smsgen"
_SIGNER = re.compile(r"\.([a-z][a-z0-9.-]{0,63})\.sig", re.ASCII)


def signer_of(path: str, signature: str) -> str:
    """Return whose signature of the file `path` lies at `signature`, "" where it is none of it."""
    match = _SIGNER.fullmatch(signature.removeprefix(path)) if signature.startswith(f"{path}.") else None
    return match[1] if match else ""


def read_signatures(
    path: str, content: bytes, files: Mapping[str, bytes], namespace: str = NAMESPACE
) -> tuple[RegisterSignature, ...]:
    """Verify every signature of `path` in `files` against the key in it; whose key that is remains to be judged."""
    beside = {name: signer for name in sorted(files) if (signer := signer_of(path, name))}
    if not beside:
        return ()
    # Imported only here: most runs find no signature, and the library costs a third of theirs.
    from smsgen.adapters.ssh_signatures import SignatureError, verify  # noqa: PLC0415 — imported late: slow to start

    signatures = []
    for name, signer in beside.items():
        try:
            signatures.append(RegisterSignature(name, signer, verify(files[name], content, namespace)))
        except SignatureError as error:
            signatures.append(RegisterSignature(name, signer, "", str(error)))
    return tuple(signatures)
