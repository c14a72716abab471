SELECT count(*), count(DISTINCT l.book_id)
FROM local_note l
