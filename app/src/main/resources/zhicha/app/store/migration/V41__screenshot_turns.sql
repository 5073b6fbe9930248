-- Of several programs on one store one takes a screenshot: it holds the wish for a while, and goes on holding it.
alter table screenshot_wish add column taker varchar(40);
alter table screenshot_wish add column taken_until timestamp with time zone;
