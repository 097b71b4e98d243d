"""How well forms are understood: what a control asks and which button sends, against what people have marked by hand."""
