"""Several files in one zip archive, the same bytes for the same files."""

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The first moment that the format knows: an archive tells no time of its making.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """An archive of the files by name, in their order."""
    made = io.BytesIO()
    with ZipFile(made, "w") as archive:
        for name, content in files.items():
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            # Readable by everyone, whatever the system that unpacks it.
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return made.getvalue()
