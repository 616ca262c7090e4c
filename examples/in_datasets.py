"""Clean a Hugging Face dataset; columns that hold no text stay as they are."""

from datasets import Dataset

import cleantext

clean = cleantext.Cleaner(languages=["en", "fr"])
dataset = Dataset.from_dict({"text": ["It rained , they said.", "Il pleut.Nous attendons le train."], "label": [0, 1]})

print(dataset.map(clean, batched=True).to_dict())
