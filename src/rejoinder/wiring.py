"""The only file that knows every room: builds the desk and its ports from Settings."""
