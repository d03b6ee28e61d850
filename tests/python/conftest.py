"""What all tests share: random examples that are few enough for a sanitized build, and keep no files."""

import hypothesis

hypothesis.settings.register_profile("ikeerr", max_examples=60, deadline=None, database=None)
hypothesis.settings.load_profile("ikeerr")
