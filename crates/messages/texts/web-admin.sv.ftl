# Sentences of the pages: admin.

