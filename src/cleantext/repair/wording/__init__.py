"""How a repair is written: case, articles, inflection, agreement; which repair it is comes from elsewhere."""
