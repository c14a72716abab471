-- Every such title is among the hits: it holds all the words, the last one begun.
SELECT doc
FROM local_book
WHERE in_trash = 0 AND title_key >= ?1 AND title_key < ?1 || char(0x10FFFF)
ORDER BY title_key, doc
LIMIT ?2
