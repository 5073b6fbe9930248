-- People who use the console, what they may do, and their sessions.

create table account (
  id varchar(40) primary key,
  name varchar(64) not null unique,
  display_name varchar(100) not null,
  password_hash varchar(300) not null,
  must_change boolean not null,
  active boolean not null,
  created_at timestamp with time zone not null
);

create table account_role (
  account_id varchar(40) not null references account (id),
  role varchar(20) not null,
  primary key (account_id, role)
);

-- Kept by the name that was tried, not by account, so that a stranger cannot learn which names exist.
create table sign_in_failure (
  name varchar(64) primary key,
  failures integer not null,
  last_at timestamp with time zone not null,
  locked_until timestamp with time zone
);

-- Only the SHA-256 of a token is kept: whoever reads this table cannot use it to come in.
create table console_session (
  token_hash varchar(64) primary key,
  account_id varchar(40) not null references account (id),
  kind varchar(10) not null,
  label varchar(100) not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null
);
create index console_session_account on console_session (account_id);
