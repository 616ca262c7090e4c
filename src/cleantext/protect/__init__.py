"""What must not be touched: addresses, code, markup, numbers, names of science, layout, and what the user says."""

from cleantext.protect.protector import Protected, Protector

__all__ = ["Protected", "Protector"]
