"""What all tests share: no property is judged by the clock."""

from hypothesis import settings

settings.register_profile("cleantext", deadline=None)
settings.load_profile("cleantext")
