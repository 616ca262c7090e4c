"""What spinners put for what, and how likely it is here; texts are not changed here."""
