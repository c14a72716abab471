-- The books whose notes have the words: a note's key begins with its book's.
SELECT rowid >> 24 FROM local_note_search WHERE local_note_search MATCH ?1
