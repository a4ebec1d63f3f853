"""Personal data that would become public. These rules read everything: a leak inside a quotation is a leak."""
