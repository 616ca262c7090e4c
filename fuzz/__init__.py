"""Coverage-guided fuzzing: texts and files that nobody thought of, and the promises of the design as the judge.

What lives here: the targets, one a file; the promises; the corpus that was found. No test of the suite lives here.
"""
