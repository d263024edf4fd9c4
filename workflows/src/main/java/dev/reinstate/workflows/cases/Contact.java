package dev.reinstate.workflows.cases;

/**
 * A person at the partner.
 *
 * @param language of the notices to this person, a BCP 47 tag such as {@code en}
 */
public record Contact(String name, String email, ContactRole role, String language) {}
