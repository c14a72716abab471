INSERT INTO local_book_search (rowid, title, authors, tags, other) VALUES (?1, ?2, ?3, ?4, ?5)
