/**
 * What became of a run with faults, judged from outside: the clients' own log, the letters that a mail server of ours
 * accepted, the register's rows and the API's answers. It uses nothing of the rules: {@link
 * dev.reinstate.worker.faults.judge.Books} is a few lines of arithmetic of its own.
 */
@NullMarked
package dev.reinstate.worker.faults.judge;

import org.jspecify.annotations.NullMarked;
