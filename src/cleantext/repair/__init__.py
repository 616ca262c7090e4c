"""The phrases stage: repairs spun phrases; nothing outside knows how it works."""
