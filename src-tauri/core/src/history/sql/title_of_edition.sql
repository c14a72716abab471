SELECT b.title FROM edition e JOIN book b ON b.id = e.book_id WHERE e.id = ?1
