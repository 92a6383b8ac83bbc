# Sentences of the pages: api.

