"""Clean columns of a pandas frame; missing values, index and dtypes stay, and the original frame is left alone."""

import pandas as pd

import cleantext.adapters.pandas  # noqa: F401  (registers '.cleantext')

frame = pd.DataFrame({"text": ["It rained , they said.", None, "Il pleut.Nous attendons le train."], "year": [1, 2, 3]})

cleaned = frame["text"].cleantext.fix(languages=["en", "fr"])
print(cleaned.dropna().tolist())

with_edits = frame.cleantext.fix(columns="text", languages=["en", "fr"], add=["spun", "edits"])
print(with_edits["text_edits"].map(len, na_action="ignore").dropna().tolist())
