-- One row at most. Times are milliseconds since 1970, UTC.
create table change_checkpoint (
    only_row    integer not null primary key check (only_row = 1),
    written_at  integer not null,
    deletion_id integer
);
