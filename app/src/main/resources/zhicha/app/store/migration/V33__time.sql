-- Which fields each page of goods, and each list, gave: what a change of layout is noticed from. Written again for a page
-- that is read again, so a kill doubles nothing; old pages of a site are let go.
create table layout_page (
    run           varchar(100) not null,
    route         char(64) not null,
    site          varchar(63) not null,
    kind          varchar(10) not null,
    seen_at       timestamp with time zone not null,
    stratum       varchar(100) not null,
    filled        varchar(1000) not null,
    capture       varchar(71),
    primary key (run, route)
);
create index layout_page_site on layout_page (site, kind, seen_at);

create table layout_alarm (
    -- made of site, kind, field and the last acknowledgement: one alarm cannot be raised twice
    id            varchar(40) primary key,
    site          varchar(63) not null,
    kind          varchar(10) not null,
    field         varchar(60) not null,
    run           varchar(100) not null,
    raised_at     timestamp with time zone not null,
    changed_at    timestamp with time zone not null,
    before_pages  bigint not null,
    before_filled bigint not null,
    after_pages   bigint not null,
    after_filled  bigint not null,
    before_capture varchar(71),
    after_capture varchar(71),
    acknowledged_at timestamp with time zone,
    acknowledged_by varchar(200),
    note          varchar(2000)
);
create index layout_alarm_site on layout_alarm (site, acknowledged_at);

-- a listing that was asked for and was not on offer any more
create table listing_absence (
    listing       varchar(300) not null,
    seen_at       timestamp with time zone not null,
    reason        varchar(40) not null,
    capture       varchar(71),
    run           varchar(60),
    primary key (listing, seen_at)
);

-- digest of what an observation says without its counters (sold, left), so that it can be told whether the offer changed
-- without reading it; null for what was written before
alter table observation add column substance char(64);

-- listings that a crawl looked at again by its own memory, and not because it found them
create table revisit (
    crawl         varchar(100) not null,
    route         char(64) not null,
    listing       varchar(300) not null,
    address       varchar not null,
    place         integer not null,
    urgency       double precision not null,
    rate          double precision not null,
    why           varchar(20) not null,
    queued_at     timestamp with time zone not null,
    primary key (crawl, route)
);

-- notices and letters that went out about a listing, as far as somebody told the system
create table dispatch (
    listing       varchar(300) not null,
    sent_at       timestamp with time zone not null,
    reference     varchar(200) not null,
    told_by       varchar(200) not null,
    primary key (listing, sent_at)
);
