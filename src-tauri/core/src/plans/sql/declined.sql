SELECT id FROM plan_declined WHERE plan_id = ?1
