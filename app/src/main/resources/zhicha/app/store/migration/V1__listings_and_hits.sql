-- One SQL for H2 (MODE=PostgreSQL) and PostgreSQL. JSON is kept as text: it is read by Java, never by the database,
-- and plain text may hold an escaped NUL, which jsonb refuses.

create table listing (
    id            varchar(300) primary key,
    platform      varchar,
    seller        varchar(300) not null,
    title         varchar not null,
    first_seen    timestamp with time zone not null,
    last_seen     timestamp with time zone not null,
    observation   char(64) not null,
    data          varchar not null
);
create index listing_seller on listing (seller);
create index listing_last_seen on listing (last_seen);

-- what was read, once for every different content
create table observation (
    listing       varchar(300) not null references listing (id),
    digest        char(64) not null,
    data          varchar not null,
    primary key (listing, digest)
);

-- every time it was seen
create table sighting (
    listing       varchar(300) not null references listing (id),
    seen_at       timestamp with time zone not null,
    observation   char(64) not null,
    capture       varchar(71),
    run           varchar(60),
    primary key (listing, seen_at)
);

-- the latest judgement of each listing; what was put before people is kept with the flags
create table hit (
    listing       varchar(300) not null references listing (id),
    right_id      varchar(300) not null,
    kind          varchar(40) not null,
    verdict       varchar(10) not null,
    score         double precision not null,
    judged_at     timestamp with time zone not null,
    data          varchar not null,
    primary key (listing, right_id)
);
create index hit_verdict on hit (verdict, score);

-- which capture holds a listing's picture; addresses can be longer than an index allows
create table picture (
    listing       varchar(300) not null,
    address_digest char(64) not null,
    address       varchar not null,
    capture       varchar(71) not null,
    seen_at       timestamp with time zone not null,
    primary key (listing, address_digest)
);
