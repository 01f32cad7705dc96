-- Files on their way to Odoo, in parts: any replica may have to deliver them.
create table outbox_file (
    entry_id text    not null,
    part     integer not null,
    bytes    bytea   not null,
    kept_at  bigint  not null,
    primary key (entry_id, part)
);
-- What visitors send is compressed already, most of it.
alter table outbox_file alter column bytes set storage external;

-- Whoever delivers, gives up, purges or erases an entry takes its file with it, in the same transaction.
create function outbox_file_goes_with_its_entry() returns trigger language plpgsql as $$
begin
    delete from outbox_file where entry_id = old.id;
    return null;
end $$;
create trigger outbox_file_goes_with_its_entry after delete on outbox
for each row when (old.file_size is not null) execute function outbox_file_goes_with_its_entry();
create trigger outbox_file_is_needed_no_more after update of message_id, parked on outbox
for each row when (old.file_size is not null and (new.message_id is not null or new.parked = 1))
execute function outbox_file_goes_with_its_entry();

-- The keys of file links: one signs, the one before it still verifies.
create table link_key (
    place   text   not null primary key check (place in ('signing', 'old')),
    key     bytea  not null check (octet_length(key) = 32),
    made_at bigint not null default (extract(epoch from now()) * 1000)
);
