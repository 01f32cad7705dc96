-- What Odoo has to forget. Times are milliseconds since 1970, UTC.
create table erasure (
    session_id text    not null primary key,
    channel_id integer not null,
    not_before integer not null
);
