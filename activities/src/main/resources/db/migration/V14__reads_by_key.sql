-- What a case and an account are read by; without these a look reads all notices, and all answers to disputes, there are.
create index notices_of_case on notices (case_id, due_at, id);
create index dispute_answers_of_account on dispute_answers (account_id, answered_at);
