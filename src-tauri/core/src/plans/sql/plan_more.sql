SELECT more FROM plan WHERE id = ?1
