"""Clean a Ray dataset, block by block on many workers."""

import ray

import cleantext

clean = cleantext.Cleaner(languages=["en", "fr"])
dataset = ray.data.from_items([{"text": "It rained , they said."}, {"text": "Il pleut.Nous attendons le train."}])

print(sorted(row["text"] for row in dataset.map_batches(clean).take_all()))
