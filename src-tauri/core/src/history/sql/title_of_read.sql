SELECT b.title FROM read r JOIN book b ON b.id = r.book_id WHERE r.id = ?1
