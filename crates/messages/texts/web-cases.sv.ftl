# Sentences of the pages: cases.

