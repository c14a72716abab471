SELECT max(order_key) FROM plan
