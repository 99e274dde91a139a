"""Small parts that several panels are made of, and the words that they share."""
