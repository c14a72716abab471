UPDATE item
SET source = :source,
    asks_for = :asks_for,
    book_id = :book,
    edition_id = :edition,
    confidence = :confidence,
    basis = :basis,
    no_such_book = :no_such_book,
    part_unit = :part_unit,
    part_first = :part_first,
    part_last = :part_last,
    optional = :optional,
    group_id = :group
WHERE id = :id
