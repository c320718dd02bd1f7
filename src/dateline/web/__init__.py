"""The site, its API, and the record as files.

make_app(record)            the site as an ASGI application
publish(record, folder)     the same pages as files
export_rows(record, …)      what was found as a table, with the anchor in every row
"""

from dateline.web.app import make_app
from dateline.web.export import export_rows
from dateline.web.publish import publish

__all__ = ["export_rows", "make_app", "publish"]
