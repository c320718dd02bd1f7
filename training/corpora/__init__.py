"""The corpora that the reader learns from, each as texts with marked spans."""
