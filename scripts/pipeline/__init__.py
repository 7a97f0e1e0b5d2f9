"""From HUVR's OpenAPI description to `generated/huvr_api`, one step per module."""
