"""What must not be touched: addresses, code, markup, numbers, scientific names, layout, and what the user marks."""

from cleantext.protect.protector import Protected, Protector

__all__ = ["Protected", "Protector"]
