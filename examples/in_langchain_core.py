"""Clean LangChain documents before they are split and embedded."""

from langchain_core.documents import Document

from cleantext.adapters.langchain import CleanText

documents = [Document(page_content="It rained , they said.", metadata={"page": 1})]

print([(d.page_content, d.metadata) for d in CleanText(languages=["en"]).transform_documents(documents)])
