-- What a read has behind it: its entries in their order, then its ticks.
SELECT is_tick, from_fraction, to_fraction
FROM read_stretch
WHERE read_id = ?1
ORDER BY is_tick, day, log_at, id
