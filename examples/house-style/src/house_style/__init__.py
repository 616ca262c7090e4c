"""What our house adds to cleantext."""
