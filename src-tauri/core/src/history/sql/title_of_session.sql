SELECT b.title FROM session s JOIN read r ON r.id = s.read_id JOIN book b ON b.id = r.book_id WHERE s.id = ?1
