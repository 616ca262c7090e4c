"""Clean documents as a step of a datatrove pipeline."""

from datatrove.data import Document

from cleantext.adapters.datatrove import CleanText

documents = [Document(text="It rained , they said.", id="1")]

print([document.text for document in CleanText(languages=["en"]).run(documents)])
