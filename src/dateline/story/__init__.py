"""The story stage."""
