package dev.reinstate.api.console;

import dev.reinstate.workflows.cases.Broken;
import java.util.List;

/**
 * Why there is no page.
 *
 * @param about where this kind of problem is explained
 */
public record ProblemPage(int status, String title, String detail, List<Broken> broken, String about) {}
