-- Which build of the worker looked at a case last, and when: what a deploy still has to carry. Null until the first look
-- after this step; nothing is filled in for cases that are asleep.
alter table cases add column build text;
alter table cases add column looked_at timestamptz;
