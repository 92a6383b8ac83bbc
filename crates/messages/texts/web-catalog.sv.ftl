# Sentences of the pages: catalog.

