"""The article stage."""
