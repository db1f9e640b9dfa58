"""ZIP archives, opened with care: no file outside them is named, none unpacks without bound.

Sizes are counted while unpacking; what the archive says of itself proves nothing.
"""

import io
import lzma
import zipfile
import zlib
from pathlib import PurePosixPath

from data.checks.findings import FindingCode, of_file
from data.model import Finding
from data.settings import MEGABYTE, Limits

ZIP_MARK = b"PK\x03\x04"
_CHUNK = 64 * 1024
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)
"""What Python raises for archives that are damaged, encrypted or packed in an unknown way."""


class _TooLargeError(Exception):
    """The archive unpacks to more than is allowed."""


def unpacked(content: bytes, file: str, limits: Limits) -> tuple[dict[str, bytes], list[Finding]]:
    """Return the files of an archive by name, or why they are not read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            unsafe = [member.filename for member in members if not _is_inside(member.filename)]
            if unsafe:
                return {}, [of_file(FindingCode.UNSAFE_NAME, file, name=unsafe[0][:100])]
            if len(members) > limits.unpacked_bytes // 1000:  # each costs memory, even an empty one
                raise _TooLargeError
            return _read(archive, members, limits), []
    except _TooLargeError:
        most = str(limits.unpacked_bytes // MEGABYTE)
        return {}, [of_file(FindingCode.UNPACKS_TOO_LARGE, file, most=most)]
    except _DAMAGED:
        return {}, [of_file(FindingCode.UNREADABLE_FILE, file)]


def repacked(files: dict[str, bytes]) -> bytes:
    """Pack files that were unpacked within bounds again, for a library that unpacks itself."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _read(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], limits: Limits
) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    left = limits.unpacked_bytes
    for member in members:
        parts: list[bytes] = []
        with archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise _TooLargeError
                parts.append(chunk)
        files[member.filename] = b"".join(parts)
    return files


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return not (path.is_absolute() or ".." in path.parts or ":" in name or "\x00" in name)
