"""One native pass over the bytes of many texts: words, triggers, repetitions; what they mean is not known here."""
