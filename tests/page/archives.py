"""WARC files for tests, written by warcio."""

import io
from typing import NamedTuple

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter


class Stored(NamedTuple):
    """One record: a response to a request for `url`, where `kind` says nothing else."""

    url: str
    body: bytes
    kind: str = "response"
    status: str = "200 OK"
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),)
    warc: tuple[tuple[str, str], ...] = (("WARC-Date", "2024-12-14T18:02:11Z"),)


def html(number: int) -> Stored:
    words = f"<!doctype html><title>Page {number}</title><p>The count in Orlitsa goes on. "
    return Stored(f"http://reka.example/{number}", (words * (number + 3)).encode())


def archive(*records: Stored, gzipped: bool) -> bytes:
    """The records behind a warcinfo record, as files are in practice."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=gzipped)
    writer.write_record(writer.create_warcinfo_record("test.warc", {"software": "test"}))
    for record in records:
        http = StatusAndHeaders(record.status, list(record.headers), protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                record.url,
                record.kind,
                payload=io.BytesIO(record.body),
                http_headers=http if record.kind == "response" else None,
                warc_content_type="" if record.kind == "response" else record.headers[0][1],
                warc_headers_dict=dict(record.warc),
            )
        )
    return stream.getvalue()
