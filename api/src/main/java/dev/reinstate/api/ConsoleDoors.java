package dev.reinstate.api;

import dev.reinstate.api.signin.Issuer;
import dev.reinstate.workflows.ports.Sessions;
import java.net.URI;

/**
 * What the console needs beside the ports.
 *
 * @param issuer who lets people in
 * @param origin where browsers find it, such as {@code https://reinstate.example.com}
 */
public record ConsoleDoors(Sessions sessions, Issuer issuer, URI origin) {}
