SELECT count(*) FROM local_book WHERE in_trash = ?1
