"""Entities: who or what a name stands for, within one article."""
