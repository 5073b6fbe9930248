create table flag (
    id            varchar(40) primary key,
    listing       varchar(300) not null,
    right_id      varchar(300) not null,
    revision      integer not null,
    status        varchar(20) not null,
    fingerprint   char(64) not null,
    urgency       integer not null,
    harm          integer not null,
    sales         bigint not null,
    kind          varchar(40) not null,
    sector        varchar(40),
    site          varchar,
    seller        varchar(300) not null,
    first_seen    timestamp with time zone not null,
    last_seen     timestamp with time zone not null,
    raised_at     timestamp with time zone not null,
    decision      bigint,
    claimed_by    varchar(200),
    claimed_since timestamp with time zone,
    claimed_until timestamp with time zone,
    unique (listing, right_id)
);
create index flag_queue on flag (status, urgency, harm);
create index flag_seller on flag (seller, status);

create table flag_revision (
    flag          varchar(40) not null references flag (id),
    revision      integer not null,
    fingerprint   char(64) not null,
    raised_at     timestamp with time zone not null,
    listing_data  varchar not null,
    right_data    varchar not null,
    hit_data      varchar not null,
    primary key (flag, revision)
);

create table flag_rule (
    flag          varchar(40) not null references flag (id),
    rule          varchar(300) not null,
    primary key (flag, rule)
);
create index flag_rule_rule on flag_rule (rule);

-- only ever added to; see DecisionChain for the digests
create table decision (
    sequence      bigint primary key,
    id            varchar(40) not null unique,
    flag          varchar(40) not null references flag (id),
    revision      integer not null,
    listing       varchar(300) not null,
    right_id      varchar(300) not null,
    seller        varchar(300) not null,
    judgement     varchar(20) not null,
    reason        varchar(40),
    withdraws     varchar(40),
    note          varchar not null,
    rules         varchar not null,
    analyst       varchar(200) not null,
    session       varchar(200) not null,
    decided_at    timestamp with time zone not null,
    previous      char(64) not null,
    digest        char(64) not null
);
create index decision_flag on decision (flag, sequence);
create index decision_seller on decision (seller, sequence);
create index decision_session on decision (analyst, session, sequence);

create table decision_head (
    one           integer primary key check (one = 1),
    sequence      bigint not null,
    digest        char(64) not null
);
insert into decision_head (one, sequence, digest)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

create table note (
    id            varchar(40) primary key,
    flag          varchar(40) not null references flag (id),
    analyst       varchar(200) not null,
    noted_at      timestamp with time zone not null,
    content       varchar not null
);
create index note_flag on note (flag, id);
