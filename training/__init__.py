"""How the models are made: from corpora to the files that ship."""
