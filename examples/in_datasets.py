"""Clean a Hugging Face dataset; columns that are not named stay as they are, and its cache works."""

from datasets import Dataset

from cleantext.adapters.datasets import fix

dataset = Dataset.from_dict({"text": ["It rained , they said.", "Il pleut.Nous attendons le train."], "label": [0, 1]})

print(fix(dataset, "text", settings={"languages": ["en", "fr"]}).to_dict())
