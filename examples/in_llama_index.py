"""Clean documents as the first transformation of a LlamaIndex ingestion pipeline."""

from llama_index.core import Document
from llama_index.core.ingestion import IngestionPipeline

from cleantext.adapters.llama_index import CleanText

pipeline = IngestionPipeline(transformations=[CleanText(languages=["en"])])

print([node.text for node in pipeline.run(documents=[Document(text="It rained , they said.")])])
