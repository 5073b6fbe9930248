-- Every capture of a picture, not only the latest: what was confirmed must be shown as it was when it was confirmed.
-- It held a picture from first_seen to seen_at.
create table picture_capture (
    listing       varchar(300) not null,
    address_digest char(64) not null,
    address       varchar not null,
    capture       varchar(71) not null,
    first_seen    timestamp with time zone not null,
    seen_at       timestamp with time zone not null,
    primary key (listing, address_digest, capture)
);

insert into picture_capture (listing, address_digest, address, capture, first_seen, seen_at)
select listing, address_digest, address, capture, seen_at, seen_at from picture;

drop table picture;
