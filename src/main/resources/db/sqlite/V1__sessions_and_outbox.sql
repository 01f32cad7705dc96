-- Times are milliseconds since 1970, UTC.
create table session (
    id           text    not null primary key,
    token_hash   text    not null unique,
    channel_id   integer not null,
    visitor_name text    not null,
    created_at   integer not null,
    last_used_at integer not null
);
create index session_last_used on session (last_used_at);

create table outbox (
    id            text    not null primary key,
    session_id    text    not null,
    channel_id    integer not null,
    client_key    text,
    content_hash  text    not null,
    message_id    integer,
    attachment_id integer,
    answered      integer not null default 0,
    sent_at       integer not null
);
create unique index outbox_client_key on outbox (channel_id, client_key) where client_key is not null;
create index outbox_content on outbox (session_id, content_hash, sent_at);
create index outbox_sent on outbox (sent_at);
