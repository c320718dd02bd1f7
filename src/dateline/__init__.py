"""Dateline reads the news and keeps the record, every line traceable to the words on the page."""
