"""The flow of a text through the stages; no particular fault is known here."""
