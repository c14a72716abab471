-- What the trash can be searched by.
SELECT doc, concat_ws(' ', title, authors, tags) FROM local_book WHERE in_trash = 1
