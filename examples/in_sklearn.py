"""Clean texts as the first step of a scikit-learn pipeline."""

from sklearn.feature_extraction.text import CountVectorizer
from sklearn.pipeline import make_pipeline

from cleantext.adapters.sklearn import CleanText

pipeline = make_pipeline(CleanText(languages=["en"]), CountVectorizer(ngram_range=(2, 2)))

pipeline.fit(["They study synthetic intelligence and convolutional neural organizations."])
print(pipeline[-1].get_feature_names_out().tolist())
