"""What a valid record is: documents, their facts, the vocabulary and the jurisdictions."""
