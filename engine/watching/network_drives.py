"""Whether a folder lies on another machine, whose changes nobody tells this one."""

from __future__ import annotations

import os

import psutil

from ..paths import is_within

_NETWORK = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "webdav", "davfs"),
        *("afs", "9p", "ceph", "glusterfs", "virtiofs", "vboxsf", "drvfs", "sshfs", "ncpfs"),
    }
)


def is_on_network(path: str) -> bool:
    """Whether the file system of a path is one of another machine."""
    real = os.path.realpath(path)
    mounts = [one for one in psutil.disk_partitions(all=True) if is_within(real, one.mountpoint)]
    if not mounts:
        return real.startswith("\\\\")
    mount = max(mounts, key=lambda one: len(one.mountpoint))
    # FUSE tells its program after a dot; any of these may show what another machine has.
    kind, _, program = mount.fstype.lower().partition(".")
    return kind in _NETWORK or kind == "fuse" or "remote" in mount.opts.split(",") or bool(program)
