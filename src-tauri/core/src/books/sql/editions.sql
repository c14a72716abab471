SELECT id, name, isbn13, asin, publisher, published, language, format, pages, last_page, minutes
FROM edition
WHERE book_id = ?1 AND deleted_at IS NULL
ORDER BY order_key, id
