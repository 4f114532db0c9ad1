"""Brings PySide6 in without slowing down every later import; the application imports this first.

PySide6 puts a function of its own in the place of `builtins.__import__`, which reads the source of
every module imported afterwards to look for `from __feature__ import …`. We never use that. Measured:
SQLAlchemy, cattrs, rapidfuzz and PyNaCl took 0.64 s of processor time with it and 0.46 s without.
"""

import builtins

_plain_import = builtins.__import__

import PySide6.QtWidgets  # noqa: E402, F401 - after the plain import was put aside

builtins.__import__ = _plain_import
