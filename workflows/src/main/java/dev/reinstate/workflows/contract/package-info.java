/**
 * What crosses Temporal: the workflow, its signals, its steps and their messages. Histories hold these names and shapes
 * for as long as a case is open, so a released one is frozen: add, with a default, and never rename or remove. The
 * golden files beside the recorded histories say when a change reaches them.
 */
@NullMarked
package dev.reinstate.workflows.contract;

import org.jspecify.annotations.NullMarked;
