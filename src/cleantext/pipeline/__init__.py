"""The flow of a text through the stages; which faults there are is not known here."""
