INSERT INTO item (
    id, plan_id, stage_id, source, asks_for, book_id, confidence, basis, no_such_book, part_unit, part_first, part_last,
    optional, group_id, edition_id, order_key, named, more
)
VALUES (
    :id, :plan, :stage, :source, :asks_for, :book, :confidence, :basis, :no_such_book, :part_unit, :part_first, :part_last,
    :optional, :group, :edition, :order_key, :named, :more
)
