"""Whole-process measurements, always against something in the same run."""
