"""Printed pages: domain values in, PDF bytes out."""
