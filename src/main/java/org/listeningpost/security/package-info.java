/**
 * Who may do this? Keys, roles, rate limits.
 */
@NullMarked
package org.listeningpost.security;

import org.jspecify.annotations.NullMarked;
