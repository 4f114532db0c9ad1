"""One file a screen: layout, signals in, show_… out."""
