# Sentences of the pages: contracts.

