SELECT kind FROM note WHERE id = ?1
