"""What pages do, without widgets: no Qt and no SQL in here."""
