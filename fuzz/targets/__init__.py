"""One part of the project a file: ``seeds()`` are inputs to begin with, ``run(data)`` raises where a promise breaks."""
