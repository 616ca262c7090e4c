"""Clean a Ray dataset, block by block, on as many workers as you say; each loads its tables once."""

import ray

from cleantext.adapters.ray import fix

dataset = ray.data.from_items([{"text": "It rained , they said."}, {"text": "Il pleut.Nous attendons le train."}])

cleaned = fix(dataset, "text", workers=1, settings={"languages": ["en", "fr"]})
print(sorted(row["text"] for row in cleaned.take_all()))
