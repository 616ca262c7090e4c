"""Files that are a ZIP archive of XML: OpenDocument, PowerPoint, EPUB. Only members that change are rewritten."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from copy import copy
from io import BytesIO

from cleantext import lazy_regex as regex
from cleantext.cleaner import Cleaner
from cleantext.errors import InputError
from cleantext.files.limits import check_unpacked, check_whole
from cleantext.files.parts import without
from cleantext.files.units import BREAKS, Unit, document
from cleantext.files.xml_text import escaped, is_literal
from cleantext.model import Result
from cleantext.pipeline.apply import splice

_DECLARED = regex.compile(r"<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8[\"'])([^\"']+)", regex.IGNORECASE)


class Package:
    """An archive that was read.

    Attributes:
        names: what its members are called, in their order.
    """

    def __init__(self, data: bytes, file: str, kind: str) -> None:
        """Read the list of members.

        Raises:
            InputError: if it is not an archive, or unpacks to more than any document would.
        """
        self._file, self._kind = file, kind
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise self._unreadable(str(error)) from None
        entries = self._archive.infolist()
        size = sum(entry.file_size for entry in entries)
        check_unpacked(size, len(data), file)
        check_whole(size, file)
        self.names = [entry.filename for entry in entries]

    def text(self, name: str) -> str:
        """A member in XML as text.

        Raises:
            InputError: if it is missing, damaged or encrypted, or not written in UTF-8.
        """
        try:
            text = self._archive.read(name).decode("utf-8")
        except (KeyError, RuntimeError, NotImplementedError, zipfile.BadZipFile, EOFError, OSError) as error:
            raise self._unreadable(str(error.args[0] if error.args else error)) from None
        except Exception as error:  # damaged data: each compression method raises its own errors
            raise self._unreadable(f"{name}: {error}") from None
        if declared := _DECLARED.match(text):
            raise self._unreadable(f"{name} is written in {declared[1]}")
        return text

    def with_texts(self, texts: dict[str, str]) -> bytes:
        """The archive with these members changed; all others keep their bytes, dates and order."""
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for entry in self._archive.infolist():
                text = texts.get(entry.filename)
                archive.writestr(copy(entry), self._archive.read(entry) if text is None else text.encode())
            archive.comment = self._archive.comment
        return packed.getvalue()

    def _unreadable(self, why: str) -> InputError:
        return InputError(f"cannot be read as {self._kind}: {why}", file=self._file)


class PackagedDocument:
    """The prose of some members of an archive, as one document.

    Attributes:
        text: its paragraphs, an empty line between them.
    """

    def __init__(self, package: Package, names: Sequence[str], units: Callable[[str, str], list[Unit]]) -> None:
        """Read the prose of these members; ``units`` finds it in the text of one, given with its name for messages."""
        self._package, self._texts = package, {name: package.text(name) for name in names}
        found, at = list[Unit](), 0
        for name, text in self._texts.items():
            for unit in units(text, name):
                found.append(unit.moved(at))
            at += len(text)
        literal = is_literal(found)
        self._part = document(found, None if literal else escaped, BREAKS + "<&" * literal)
        self.text = self._part.text

    def clean(self, cleaner: Cleaner) -> Result:
        """Clean the text."""
        result = cleaner.fix(self.text, self._part.protect)
        return without(result, lambda edit: not self._part.allows(edit, result.text))

    def write(self, result: Result, tracked: bool) -> bytes:  # noqa: ARG002 (none of these formats is tracked)
        """The archive with the edits made."""
        whole = "".join(self._texts.values())
        edits = sorted(self._part.in_file(edit, whole) for edit in result.edits)
        changed, at = dict[str, str](), 0
        for name, text in self._texts.items():
            here = [edit for edit in edits if at <= edit.start and edit.end <= at + len(text)]
            if here:
                moved = [edit._replace(start=edit.start - at, end=edit.end - at) for edit in here]
                changed[name] = splice(text, moved)
            at += len(text)
        return self._package.with_texts(changed)
