SELECT book_id, title, authors
FROM local_book
WHERE name_key >= ?1 AND name_key < ?1 || char(0x10FFFF) AND in_trash = 0
ORDER BY name_key, doc
LIMIT ?2
