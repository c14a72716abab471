UPDATE book SET added_at = :added_at WHERE id = :id
