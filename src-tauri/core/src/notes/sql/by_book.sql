SELECT book_id, (SELECT title FROM local_book b WHERE b.book_id = most.book_id), notes
FROM (
SELECT l.book_id AS book_id, count(*) AS notes
FROM local_note l
