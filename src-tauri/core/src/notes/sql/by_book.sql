SELECT l.book_id, b.title, count(*)
FROM local_note l
JOIN local_book b ON b.book_id = l.book_id
