-- The relay asks every two seconds for cases that looked on another incarnation of the engine.
create index cases_of_engine on cases (engine) where not run_over;
