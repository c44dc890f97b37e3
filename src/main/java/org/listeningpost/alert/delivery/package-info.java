/**
 * How does a message leave the house? Signed webhooks, chat channels and e-mail, to nowhere that the administrator has not
 * allowed.
 */
@NullMarked
package org.listeningpost.alert.delivery;

import org.jspecify.annotations.NullMarked;
