"""Clean a column of a pandas frame; missing values stay missing."""

import pandas as pd

import cleantext

clean = cleantext.Cleaner(languages=["en", "fr"])
frame = pd.DataFrame({"text": ["It rained , they said.", None, "Il pleut.Nous attendons le train."]})

one_by_one = frame["text"].map(clean, na_action="ignore")

present = frame["text"].dropna()
frame["text"] = pd.Series(clean(present.tolist()), index=present.index)  # in one batch: much faster

print(one_by_one.equals(frame["text"]), frame["text"].dropna().tolist())
