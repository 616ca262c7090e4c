"""One native pass over the bytes of many texts: words, triggers, repetitions. What they mean is not known here."""
