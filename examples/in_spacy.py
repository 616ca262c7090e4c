"""Clean texts as the first component of a spaCy pipeline; each token knows where it stood in the source."""

import spacy

import cleantext.adapters.spacy  # noqa: F401  (registers the component)

nlp = spacy.blank("en")
nlp.add_pipe("cleantext", first=True, config={"languages": ["en"]})

for doc in nlp.pipe(["It rained , they said.", "The doors opened on Monday.The queue was long."]):
    print([token.text for token in doc], [edit.rule for edit in doc._.cleantext.edits])
    start, end = doc[2:4]._.source_span
    print(repr(doc._.cleantext.source[start:end]))
