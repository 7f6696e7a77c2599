"""Makes claimkit's entity recognizer: reads labelled texts, trains, scores."""
