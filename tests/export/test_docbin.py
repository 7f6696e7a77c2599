"""DocBin: what other spaCy tools find in it."""

from __future__ import annotations

from spacy.tokens import DocBin
from spacy.vocab import Vocab
from tests.samples import sample

from claimkit.export import to_docbin
from claimkit.models import Extraction


def test_docbin_spans_survive_bytes() -> None:
    data = to_docbin([("crue", sample())]).to_bytes()
    (doc,) = DocBin().from_bytes(data).get_docs(Vocab())
    assert [span.text for span in doc.spans["sources"]] == ["Le Courrier du Bocage", "des pompiers", "la préfète"]
    assert [span.label_ for span in doc.spans["claims"]] == ["certain", "probable", "certain", "possible"]
    assert [(span.text, span.label_) for span in doc.spans["locations"]] == [("Bayeux", "city")]
    assert doc.user_data["name"] == "crue"
    assert Extraction.model_validate_json(doc.user_data["claimkit_extraction"]) == sample()
