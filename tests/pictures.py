"""Small picture files for tests: a real JPEG, and one that says when and where it was taken."""

import struct
from base64 import b64decode

JPEG = b64decode(
    "/9j/4AAQSkZJRgABAQEAZABkAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7"
    "gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8"
    "fHx8fHx8fHz/wAARCAAMABADASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF"
    "BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW"
    "V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi"
    "4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC"
    "AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm"
    "Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq"
    "8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDPooorI9Y//9k="
)
"""Sixteen pixels by twelve, all of one red."""

PLACE = b"Quokka Street 7"


def jpeg_taken_on(day: str = "2026:03:04", orientation: int = 1) -> bytes:
    """The JPEG with an Exif block: the day, the place in words, and which side is up."""
    moment = f"{day} 10:11:12".encode() + b"\0"
    first, inner = 8, 8 + 2 + 3 * 12 + 4
    words_at = inner + 2 + 12 + 4
    entries = [
        struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0),
        struct.pack(">HHII", 0x010E, 2, len(PLACE) + 1, words_at + len(moment)),
        struct.pack(">HHII", 0x8769, 4, 1, inner),
    ]
    taken = struct.pack(">HHII", 0x9003, 2, len(moment), words_at)
    block = b"MM\0*" + struct.pack(">I", first) + struct.pack(">H", 3) + b"".join(sorted(entries))
    block += b"\0" * 4 + struct.pack(">H", 1) + taken + b"\0" * 4 + moment + PLACE + b"\0"
    segment = b"Exif\0\0" + block
    comment = b"\xff\xfe" + struct.pack(">H", len(PLACE) + 2) + PLACE
    return JPEG[:2] + b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + comment + JPEG[2:]
