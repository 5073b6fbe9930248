-- The crawler's frontier: what is still to be asked and what became of everything that was.
create table frontier_crawl (
    crawl         varchar(100) primary key,
    site          varchar(63) not null,
    opened_at     timestamp with time zone not null
);

-- shared by all crawls: a host is asked gently, whoever asks
create table frontier_host (
    host          varchar(253) primary key,
    due_at        timestamp with time zone not null,
    slow_ms       bigint not null
);

create table frontier_entry (
    crawl         varchar(100) not null,
    route         char(64) not null,
    -- order of finding within a host: milliseconds since 1970 times 10,000, plus the place on the page
    place         bigint not null,
    host          varchar(253) not null,
    address       varchar not null,
    kind          varchar(10) not null,
    item          varchar,
    depth         integer not null,
    attempts      integer not null,
    state         varchar(10) not null check (state in ('queued', 'leased', 'ended')),
    lease         varchar(40),
    leased_at     timestamp with time zone,
    ending        varchar(10),
    reason        varchar(60),
    status        integer,
    bytes         bigint,
    detail        varchar,
    took_ms       bigint,
    capture       varchar(71),
    ended_at      timestamp with time zone,
    primary key (crawl, route)
);
create index frontier_entry_queue on frontier_entry (crawl, state, host, place);
create index frontier_entry_flight on frontier_entry (host, state, leased_at);

-- what each crawl read, written in the same step as the ending of its page
create table frontier_listing (
    crawl         varchar(100) not null,
    listing       varchar(300) not null,
    data          varchar not null,
    read_at       timestamp with time zone not null,
    primary key (crawl, listing)
);
