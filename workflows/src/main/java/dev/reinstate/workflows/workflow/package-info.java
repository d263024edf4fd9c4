/**
 * The case as Temporal runs it. {@link dev.reinstate.workflows.workflow.SuspensionCaseWorkflow} is the story, {@link
 * dev.reinstate.workflows.workflow.Steps} how a step survives an outage, {@link
 * dev.reinstate.workflows.workflow.Waiting} how the case sleeps. No SQL, no rules, no client.
 */
@NullMarked
package dev.reinstate.workflows.workflow;

import org.jspecify.annotations.NullMarked;
