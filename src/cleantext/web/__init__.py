"""A page to paste into and its JSON, served on this machine only; how it is started is the command's affair."""
