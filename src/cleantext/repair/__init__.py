"""The phrases stage: turns spun phrases back; nothing outside knows how it works."""
