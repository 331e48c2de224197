// The classic script carries the whole engine's glue from the start.
