-- What is remembered of a message is its session's: the number of a channel may be another visitor's one day.
drop index outbox_client_key;
drop index outbox_channel;
create unique index outbox_client_key on outbox (session_id, client_key) where client_key is not null;
