-- The watch: who will be suspended, soonest first, read along this index alone.
create index grounds_foreseen on grounds (holds_from, case_id, ground)
    where state = 'FORESEEN' and holds_from is not null;
