/**
 * What those who call the API read: the reference, made of {@code openapi.yaml} ({@link
 * dev.reinstate.api.docs.ReferenceReader}), and a page behind the {@code type} of every problem ({@link
 * dev.reinstate.api.docs.Guides}). Open to everybody, written once when the process starts, readable without a script.
 */
@NullMarked
package dev.reinstate.api.docs;

import org.jspecify.annotations.NullMarked;
