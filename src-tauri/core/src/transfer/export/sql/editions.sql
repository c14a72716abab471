SELECT book_id, isbn13, asin, publisher, published, format, pages, minutes, name, language, last_page, id
FROM edition INDEXED BY edition_book
WHERE deleted_at IS NULL
ORDER BY book_id, order_key, id
