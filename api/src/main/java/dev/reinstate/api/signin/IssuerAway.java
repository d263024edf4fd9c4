package dev.reinstate.api.signin;

/** The issuer did not answer, or not as it should; nobody knows whether the caller is who they say. */
public final class IssuerAway extends RuntimeException {

    private static final long serialVersionUID = 1;

    IssuerAway(String message, Throwable cause) {
        super(message, cause);
    }
}
