"""The chart file: first run, opening, passphrase and recovery code, backups."""
