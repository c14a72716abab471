SELECT id, name, isbn13, asin, publisher, published, language, format, pages, last_page, minutes
FROM edition
WHERE id = ?1
