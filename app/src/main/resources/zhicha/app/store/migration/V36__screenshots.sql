-- Whole-page screenshots that are still to be taken: written with the flag they are for, so that no kill comes between.
create table screenshot_wish (
    listing       varchar(300) not null references listing (id),
    -- see ListingRows: what is offered, without what moves by itself
    substance     char(64) not null,
    site          varchar not null,
    address       varchar not null,
    -- the capture that the listing was read from, to which the screenshot will belong
    page          varchar(80) not null,
    cause         varchar(20) not null,
    asked_by      varchar(200) not null,
    asked_at      timestamp with time zone not null,
    primary key (listing, substance)
);
create index screenshot_wish_turn on screenshot_wish (cause, asked_at);

-- What became of each wish; only ever added to. capture is null where there is none, and lack says why.
create table screenshot (
    id            varchar(40) primary key,
    listing       varchar(300) not null references listing (id),
    substance     char(64) not null,
    site          varchar not null,
    page          varchar(80) not null,
    cause         varchar(20) not null,
    asked_by      varchar(200) not null,
    asked_at      timestamp with time zone not null,
    ended_at      timestamp with time zone not null,
    capture       varchar(80),
    width         integer not null,
    height        integer not null,
    bytes         bigint not null,
    lack          varchar(40),
    detail        varchar not null
);
create index screenshot_listing on screenshot (listing, ended_at);
create index screenshot_day on screenshot (cause, ended_at);
