"""通讯录. Who is on duty on a day, as cards that phones and mail take in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO

import attrs

from shequ_core.model import Record
from shequ_core.register import Register
from shequ_core.reports.roster import Contact, roster

_OCTETS = 75
_MOBILE = re.compile(r"1[0-9*]{10}", re.ASCII)
_CONTROLS = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})


@attrs.frozen
class Vcf:
    """通讯录. A vCard (4.0, RFC 6350) a person with a post, named by their ref.

    Of the committees, the party bodies and the groups. What a person's posts are, and
    their phones; no id number, no birthday, no address.
    """

    def write(self, records: Iterable[Record], stream: BinaryIO, *, on: date) -> None:
        """写. The posts as they are held on a day, which is that of the revision."""
        for contact in roster(Register.of(records).on(on)):
            for line in _card(contact, on):
                stream.write(_folded(line))


def _card(contact: Contact, on: date) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield "PRODID:-//shequ//shequ//ZH"
    yield f"UID;VALUE=text:{contact.ref}@shequ"
    yield f"REV:{on:%Y%m%d}T000000Z"
    yield "KIND:individual"
    yield f"FN:{_text(contact.name)}"
    for number, duty in enumerate(contact.duties, start=1):
        # A group ties a post to its body where somebody has several (RFC 6350, 3.3).
        group = f"post{number}." if len(contact.duties) > 1 else ""
        yield f"{group}ORG:{_text(duty.body)}"
        yield f"{group}TITLE:{_text(duty.title)}"
        yield f"{group}ROLE:{_text(duty.duties or duty.title)}"
    for phone in contact.phones:
        type_ = "cell" if _MOBILE.fullmatch(phone) else "voice"
        yield f"TEL;TYPE={type_}:{_text(phone)}"
    yield "END:VCARD"


def _text(said: str) -> str:
    """As a value: on one line, with nothing in it that means something else."""
    lines = said.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("", lines).translate(_ESCAPES)


def _folded(line: str) -> bytes:
    """In lines of 75 octets at most, no character cut in two (RFC 6350, 3.2)."""
    parts, part = list[bytes](), b""
    for character in line:
        octets = character.encode()
        if len(part) + len(octets) > _OCTETS:
            parts.append(part)
            part = b" "
        part += octets
    return b"\r\n".join((*parts, part)) + b"\r\n"
