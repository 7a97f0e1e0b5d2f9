"""Step 4, generate: openapi-python-client with our templates."""
