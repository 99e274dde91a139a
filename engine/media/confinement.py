"""What a decoder gives up, so that a file that takes it over finds little to do with it.

It reads files and answers over its pipe; it needs no network, no other program, and no place to
write to. Landlock and seccomp see to that on Linux, limits of resources on every POSIX system.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress

if sys.platform != "win32":
    import resource

_NETWORK = "socket socketpair connect bind listen accept accept4"
_PROGRAMS = (
    "execve execveat fork vfork kill tkill rt_sigqueueinfo pidfd_open pidfd_getfd "
    "pidfd_send_signal ptrace process_vm_readv process_vm_writev"
)
_FILES = (
    "creat truncate ftruncate fallocate mkdir mkdirat rmdir mknod mknodat unlink unlinkat rename "
    "renameat renameat2 link linkat symlink symlinkat chmod fchmod fchmodat fchmodat2 chown fchown "
    "lchown fchownat setxattr lsetxattr fsetxattr removexattr lremovexattr fremovexattr utime "
    "utimes futimesat utimensat"
)
_KERNEL = (
    "io_uring_setup bpf perf_event_open userfaultfd keyctl add_key request_key mount unshare setns "
    "pivot_root chroot init_module finit_module kexec_load"
)
_DENIED = " ".join((_NETWORK, _PROGRAMS, _FILES, _KERNEL)).split()
# glibc does the same by the calls that came before these, whose arguments can be looked at.
_ABSENT = ("clone3", "openat2")
_ONLY_LINUX = "decoders keep network, programs and files: only Linux can take them away"
_CLONE_THREAD = 0x00010000
# The second numbering of the same calls on x86_64, and those that have other numbers there.
_X32 = 0x40000000
_X32_ALONE = (520, 521, 524, 539, 540, 545)


def bound_memory(most: int) -> None:
    """Bound private memory, so that a hostile file runs into an error and not into swap."""
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def confine() -> tuple[str, ...]:
    """Give up for good what this process does not need to decode.

    Returns:
        What this system cannot take away, one line each; none where all is done.
    """
    if sys.platform == "win32":
        return (_ONLY_LINUX,)
    if sys.platform != "linux":
        _give_up_resources()
        return (_ONLY_LINUX,)
    import landlockpy  # noqa: PLC0415 - not on other systems
    import seccompy  # noqa: PLC0415

    # Both look for the C library by running programs, which is over after the steps below; that a
    # container refuses the calls is told by the steps themselves.
    for library in (landlockpy, seccompy):
        with suppress(OSError):
            library.supported()
    _give_up_resources()
    return tuple(lack for lack in (_give_up_files(), _give_up_calls()) if lack)


def _give_up_resources() -> None:
    """Files of no bytes and no core dumps, where there is nothing better."""
    if sys.platform != "win32":
        for kind in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE):
            resource.setrlimit(kind, (0, 0))


def _give_up_files() -> str:
    """Landlock: no file is written, made, moved or run; no TCP; no signal to other processes."""
    from landlockpy import AccessFS, LandlockError, RestrictFlag, Ruleset, Scope  # noqa: PLC0415
    from landlockpy.flags import LATEST_ABI, fs_for_abi  # noqa: PLC0415

    handled = fs_for_abi(LATEST_ABI) & ~(AccessFS.READ_FILE | AccessFS.READ_DIR)
    scoped = Scope.ABSTRACT_UNIX_SOCKET | Scope.SIGNAL
    try:
        with Ruleset(handled_fs=handled, scoped=scoped) as rules:
            rules.restrict(RestrictFlag.TSYNC)
    except LandlockError as error:
        return f"decoders are not confined by Landlock: {error.strerror}"
    return ""


def _give_up_calls() -> str:
    """Seccomp: the calls above fail, whatever code makes them."""
    from seccompy import ArgCmp, CmpOp, Filter, FilterFlag, SeccompError, syscall_nr  # noqa: PLC0415

    def add(name: str, error: int, condition: ArgCmp | None = None) -> None:
        # One system has calls that another has not.
        with suppress(ValueError):
            for number in (syscall_nr(name), syscall_nr(name) | _X32):
                calls.errno(number, error, args=[condition] if condition else None)

    calls = Filter(flags=FilterFlag.TSYNC)
    try:
        for name in _DENIED:
            add(name, errno.EPERM)
        for name in _ABSENT:
            add(name, errno.ENOSYS)
        for number in _X32_ALONE:
            calls.errno(number | _X32, errno.EPERM)
        add("clone", errno.EPERM, ArgCmp(0, CmpOp.MASKED_EQ, 0, _CLONE_THREAD))
        add("prlimit64", errno.EPERM, ArgCmp(0, CmpOp.NE, 0))
        for writing in (os.O_WRONLY, os.O_RDWR, os.O_CREAT, os.O_TRUNC):
            add("open", errno.EPERM, ArgCmp(1, CmpOp.MASKED_EQ, writing, writing))
            add("openat", errno.EPERM, ArgCmp(2, CmpOp.MASKED_EQ, writing, writing))
        calls.load()
    except SeccompError as error:
        return f"decoders are not confined by seccomp: {error.strerror or error}"
    return ""
