"""Admission policies: what the API server itself refuses, whoever asks."""
