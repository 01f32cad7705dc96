-- What Odoo has to forget. Times are milliseconds since 1970, UTC.
create table erasure (
    channel_id integer not null primary key,
    session_id text    not null,
    not_before integer not null
);
