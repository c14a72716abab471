SELECT title FROM book WHERE id = ?1
